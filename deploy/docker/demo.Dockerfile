# Tells the demo rooms to a house that just opened, and ends. For docker-compose.yml alone.
ARG RUNTIME=eclipse-temurin:25-jre
FROM ${RUNTIME}
WORKDIR /teahouse
COPY lib/ ./lib/
COPY local-stack.jar ./
# Where it remembers what it told, writable for the user below.
COPY --chown=10001:10001 data/ /data/
USER 10001:10001
ENTRYPOINT ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp", "local-stack.jar:lib/*", "teahouse.local.DemoTeller"]
