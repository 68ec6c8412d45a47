#!/bin/sh
# Cold reads (measure 2): the response cache is off (DATELINE_CACHE_SIZE=0), each request goes to PostgreSQL. Beside it
# pgbench runs the very statements, with their values, that Dateline sent for the same requests, prepared, over TCP, with
# as many clients as Dateline's pool has connections. In turns; medians. What Dateline sends is read from PostgreSQL's log.
#
#   src/bench/read-cold.sh CORPUS [ROUNDS] [SECONDS]    by default five rounds of ten seconds each
#
#   CONNECTIONS  of wrk: 24
#   WARMUP       seconds of load before the first round: 20
#   NO_CACHE     the setting that turns the cache off: DATELINE_CACHE_SIZE=0
#   SHOW_SQL     any value: print the statements too
#
# server.sh has the rest. Needs curl, wrk, pgbench and psql.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl wrk pgbench psql

corpus=${1:?"a corpus, see load.sh"}
rounds=${2:-5}
seconds=${3:-10}
connections=${CONNECTIONS:-24}
requests=100
clients=$(( $(nproc) * 4 + 4 ))
jars=$(dirname -- "$(readlink -f "$dateline")")/target/quarkus-app/lib/main

start "$corpus/data" "${NO_CACHE:-DATELINE_CACHE_SIZE=0}"
ready
database "$corpus/data"
psql -qAt -c "SELECT '/v1/articles/' || slug FROM article WHERE status = 'published' ORDER BY md5(slug) LIMIT $requests" \
    >"$scratch/article"
for _ in $(seq "$requests"); do echo '/v1/articles?limit=20'; done >"$scratch/list"

# The superuser has the same password; what is set is taken back.
as_superuser() { psql -U postgres -qAt "$@"; }
log_all() {
    as_superuser -c "ALTER SYSTEM SET log_statement = 'all'" -c "ALTER SYSTEM SET log_destination = 'jsonlog'" \
        -c "ALTER SYSTEM SET log_filename = 'sent.log'" -c 'SELECT pg_reload_conf()' >/dev/null
}
log_as_before() {
    as_superuser -c 'ALTER SYSTEM RESET log_statement' -c 'ALTER SYSTEM RESET log_destination' \
        -c 'ALTER SYSTEM RESET log_filename' -c 'SELECT pg_reload_conf()' >/dev/null
}
trap 'log_as_before; rm -f "$corpus"/data/log/sent*; stop; stop_others; [ -n "${KEEP:-}" ] || rm -rf "$scratch"' EXIT
logged() { find "$corpus/data/log" -name 'sent*json' | head -n 1; }

sent() {
    sed "s#.*#url = \"$url&\"\noutput = /dev/null#" "$scratch/$1" >"$scratch/curl"
    curl -fsS -K "$scratch/curl"
    log_all
    sleep 1
    skip=$(wc -c <"$(logged)")
    curl -fsS -K "$scratch/curl"
    log_as_before
    sleep 1
    tail -c +"$((skip + 1))" "$(logged)" |
        "$java" -cp "$jars/*" "$here/src/bench/SentStatements.java" "$requests" "$scratch" "$1" >"$scratch/$1.sent"
}
sent article
sent list

serve() {
    BENCH_UNIFORM=1 BENCH_PATHS="$scratch/$1" wrk -t2 -c"$connections" -d"${run}s" --latency -s "$here/src/bench/zipf.lua" \
        "$url" | awk '/^RESULT/ { print $2, $3, $5, $7 }' >>"$scratch/result.served-$1"
}
query() {
    name=$1
    set --
    for script in "$scratch/$name".*.sql; do set -- "$@" -f "$script"; done
    while IFS= read -r line; do set -- "$@" -D "$line"; done <"$scratch/$name.values"
    pgbench -n -M prepared -c "$clients" -j 2 -T "$run" "$@" 2>"$scratch/pgbench.log" |
        awk '/^tps/ { rate = int($3) } /^latency average/ { at = $4 * 1000 } /^number of failed/ { bad = $5 }
             END { print rate, at, 0, bad }' >>"$scratch/result.queried-$name"
    ! grep -i 'error' "$scratch/pgbench.log" >&2 || exit 1
}
round() { for what in article list; do serve $what; query $what; done; }

run=$(( (${WARMUP:-20} + 3) / 4 ))
round
rm "$scratch"/result.*
run=$seconds
for _ in $(seq "$rounds"); do round; done

column() { awk -v n="$2" '{ print $n }' "$scratch/result.$1" | median; }
echo "medians of $rounds rounds of $seconds s; wrk with $connections connections, pgbench with $clients clients"
echo
row what 'requests a second' 'half within' '99 % within' 'pgbench, a second' 'of pgbench' 'statements each' errors 'asked for'
row --- --- --- --- --- --- --- --- ---
for what in article list; do
    row "$what" "$(column served-$what 1)" "$(column served-$what 2) µs" "$(column served-$what 3) µs" \
        "$(column queried-$what 1)" "$(ratio "$(column served-$what 1)" "$(column queried-$what 1)")" \
        "$(head -n 1 "$scratch/$what.sent")" "$(awk '{ n += $4 } END { print n }' "$scratch/result.served-$what")" \
        '0.50 of pgbench, 1 statement'
done
if [ -n "${SHOW_SQL:-}" ]; then
    for what in article list; do echo; echo "$what:"; tail -n +2 "$scratch/$what.sent"; done
fi
