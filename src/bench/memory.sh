#!/bin/sh
# Memory and start (measure 6): resident memory after each kind of load; the heap, after a full collection, once a minute
# during hot reading; and the time from the command to the first article, against a PostgreSQL that runs, with the AOT
# cache and without. The build makes the cache: ./mvnw -DskipTests package.
#
#   src/bench/memory.sh CORPUS [MINUTES] [STARTS]    by default ten minutes of hot reading, seven starts of each kind
#
#   ARTICLES    how many articles are read: 10000
#
# server.sh has the rest. Needs curl, wrk and psql.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl wrk psql

corpus=${1:?"a corpus, see load.sh"}
minutes=${2:-10}
starts=${3:-7}

start "$corpus/data"
ready
database "$corpus/data"
psql -qAt -c "SELECT '/v1/articles/' || slug FROM article WHERE status = 'published' ORDER BY md5(slug)
    LIMIT ${ARTICLES:-10000}" >"$scratch/articles"
psql -qAt -c "SELECT '/v1/articles?tag=' || slug FROM tag UNION ALL SELECT '/v1/articles?person=' || slug FROM person
    UNION ALL SELECT '/v1/articles?place=' || slug FROM place" >"$scratch/lists"
awk -F '\t' '$1 == "drawn" { gsub(/ /, "%20", $2); print "/v1/articles?q=" $2 }' "$corpus/queries" >"$scratch/searches"

load() {
    BENCH_PATHS="$scratch/$1" wrk -t1 -c"$3" -d"$2s" --latency -s "$here/src/bench/zipf.lua" "$url" |
        awk '/^RESULT/ { print int($2) " a second" }'
}
# What is in use after a full collection, in MB.
in_use() {
    "$jdk_home/bin/jcmd" "$pid" GC.run >/dev/null
    "$jdk_home/bin/jcmd" "$pid" GC.heap_info |
        awk '/total|garbage-first|region/ { for (i = 1; i <= NF; i++) if ($i == "used") { sub(/K.*/, "", $(i + 1)); if ($0 !~ /[Mm]etaspace|class space/) sum += $(i + 1) } }
             END { print int(sum / 1024) }'
}
row after 'resident memory' 'heap in use' load
row --- --- --- ---
row 'the start' "$(resident) MB" "$(in_use) MB" –
for what in articles lists searches; do
    status=$(curl -s -o /dev/null -w '%{http_code}' "$url$(head -n 1 "$scratch/$what")")
    if [ "$status" = 200 ]; then
        rate=$(load $what 30 8)
        row "30 s of reading $what over 8 connections" "$(resident) MB" "$(in_use) MB" "$rate"
    else
        row "reading $what" – – "status $status"
    fi
done
minute=0
while [ "$minute" -lt "$minutes" ]; do
    minute=$((minute + 1))
    rate=$(load articles 60 64)
    row "minute $minute of hot reading over 64 connections" "$(resident) MB" "$(in_use) MB" "$rate"
done

# Starts of a second instance on the first one's PostgreSQL, each kind in turn.
one=$(head -n 1 "$scratch/articles")
first_article() {
    began=$(now)
    env DATELINE_DATABASE_URL="postgresql://dateline:$PGPASSWORD@127.0.0.1:$PGPORT/dateline" DATELINE_PORT=$((port + 1)) \
        DATELINE_DATA_DIR="$scratch/second" DATELINE_HOST=127.0.0.1 DATELINE_DEMO=false "$@" "$dateline" start \
        >>"$scratch/second.log" 2>&1 &
    others=$!
    until curl -fs -o /dev/null "http://127.0.0.1:$((port + 1))$one"; do
        kill -0 "$others" 2>/dev/null || { tail -n 40 "$scratch/second.log" >&2; exit 1; }
        sleep 0.02
    done
    echo $(( ($(now) - began) / 1000000 )) >>"$scratch/starts.$kind"
    until curl -fs -o /dev/null "http://127.0.0.1:$((port + 1))/health/ready"; do sleep 0.2; done
    stop_others
}
kind=discarded
first_article DATELINE_JAVA_OPTS=
for _ in $(seq "$starts"); do
    kind=cached
    first_article DATELINE_JAVA_OPTS=
    kind=plain
    first_article DATELINE_JAVA_OPTS=-XX:AOTMode=off
done
echo
row 'start, until the first article, against a running PostgreSQL' "median of $starts" all 'asked for'
row --- --- --- ---
row 'with the AOT cache' "$(median <"$scratch/starts.cached") ms" "$(tr '\n' ' ' <"$scratch/starts.cached")" 'under 1,500 ms'
row 'without' "$(median <"$scratch/starts.plain") ms" "$(tr '\n' ' ' <"$scratch/starts.plain")" –
