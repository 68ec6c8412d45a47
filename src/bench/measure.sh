#!/bin/sh
# Measures what docs/performance.md shows, on data folders that are deleted afterwards, and prints it as that table:
# first starts (median of three), later starts (median of seven), memory after 10,000 requests, import rate, memory
# after both, and requests a second. Needs curl, and the jar (./mvnw -DskipTests package); wrk for the rates of reading.
#
#   src/bench/measure.sh [FILE]    FILE: what to import, by default the Reuters file of ../shared/data
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
file=${1:-$here/../shared/data/reuters-21578/reuters-21578.ninjs.ndjson.gz}
folder=$(mktemp -d)
log=$folder/log
port=${PORT:-18080}
url=http://127.0.0.1:$port
pid=
export DATELINE_DATA_DIR="$folder/data" DATELINE_PORT="$port" DATELINE_HOST=127.0.0.1 DATELINE_PUBLIC_URL="$url"

stop() {
    [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; } || true
    pid=
}
trap 'stop; rm -rf "$folder"' EXIT INT TERM

now() { date +%s%N; }

# Starts Dateline; took is the milliseconds until the first 200.
start() {
    began=$(now)
    "$here/dateline" start >>"$log" 2>&1 &
    pid=$!
    until curl -fs -o /dev/null "$url/v1/site"; do
        kill -0 "$pid" 2>/dev/null || { cat "$log" >&2; exit 1; }
        sleep 0.05
    done
    took=$(( ($(now) - began) / 1000000 ))
}

# The middle one of its arguments, of which there is an odd number.
median() { printf '%s\n' "$@" | sort -n | sed -n "$(($# / 2 + 1))p"; }
row() { echo "| $1 | $2 |"; }
resident() { awk '/VmRSS/ {print int($2 / 1024) " MB"}' "/proc/$pid/status"; }

# 10,000 requests, 100 of them over one connection.
read_much() {
    i=0
    while [ "$i" -lt 100 ]; do
        curl -fs $(awk -v u="$url" 'BEGIN { for (n = 0; n < 50; n++) printf "-o /dev/null %s/v1/articles?limit=20 -o /dev/null %s/v1/articles/sochi-talks-putin-merkel ", u, u }')
        i=$((i + 1))
    done
}

[ -f "$here/target/quarkus-app/quarkus-run.jar" ] || { echo "There is no jar: ./mvnw -DskipTests package" >&2; exit 1; }
[ -f "$here/target/quarkus-app/dateline.aot" ] || echo "There is no AOT cache: starts are slower." >&2
row what measured
row --- ---

starts=
for _ in 1 2 3; do
    stop
    rm -rf "$folder/data"
    start
    starts="$starts $took"
done
row "first start, until the first 200" "$(median $starts) ms (median of$starts)"
key=$(grep -o 'dl_[0-9A-Za-z]*' "$log" | tail -n 1)

starts=
for _ in 1 2 3 4 5 6 7; do
    stop
    start
    starts="$starts $took"
done
row "later start, until the first 200" "$(median $starts) ms (median of$starts)"

read_much
row "resident memory of Java after 10,000 requests" "$(resident)"

if [ -f "$file" ]; then
    job=$(curl -fs -H "X-Api-Key: $key" --data-binary "@$file" -H 'Content-Type: application/octet-stream' \
        "$url/v1/imports?format=ninjs" | grep -o '"url":"[^"]*"' | head -n 1 | cut -d'"' -f4)
    until curl -fs -H "X-Api-Key: $key" "$job" | grep -qE '"state":"(done|failed)"'; do
        sleep 1
    done
    row "import" "$(curl -fs -H "X-Api-Key: $key" "$job" | grep -oE '"(state|created|rejected|rate)":[^,}]+' | tr '\n' ' ')"
    row "resident memory of Java after that import" "$(resident)"
    read_much
    row "resident memory of Java after 10,000 requests more" "$(resident)"
fi

if command -v wrk >/dev/null; then
    wrk -t1 -c16 -d5s "$url/v1/articles/sochi-talks-putin-merkel" >/dev/null
    for path in /v1/articles/sochi-talks-putin-merkel '/v1/articles?limit=20'; do
        for _ in 1 2 3; do
            wrk -t1 -c16 -d5s "$url$path" | awk '/Requests\/sec/ {print $2}'
        done | sort -n | sed -n 2p | sed "s#.*#| requests a second over 16 connections, $path (median of three) | & |#"
    done
fi
