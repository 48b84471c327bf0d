# Switchboard as an image: built with a JDK 25, run with a JRE as nobody in particular.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --create-home --home-dir /app switchboard
WORKDIR /app
COPY --from=build /src/cluster-config/target/lib lib
COPY --chmod=755 deploy/ready deploy/start ./
USER switchboard

# Inside a container everybody who may connect is another machine.
ENV SWITCHBOARD_HTTP_HOST=0.0.0.0
EXPOSE 8080 8081 7355
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/app/ready"]
ENTRYPOINT ["/app/start"]
CMD ["serve"]
