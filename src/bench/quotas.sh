#!/bin/sh
# Limits that two instances share: KEYS keys, each with a partner and a plan of its own, ask at ten times their rate:
# evenly as soon as both are started (cold), evenly once more, 19 of 20 at one instance, and evenly with one instance
# killed in the middle. Compares what was accepted with what the plans allow (rate x seconds + burst), and what
# /v1/partners/{id}/usage says with what the clients counted.
#
#   src/bench/quotas.sh [SECONDS]    by default 60 seconds each
#
#   KEYS    50
#   RATE    requests a second of each key: 2; so 1,000 requests a second are sent
#
# server.sh has the rest. Needs curl and psql.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl psql

seconds=${1:-60}
keys=${KEYS:-50}
rate=${RATE:-2}
burst=$(awk -v r="$rate" 'BEGIN { b = 2 * r; print (b < 1) ? 1 : int(b) }')
second_port=$((port + 1))
second_url=http://127.0.0.1:$second_port

start "$scratch/data"
ready
database "$scratch/data"
admin=$(grep -oE 'dl_[0-9A-Za-z]{30,}' "$log" | head -n 1)
call() {
    method=$1; path=$2; body=${3:-}
    curl -fsS -X "$method" -H "X-Api-Key: $admin" -H 'Content-Type: application/json' ${4:+-H "If-Match: \"$4\""} \
        ${body:+-d "$body"} "$url$path"
}
id() { sed -n 's/^{"id":"\([^"]*\)".*/\1/p'; }
call POST /v1/sections '{"slug": "news", "name": "News"}' >/dev/null
for n in 1 2 3 4 5 6; do
    article=$(call POST /v1/articles "{\"headline\": \"Story $n\", \"section\": \"news\", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\"}]}" | id)
    call POST "/v1/articles/$article/publish" >/dev/null
done
plan=$(call POST /v1/plans "{\"name\": \"bench\", \"rate\": $rate, \"burst\": $burst}" | id)

start_second() {
    env DATELINE_DATABASE_URL="postgresql://dateline:$PGPASSWORD@127.0.0.1:$PGPORT/dateline" DATELINE_PORT="$second_port" \
        DATELINE_HOST=127.0.0.1 DATELINE_DEMO=false DATELINE_PUBLIC_URL="$url" DATELINE_INDEX_DIR="$scratch/index" \
        "$dateline" start >>"$log" 2>&1 &
    second=$!
    others="$others $second"
    until curl -fs -o /dev/null "$second_url/health/ready"; do
        kill -0 "$second" 2>/dev/null || { tail -n 40 "$log" >&2; exit 1; }
        sleep 0.2
    done
}
start_second

# A partner with the plan for each key, so that each has a bucket of its own.
make() {
    : >"$scratch/$1.keys"
    for n in $(seq "$keys"); do
        call POST /v1/partners "{\"name\": \"$1 $n\", \"slug\": \"$1-$n\"}" >/dev/null
        call POST "/v1/partners/$1-$n/entitlements" '{}' >/dev/null
        key=$(call POST /v1/keys "{\"name\": \"$1 $n\", \"scopes\": [\"content:read\"], \"partner\": \"$1-$n\"}" |
            grep -oE 'dl_[0-9A-Za-z]{30,}')
        echo "$key" >>"$scratch/$1.keys"
        call PUT "/v1/partners/$1-$n/plan" "{\"plan\": \"$plan\"}" 0 >/dev/null
    done
}

# What the reports of all of them say together: requests, refused, bytes.
reported() {
    for n in $(seq "$keys"); do
        { call GET "/v1/partners/$1-$n/usage"; echo; } |
            sed -n 's/.*"total":{"requests":\([0-9]*\),"articles":[0-9]*,"bytes":\([0-9]*\),"refused":\([0-9]*\).*/\1 \3 \2/p'
    done | awk '{ a += $1; r += $2; b += $3 } END { print a + 0, r + 0, b + 0 }'
}

echo "$keys keys of $rate requests a second, $burst at once; $seconds s at ten times that, on two instances"
echo
row traffic allowed accepted share refused failed 'keys beyond 5 %' 'usage: requests' refused bytes
row --- --- --- --- --- --- --- --- --- ---
allowed=$(awk -v k="$keys" -v r="$rate" -v s="$seconds" -v b="$burst" 'BEGIN { print int(k * (r * s + b)) }')
for traffic in cold even skewed killed; do
    make "$traffic"
    [ "$traffic" = killed ] && { (sleep $((seconds / 2)); kill -9 "$second") & }
    spread=even
    [ "$traffic" = skewed ] && spread=skewed
    "$java" -Xmx256m "$here/src/bench/Quotas.java" "$url" "$second_url" "$scratch/$traffic.keys" "$rate" "$burst" \
        "$seconds" "$spread" >"$scratch/$traffic.result"
    read -r accepted refused failed bytes outside <"$scratch/$traffic.result"
    sleep 5
    set -- $(reported "$traffic")
    same() { [ "$1" = "$2" ] && echo equal || echo "$2 of $1"; }
    row "$traffic" "$allowed" "$accepted" "$(ratio "$accepted" "$allowed")" "$refused" "$failed" "$outside" \
        "$(same "$accepted" "$1")" "$(same "$refused" "$2")" "$(same "$bytes" "$3")"
done
echo
echo "Asked for: a share from 0.95 to 1.05, and reports that equal the clients' counts; a kill loses three seconds of them."
