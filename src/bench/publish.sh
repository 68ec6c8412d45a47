#!/bin/sh
# How many articles are published a second: 400 of 30 blocks with 20 mentions of people and places, published again and
# again by 8 clients, on the embedded PostgreSQL with its full durability. Java is given 90 seconds to compile what is
# hot, as in a server that has been running for a while. Needs curl and wrk, and the jar.
#
#   src/bench/publish.sh [ROUNDS] [SECONDS]    by default five rounds of ten seconds, and their median
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
rounds=${1:-5}
seconds=${2:-10}
folder=$(mktemp -d)
port=${PORT:-18080}
url=http://127.0.0.1:$port
export DATELINE_DATA_DIR="$folder/data" DATELINE_PORT="$port" DATELINE_HOST=127.0.0.1 DATELINE_DEMO=false

"$here/dateline" start >"$folder/log" 2>&1 &
pid=$!
trap 'kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
until curl -fs -o /dev/null "$url/v1/site"; do
    kill -0 "$pid" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.2
done
key=$(grep -o 'dl_[0-9A-Za-z]*' "$folder/log" | tail -n 1)
post() { curl -fs -H "X-Api-Key: $key" -H 'Content-Type: application/json' "$url$1" -d "$2"; }
id_of() { sed 's/^{"id":"\([^"]*\)".*/\1/'; }

post /v1/sections '{"name": "World"}' >/dev/null
for n in 0 1 2 3 4 5 6 7 8 9; do
    post /v1/people "{\"name\": \"Ann Example$n\"}" >/dev/null
    post /v1/places "{\"name\": \"Port Example$n\", \"kind\": \"city\"}" >/dev/null
done
blocks=$(awk 'BEGIN { for (i = 0; i < 30; i++) {
    name = i < 10 ? "Ann Example" i : i < 20 ? "Port Example" (i - 10) : "nobody in particular"
    printf "%s{\"type\": \"paragraph\", \"text\": \"In paragraph %d the story turns to %s, of whom more was said than can be told in a sentence or two of plain words.\"}", i ? ", " : "", i, name } }')
for n in $(seq 400); do
    echo "$(post /v1/articles "{\"headline\": \"Story $n\", \"section\": \"world\", \"blocks\": [$blocks]}" | id_of)"
done >"$folder/ids"

cat >"$folder/publish.lua" <<LUA
ids = {}
for id in io.lines("$folder/ids") do ids[#ids + 1] = id end
wrk.method = "POST"
wrk.headers["X-Api-Key"] = "$key"
next_one = 0
request = function()
  next_one = next_one % #ids + 1
  return wrk.format(nil, "/v1/articles/" .. ids[next_one] .. "/publish")
end
LUA
[ "$(wc -l <"$folder/ids")" = 400 ]
run() { wrk -t1 -c8 -d"$1s" --latency -s "$folder/publish.lua" "$url"; }
run 90 >/dev/null
for _ in $(seq "$rounds"); do run "$seconds" >>"$folder/runs"; done
! grep -q 'Non-2xx' "$folder/runs" || { grep 'Non-2xx' "$folder/runs" >&2; exit 1; }
echo "| published by 8 clients (30 blocks, 20 mentions; median of $rounds) | $(
    awk '/Requests\/sec/ {print $2}' "$folder/runs" | sort -n | sed -n "$((rounds / 2 + 1))p") a second, 99 % within $(
    awk '/99%/ {print $2}' "$folder/runs" | sort -n | sed -n "$((rounds / 2 + 1))p") |"
