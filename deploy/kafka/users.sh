#!/usr/bin/env bash
# Gives each service's Kafka user what it does and nothing else; the users themselves (SCRAM or certificates) are the cluster's business.
#   BOOTSTRAP=broker:9092 [CONFIG=admin.properties] deploy/kafka/users.sh
set -euo pipefail
kafka=${KAFKA:-/opt/kafka/bin}
connect=(--bootstrap-server "${BOOTSTRAP:?BOOTSTRAP: none (expected: host:port of a broker)}")
if [[ -n ${CONFIG:-} ]]; then
  connect+=(--command-config "$CONFIG")
fi

allow() {
  local user=$1
  shift
  "$kafka/kafka-acls.sh" "${connect[@]}" --add --allow-principal "User:$user" "$@"
}

allow auth --operation Describe --operation Write --operation Create --topic session-events
allow chat --operation Describe --operation Read --operation Write --operation Create --topic room-log- --resource-pattern-type prefixed
allow chat --operation Describe --operation Read --topic session-events
allow history --operation Describe --operation Read --topic room-log- --resource-pattern-type prefixed
allow history --operation Describe --operation Write --operation Create --topic room-log-dlt
allow history --operation Describe --operation Read --topic session-events
allow history --operation Describe --operation Read --group history-archive
