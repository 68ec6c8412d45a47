#!/bin/sh
# How fast changes can be numbered: transactions that end as Dateline's do (advisory lock, then the number and the row
# in a second statement, with a notification) beside those that only count up one row and commit, and beside those that
# insert the row without a number of the log. In turns, on the embedded PostgreSQL with its full durability; the
# medians, and the ratio to the bare counter. Needs curl, pgbench and psql (15 or newer), and the jar.
#
#   src/bench/change-log.sh [ROUNDS] [SECONDS]    by default five rounds of five seconds for each
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
rounds=${1:-5}
seconds=${2:-5}
folder=$(mktemp -d)
port=${PORT:-18080}
pgbench=$(command -v pgbench || ls /usr/lib/postgresql/*/bin/pgbench | tail -1)
export DATELINE_DATA_DIR="$folder/data" DATELINE_PORT="$port" DATELINE_HOST=127.0.0.1 DATELINE_DEMO=false

"$here/dateline" start >"$folder/log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
until curl -fs -o /dev/null "http://127.0.0.1:$port/v1/site"; do
    kill -0 "$pid" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.2
done

PGPASSWORD=$(cat "$folder/data/password")
PGPORT=$(sed -n 4p "$folder/data/cluster/postmaster.pid")
export PGPASSWORD PGPORT PGHOST=127.0.0.1 PGUSER=dateline PGDATABASE=dateline

psql -q -c "CREATE TABLE bench_counter (n bigint NOT NULL); INSERT INTO bench_counter VALUES (0);
            CREATE TABLE bench_row (LIKE change INCLUDING ALL)"
cat >"$folder/counter.sql" <<'SQL'
BEGIN;
UPDATE bench_counter SET n = n + 1 RETURNING n;
COMMIT;
SQL
row="'tag', gen_random_uuid(), 'updated', 1, ARRAY['tag'], now()"
cat >"$folder/row.sql" <<SQL
BEGIN;
INSERT INTO bench_row (seq, type, target_id, kind, revision, cache_tags, at)
    SELECT (random() * 9e18)::bigint, $row;
COMMIT;
SQL
cat >"$folder/log.sql" <<SQL
BEGIN;
SELECT pg_advisory_xact_lock(7233190455493095013);
WITH made AS (
    INSERT INTO change (seq, type, target_id, kind, revision, cache_tags, at)
    SELECT (SELECT coalesce(max(seq), 0) FROM change) + 1, $row RETURNING seq)
SELECT max(seq), pg_notify('dateline_change', max(seq)::text) FROM made;
COMMIT;
SQL

rate() {
    "$pgbench" -n -M prepared -c "$2" -j 1 -T "$seconds" -f "$folder/$1.sql" 2>/dev/null |
        sed -n 's/^tps = \([0-9]*\).*/\1/p'
}
median() { sort -n | sed -n "$((rounds / 2 + 1))p"; }

echo "| clients | bare counter | row without a number | numbered row of the log | log : counter |"
echo "| --- | --- | --- | --- | --- |"
for clients in 1 8; do
    for _ in $(seq "$rounds"); do
        for what in counter row log; do rate $what $clients >>"$folder/$what.$clients"; done
    done
    counter=$(median <"$folder/counter.$clients")
    numbered=$(median <"$folder/log.$clients")
    echo "| $clients | $counter/s | $(median <"$folder/row.$clients")/s | $numbered/s |" \
        "$(awk "BEGIN { printf \"%.2f\", $numbered / $counter }") |"
done
gaps=$(psql -qAt -c "SELECT max(seq) - count(*) FROM change")
echo
echo "Numbers missing from the log afterwards: $gaps"
