#!/bin/sh
# Hot reads (measure 1): wrk over 64 kept connections against Dateline, beside nginx that serves the same bytes as
# static files and a bare Vert.x server that answers the same bytes from a map. In turns; medians. The addresses follow
# Zipf's law over 10,000 articles. 304s send each address's own ETag. The partner's key has an entitlement, and a plan
# with a rate and quotas that are counted and never reached. Answers to it are kept beside those to everybody, so it
# reads but the first FEW articles, for which there is memory, and is compared with reads of the same without a key. It
# has been given each of them before: the first time, a row is stored before the answer goes out. How many of these there
# are in a second is told beside.
#
#   src/bench/read-hot.sh CORPUS [ROUNDS] [SECONDS]    by default five rounds of ten seconds each
#
#   ARTICLES    how many articles are read: 10000
#   FEW         how many of them a partner reads: 1000
#   WARMUP      seconds of load before the first round: 30
#   CONNECTIONS 64
#
# server.sh has the rest. Needs curl, wrk, nginx, h2load and psql.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl wrk nginx h2load psql gzip

corpus=${1:?"a corpus, see load.sh"}
rounds=${2:-5}
seconds=${3:-10}
connections=${CONNECTIONS:-64}
nginx_port=$((port + 1))
nginx_h2_port=$((port + 2))
vertx_port=$((port + 3))
www=$scratch/www
mkdir -p "$www/v1/articles" "$scratch/nginx"

start "$corpus/data"
ready
database "$corpus/data"
psql -qAt -c "SELECT slug FROM article WHERE status = 'published' ORDER BY md5(slug) LIMIT ${ARTICLES:-10000}" \
    >"$scratch/slugs"
admin=$(cat "$corpus/key")
# call METHOD PATH [BODY [REVISION]]
call() {
    curl -fsS -X "$1" -H "X-Api-Key: $admin" -H 'Content-Type: application/json' ${4:+-H "If-Match: \"$4\""} -d "${3:-}" "$url$2"
}
key=$(call POST /v1/keys '{"name": "bench", "scopes": ["content:read"]}' | grep -oE 'dl_[0-9A-Za-z]{30,}')
# A partner that gets everything, with a plan that limits all there is and that nobody reaches.
partner=bench-$(date +%s)
call POST /v1/partners "{\"name\": \"$partner\", \"slug\": \"$partner\"}" >/dev/null
call POST "/v1/partners/$partner/entitlements" '{}' >/dev/null
plenty='{"requests": 1000000000000, "articles": 1000000000000, "bytes": 1000000000000000}'
plan=$(call POST /v1/plans "{\"name\": \"$partner\", \"rate\": 100000, \"burst\": 1000000, \"day\": $plenty, \"month\": $plenty}" |
    sed -n 's/^{"id":"\([^"]*\)".*/\1/p')
call PUT "/v1/partners/$partner/plan" "{\"plan\": \"$plan\"}" 0 >/dev/null
partner_key=$(call POST /v1/keys "{\"name\": \"bench\", \"scopes\": [\"content:read\"], \"partner\": \"$partner\"}" |
    grep -oE 'dl_[0-9A-Za-z]{30,}')
for one in "$key" "$partner_key"; do
    curl -fsS -o /dev/null -H "X-Api-Key: $one" "$url/v1/articles?limit=20"
done

# The bytes, and the ETags, as Dateline sends them.
while read -r slug; do
    printf 'url = "%s/v1/articles/%s"\noutput = "%s/v1/articles/%s"\n' "$url" "$slug" "$www" "$slug"
done <"$scratch/slugs" >"$scratch/curl"
curl -fsS -K "$scratch/curl" -w '%{url}\t%header{etag}\n' | sed "s#^$url##" >"$scratch/articles"
head -n "${FEW:-1000}" "$scratch/articles" >"$scratch/few"
few=$(wc -l <"$scratch/few")
head -n $((2 * few)) "$scratch/curl" | sed 's#^output = .*#output = "/dev/null"#' >"$scratch/curl-few"
given=$(now)
curl -fsS --no-progress-meter --parallel --parallel-max 64 -H "X-Api-Key: $partner_key" -K "$scratch/curl-few"
given=$(( few * 1000 / (($(now) - given) / 1000000) ))
curl -fsS "$url/v1/articles?limit=20" -o "$www/v1/newest" -w "/v1/articles?limit=20\t%header{etag}\n" >"$scratch/list"
find "$www" -type f -exec gzip -k9 {} +
{
    awk -F '\t' -v www="$www" '{ print $1 "\t" www $1 "\t" $2 }' "$scratch/articles"
    awk -F '\t' -v www="$www" '{ print $1 "\t" www "/v1/newest\t" $2 }' "$scratch/list"
} >"$scratch/answers"
head -n 1 "$scratch/articles" | while IFS="$(printf '\t')" read -r path etag; do
    status=$(curl -s -o /dev/null -w '%{http_code}' -H "If-None-Match: $etag" "$url$path")
    [ "$status" = 304 ] || { echo "$path with its ETag is answered $status, not 304" >&2; exit 1; }
