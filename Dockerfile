# syntax=docker/dockerfile:1

# docker build -t dateline .
# docker run -p 8080:8080 -v dateline:/data dateline                              with the embedded PostgreSQL
# docker run -p 8080:8080 -e DATELINE_DATABASE_URL=postgresql://… dateline        with a given one

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B -q -DskipTests -Dmaven.antrun.skip package

FROM eclipse-temurin:25-jre AS jars
RUN groupadd --gid 10001 dateline \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp dateline \
    && install -d -o 10001 -g 10001 -m 700 /data
WORKDIR /opt/dateline
# What changes seldom comes first, so that its layer is kept.
COPY --from=build /build/target/quarkus-app/lib/ lib/
COPY --from=build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=build /build/target/quarkus-app/app/ app/
COPY --from=build /build/target/quarkus-app/quarkus-run.jar ./
USER 10001:10001

# The AOT cache of a start (docs/operations.md), made with the Java that will use it. Where that fails, as in a build that
# emulates another processor, the image is whole without it.
FROM jars AS training
RUN mkdir /tmp/aot && { java -XX:AOTCacheOutput=/tmp/aot/dateline.aot -Xlog:aot*=off -Xlog:cds*=off -Xmx224m \
    -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED -jar quarkus-run.jar train /tmp/data \
    || rm -f /tmp/aot/*; }

FROM jars
COPY --from=training /tmp/aot/ ./
# Only the embedded PostgreSQL writes there.
ENV DATELINE_DATA_DIR=/data
EXPOSE 8080
# The flags of the launcher (dateline), but for the heap: here it is half of the container's memory.
# More of them go into JDK_JAVA_OPTIONS; -Xmx there wins.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=60000", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=/opt/dateline/dateline.aot", "-Xlog:aot*=off", "-Xlog:cds*=off", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/dateline/quarkus-run.jar"]
CMD ["start"]
