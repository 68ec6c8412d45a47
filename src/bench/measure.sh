#!/bin/sh
# Measures what docs/performance.md shows, on an empty data folder that is deleted afterwards:
# first start, later starts (median of five), import rate, memory after 10,000 requests, and how reading compares
# with the one SQL query that it needs. Needs curl; wrk for the rates of reading.
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

# Starts Dateline; prints the milliseconds until the first 200.
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

start
echo "first start: $took ms"
key=$(grep -o 'dl_[0-9A-Za-z]*' "$log" | head -n 1)

starts=
for _ in 1 2 3 4 5; do
    stop
    start
    starts="$starts $took"
done
median=$(printf '%s\n' $starts | sort -n | sed -n 3p)
echo "later start: $median ms (median of$starts)"

if [ -f "$file" ]; then
    job=$(curl -fs -H "X-Api-Key: $key" --data-binary "@$file" -H 'Content-Type: application/octet-stream' \
        "$url/v1/imports?format=ninjs" | grep -o '"url":"[^"]*"' | head -n 1 | cut -d'"' -f4)
    until curl -fs -H "X-Api-Key: $key" "$job" | grep -q '"state":"done"'; do
        sleep 1
    done
    echo "import: $(curl -fs -H "X-Api-Key: $key" "$job" | grep -oE '"(created|rejected|rate)":[0-9.]+' | tr '\n' ' ')"
    echo "resident memory after the import: $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status") MB"
fi

i=0
while [ "$i" -lt 100 ]; do
    # 100 requests a call, over one connection
    curl -fs $(awk -v u="$url" 'BEGIN { for (n = 0; n < 50; n++) printf "-o /dev/null %s/v1/articles?limit=20 -o /dev/null %s/v1/articles/sochi-talks-putin-merkel ", u, u }')
    i=$((i + 1))
done
echo "resident memory after 10,000 requests: $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status") MB"

if command -v wrk >/dev/null; then
    wrk -t1 -c16 -d5s "$url/v1/articles/sochi-talks-putin-merkel" >/dev/null
    for path in /v1/articles/sochi-talks-putin-merkel '/v1/articles?limit=20'; do
        for _ in 1 2 3; do
            wrk -t1 -c16 -d5s "$url$path" | awk '/Requests\/sec/ {print $2}'
        done | sort -n | sed -n 2p | sed "s|^|requests a second, 16 connections, $path: |"
    done
fi
