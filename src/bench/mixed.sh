#!/bin/sh
# Reads and writes together (measure 5): Mixed.java offers a fixed rate, of which 95 % are hot reads, 4 % lists that were
# not asked for before, and 1 % writes. It works on a copy of the corpus.
#
#   src/bench/mixed.sh CORPUS [SECONDS]    by default 60 seconds
#
#   RATE        requests a second: 2000, half of what the mixture does not keep up with on two cores
#   WARMUP      seconds of hot reads, and then of a growing rate, before the measuring: 60
#   ARTICLES    how many articles are read: 10000
#
# server.sh has the rest. Needs curl, wrk and psql.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl wrk psql

corpus=${1:?"a corpus, see load.sh"}
seconds=${2:-60}
warmup=${WARMUP:-60}
jars=$(dirname -- "$(readlink -f "$dateline")")/target/quarkus-app/lib/main
cp -a "$corpus/data" "$scratch/data"

start "$scratch/data"
ready
database "$scratch/data"
psql -qAt -c "SELECT '/v1/articles/' || slug FROM article WHERE status = 'published' ORDER BY md5(slug)
    LIMIT ${ARTICLES:-10000}" >"$scratch/articles"
psql -qAt -c "SELECT '/v1/articles?tag=' || slug FROM tag UNION ALL SELECT '/v1/articles?person=' || slug FROM person
    UNION ALL SELECT '/v1/articles?place=' || slug FROM place" >"$scratch/filters"

hot() {
    BENCH_PATHS="$scratch/articles" wrk -t2 -c64 -d"$1s" --latency -s "$here/src/bench/zipf.lua" "$url" |
        awk '/^RESULT/ { print int($2) }'
}
hot "$warmup" >/dev/null
most=$(hot 10)
rate=${RATE:-2000}
echo "Hot reads alone, by wrk: $most a second. Offered: $rate a second."
echo
"$java" -Xmx512m -XX:+ExitOnOutOfMemoryError --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -cp "$jars/*" "$here/src/bench/Mixed.java" "$port" "$rate" "$seconds" "$warmup" \
    "$scratch/articles" "$scratch/filters" "$(cat "$corpus/key")"
echo
echo "Resident memory of Dateline afterwards: $(resident) MB. Asked for: 99 % of the reads within 25 ms, no error, no stale answer."