done

cat >"$scratch/nginx.conf" <<CONF
worker_processes 2;
pid $scratch/nginx/pid;
error_log $scratch/nginx/error.log;
daemon off;
events { worker_connections 1024; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    tcp_nodelay on;
    keepalive_timeout 600s;
    keepalive_requests 1000000000;
    open_file_cache max=30000 inactive=1h;
    open_file_cache_valid 1h;
    gzip_static on;
    default_type application/json;
    client_body_temp_path $scratch/nginx/body;
    proxy_temp_path $scratch/nginx/proxy;
    fastcgi_temp_path $scratch/nginx/fastcgi;
    uwsgi_temp_path $scratch/nginx/uwsgi;
    scgi_temp_path $scratch/nginx/scgi;
    server {
        listen 127.0.0.1:$nginx_port backlog=1024;
        listen 127.0.0.1:$nginx_h2_port http2;
        root $www;
        location = /v1/articles { try_files /v1/newest =404; }
    }
}
CONF
chmod -R a+rX "$scratch"
nginx -p "$scratch/nginx/" -c "$scratch/nginx.conf" &
others="$others $!"

# As many event loops as Dateline has, once they have been started by load.
loops() { cat /proc/"$pid"/task/*/comm | grep -c '^vert.x-eventloo' || true; }
wrk -t2 -c"$connections" -d1s "$url/v1/articles?limit=20" >/dev/null
event_loops=${EVENT_LOOPS:-$(loops)}
jars=$(dirname -- "$(readlink -f "$dateline")")/target/quarkus-app/lib/main
# shellcheck disable=SC2086
"$java" -Xmx224m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --sun-misc-unsafe-memory-access=allow ${DATELINE_JAVA_OPTS:-} -cp "$jars/*" \
    "$here/src/bench/BareServer.java" "$vertx_port" "$scratch/answers" "$event_loops" >"$scratch/vertx.log" 2>&1 &
others="$others $!"
until curl -fs -o /dev/null "http://127.0.0.1:$vertx_port/v1/articles?limit=20" &&
    curl -fs -o /dev/null "http://127.0.0.1:$nginx_port/v1/articles?limit=20"; do sleep 0.2; done

# load NAME PORT FILE [VARIABLE=VALUE...]: one run; its result goes to the results of NAME.
load() {
    name=$1; at=$2; paths=$3
    shift 3
    env BENCH_PATHS="$scratch/$paths" "$@" wrk -t2 -c"$connections" -d"${run}s" --latency -s "$here/src/bench/zipf.lua" \
        "http://127.0.0.1:$at" | awk '/^RESULT/ { print $2, $3, $5, $7 }' >>"$scratch/result.$name"
}

# load_h2 NAME PORT: the same articles over HTTP/2 (by prior knowledge), ten streams a connection.
load_h2() {
    h2load -t2 -c"$connections" -m10 -D "$run" -i "$scratch/h2.$1" --warm-up-time=1 "http://127.0.0.1:$2" 2>&1 |
        awk '/^finished in/ { rate = $4 } /^requests:/ { errors = $10 + $12 + $14 } END { print rate + 0, 0, 0, errors + 0 }' \
            >>"$scratch/result.$1"
}
for at in nginx:$nginx_h2_port dateline:$port; do
    awk -F '\t' -v root="http://127.0.0.1:${at#*:}" -v seed=7 '
        { path[NR] = $1; sum += 1 / NR; upTo[NR] = sum }
        END {
            srand(seed)
            for (i = 0; i < 20000; i++) {
                wanted = rand() * sum; low = 1; high = NR
                while (low < high) { m = int((low + high) / 2); if (upTo[m] < wanted) low = m + 1; else high = m }
                print root path[low]
            }
        }' "$scratch/articles" >"$scratch/h2.${at%:*}-h2"
done

round() {
    load nginx-article "$nginx_port" articles
    load vertx-article "$vertx_port" articles
    load dateline-article "$port" articles
    load dateline-article-key "$port" articles BENCH_KEY="$key"
    load dateline-few "$port" few
    load dateline-few-partner "$port" few BENCH_KEY="$partner_key"
    load dateline-article-304 "$port" articles BENCH_MATCH=1
    load nginx-article-gzip "$nginx_port" articles BENCH_ENCODING=gzip
    load dateline-article-gzip "$port" articles BENCH_ENCODING=gzip
    load nginx-list "$nginx_port" list
    load vertx-list "$vertx_port" list
    load dateline-list "$port" list
    load dateline-list-key "$port" list BENCH_KEY="$key"
    load dateline-list-partner "$port" list BENCH_KEY="$partner_key"
    load_h2 nginx-h2 "$nginx_h2_port"
    load_h2 dateline-h2 "$port"
}

run=$(( (${WARMUP:-30} + 15) / 16 ))
[ "$run" -ge 2 ] || run=2
round
rm "$scratch"/result.*
run=$seconds
for _ in $(seq "$rounds"); do round; done

column() { awk -v n="$2" '{ print $n }' "$scratch/result.$1" | median; }
rate() { column "$1" 1; }
table() {
    row "$1" "$(rate "$2")" "$(column "$2" 2) µs" "$(column "$2" 3) µs" "$(ratio "$(rate "$2")" "$(rate "$3")")" \
        "$([ -z "$4" ] && echo – || ratio "$(rate "$2")" "$(rate "$4")")" "$5"
}
size() { wc -c | awk -v n="$1" '{ print int($1 / n) }'; }
echo "$connections connections, medians of $rounds rounds of $seconds s; $(wc -l <"$scratch/articles") articles of" \
    "$(cut -f2 "$scratch/answers" | sed '$d' | xargs cat | size "$(wc -l <"$scratch/articles")") bytes" \
    "on average, a list of $(size 1 <"$www/v1/newest") bytes; $event_loops event loops"
echo
row what 'requests a second' 'half within' '99 % within' 'to nginx' 'to Vert.x' 'asked for'
row --- --- --- --- --- --- ---
table 'article: nginx' nginx-article nginx-article vertx-article ''
table 'article: bare Vert.x' vertx-article nginx-article vertx-article ''
table 'article: Dateline' dateline-article nginx-article vertx-article "0.75 of nginx, 0.80 of Vert.x, p99 at most 2 x nginx's"
table 'article: Dateline with a key' dateline-article-key nginx-article vertx-article "0.85 of without: $(ratio "$(rate dateline-article-key)" "$(rate dateline-article)")"
table "article, of the first $few: Dateline" dateline-few nginx-article vertx-article ''
table "article, of the first $few: Dateline with a partner's key" dateline-few-partner nginx-article vertx-article "0.85 of without: $(ratio "$(rate dateline-few-partner)" "$(rate dateline-few)")"
table 'article: Dateline, 304' dateline-article-304 nginx-article vertx-article "1 of the 200s: $(ratio "$(rate dateline-article-304)" "$(rate dateline-article)")"
table 'article, gzip: nginx (compressed before)' nginx-article-gzip nginx-article-gzip '' ''
table 'article, gzip: Dateline' dateline-article-gzip nginx-article-gzip '' reported
table 'list: nginx' nginx-list nginx-list vertx-list ''
table 'list: bare Vert.x' vertx-list nginx-list vertx-list ''
table 'list: Dateline' dateline-list nginx-list vertx-list '0.80 of Vert.x'
table 'list: Dateline with a key' dateline-list-key nginx-list vertx-list "0.85 of without: $(ratio "$(rate dateline-list-key)" "$(rate dateline-list)")"
table "list: Dateline with a partner's key" dateline-list-partner nginx-list vertx-list "0.85 of without: $(ratio "$(rate dateline-list-partner)" "$(rate dateline-list)")"
table 'article, HTTP/2: nginx' nginx-h2 nginx-h2 '' ''
table 'article, HTTP/2: Dateline' dateline-h2 nginx-h2 '' reported
echo
errors=$(cat "$scratch"/result.* | awk '{ n += $4 } END { print n + 0 }')
echo "Given to the partner for the first time by 64 connections: $given articles a second, curl included."
echo "Resident memory of Dateline afterwards: $(resident) MB. Errors: $errors."
[ "$errors" = 0 ] || {
    for file in "$scratch"/result.*; do
        awk -v name="${file##*/result.}" '{ n += $4 } END { if (n) print name " had " n " errors" }' "$file"
    done >&2
    exit 1
}
