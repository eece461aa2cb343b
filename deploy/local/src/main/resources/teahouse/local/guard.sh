# Ends what a launcher started once the launcher is gone. Reads orders from the launcher, one a line:
# watch PID, forget PID, delete FOLDER. The end of the orders is the end of the launcher.
trap '' INT TERM HUP
pids=''
while read -r verb what; do
  case $verb in
    watch) pids="$pids $what" ;;
    forget)
      others=''
      for pid in $pids; do
        [ "$pid" = "$what" ] || others="$others $pid"
      done
      pids=$others
      ;;
    delete) set -- "$@" "$what" ;;
  esac
done

# A stopped process hears TERM only after CONT.
for pid in $pids; do
  kill -TERM "$pid"
  kill -CONT "$pid"
done
patience=50
for pid in $pids; do
  while [ $patience -gt 0 ] && kill -0 "$pid"; do
    patience=$((patience - 1))
    sleep 0.2
  done
  kill -KILL "$pid"
done
for folder in "$@"; do
  rm -rf -- "$folder"
done
