#!/usr/bin/env bash
# Makes the topics of the house on any Kafka cluster of three or more brokers; what is there already stays as it is.
#   BOOTSTRAP=broker:9092 [CONFIG=admin.properties] deploy/kafka/topics.sh [EPOCH]
# KAFKA is where Kafka's own scripts are (default /opt/kafka/bin).
set -euo pipefail
epoch=${1:-1}
kafka=${KAFKA:-/opt/kafka/bin}
connect=(--bootstrap-server "${BOOTSTRAP:?BOOTSTRAP: none (expected: host:port of a broker)}")
if [[ -n ${CONFIG:-} ]]; then
  connect+=(--command-config "$CONFIG")
fi

make_topic() {
  local name=$1 partitions=$2
  shift 2
  local settings=()
  local setting
  for setting in "$@"; do
    settings+=(--config "$setting")
  done
  "$kafka/kafka-topics.sh" "${connect[@]}" --create --if-not-exists --topic "$name" \
    --partitions "$partitions" --replication-factor "${REPLICAS:-3}" "${settings[@]}"
}

# 64 is for ever: the partition of a room follows from it. 14 days: docs/operating.md.
make_topic "room-log-$epoch" 64 cleanup.policy=delete message.timestamp.type=LogAppendTime retention.ms=1209600000 \
  min.insync.replicas=2 unclean.leader.election.enable=false
make_topic session-events 1 cleanup.policy=compact min.insync.replicas=2 unclean.leader.election.enable=false
make_topic room-log-dlt 1 cleanup.policy=delete retention.ms=7776000000 min.insync.replicas=2
