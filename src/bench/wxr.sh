#!/bin/sh
# Imports of WordPress exports of some sizes, each into an empty Dateline: how many posts a second, from the upload's
# first byte to the job's end, and the peak of Java's resident memory. A post has two images, three comments, five tags and
# categories, 300 words; the generator is WxrCorpus.java.
#
#   src/bench/wxr.sh [POSTS...]    by default 1000 10000
#
#   KIND    plain: posts without images and comments
#
# server.sh has the rest. Needs curl.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl

row posts 'MB of XML' seconds 'posts a second' 'items a second' rejected 'peak resident memory' 'heap in use after'
row --- --- --- --- --- --- --- ---
for posts in ${*:-1000 10000}; do
    file=$scratch/$posts.xml
    "$java" "$here/src/bench/WxrCorpus.java" "$posts" ${KIND:-} >"$file"
    start "$scratch/data-$posts"
    ready
    key=$(sed -n 's/.*\(dl_[A-Za-z0-9]\{38\}\).*/\1/p' "$log" | tail -n 1)
    began=$(now)
    job=$(curl -fs -X POST "$url/v1/imports?format=wxr" -H "X-Api-Key: $key" -H 'Content-Type: application/octet-stream' \
        -T "$file" | sed 's/.*"id":"\([^"]*\)".*/\1/')
    while :; do
        view=$(curl -fs "$url/v1/imports/$job" -H "X-Api-Key: $key")
        case $view in *'"state":"done"'* | *'"state":"failed"'*) break ;; esac
        sleep 0.1
    done
    took=$(( ($(now) - began) / 1000000 ))
    peak=$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$pid/status")
    "$jdk_home/bin/jcmd" "$pid" GC.run >/dev/null
    heap=$("$jdk_home/bin/jcmd" "$pid" GC.heap_info |
        awk '/used/ && !/[Mm]etaspace|class space/ { for (i = 1; i <= NF; i++) if ($i == "used") { sub(/K.*/, "", $(i + 1)); sum += $(i + 1) } } END { print int(sum / 1024) }')
    member() { echo "$view" | sed "s/.*\"$1\":\([0-9]*\).*/\1/"; }
    row "$posts" "$(($(wc -c <"$file") / 1000000))" "$(ratio "$took" 1000)" "$(ratio "${posts}000" "$took")" \
        "$(ratio "$(member read)000" "$took")" "$(member rejected)" "$peak MB" "$heap MB"
    stop
    rm -rf "$scratch/data-$posts" "$file"
done
