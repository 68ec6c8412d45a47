#!/bin/sh
# Search (measure 4) with the response cache off: one to three words, drawn as the corpus uses them, of the commonest
# words, and of rare ones, each with sort=newest and sort=relevance; with snippets; across all types; and suggestions for
# the beginnings of words. 8 connections, 1,000 different searches each; the times are wrk's, on the same machine.
#
#   src/bench/search.sh CORPUS [SECONDS]    by default 20 seconds each
#
#   NO_CACHE    the setting that turns the cache off: DATELINE_CACHE_SIZE=0
#   WARMUP      seconds for each kind before the measuring: 5
#
# server.sh has the rest. Needs curl and wrk.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl wrk

corpus=${1:?"a corpus, see load.sh"}
seconds=${2:-20}
start "$corpus/data" "${NO_CACHE:-DATELINE_CACHE_SIZE=0}"
ready

# paths KIND BEFORE AFTER: the addresses of the searches of a kind.
paths() {
    awk -F '\t' -v kind="$1" -v before="$2" -v after="$3" \
        '$1 == kind { gsub(/ /, "%20", $2); print before $2 after }' "$corpus/queries" >"$scratch/paths"
}
load() {
    BENCH_UNIFORM=1 BENCH_PATHS="$scratch/paths" wrk -t1 -c8 -d"$1s" --latency -s "$here/src/bench/zipf.lua" "$url" |
        grep '^RESULT'
}
# search NAME KIND BEFORE AFTER ASKED
search() {
    paths "$2" "$3" "$4"
    status=$(curl -s -o /dev/null -w '%{http_code}' "$url$(head -n 1 "$scratch/paths")")
    if [ "$status" != 200 ]; then
        row "$1" "status $status" – – – – – "$5"
        return
    fi
    load "${WARMUP:-5}" >/dev/null
    # shellcheck disable=SC2046
    set -- "$1" "$5" $(load "$seconds")
    row "$1" "$4" "$(ms "$5")" "$(ms "$6")" "$(ms "$7")" "$(ms "$8")" "$9" "$2"
}
ms() { awk -v n="$1" 'BEGIN { printf "%.2f ms", n / 1000 }'; }

echo "8 connections, 1,000 searches each, $seconds s"
echo
row search 'a second' 'half within' '95 % within' '99 % within' slowest errors 'asked for'
row --- --- --- --- --- --- --- ---
bounds='95 % in 50 ms, 99 % in 150 ms, all in 1 s'
for kind in drawn common rare; do
    case $kind in
        drawn) words='words as the corpus uses them' ;;
        common) words='the 50 commonest words' ;;
        rare) words='rare words' ;;
    esac
    for sort in newest relevance; do
        search "articles, $words, $sort" $kind '/v1/articles?q=' "&sort=$sort" "$bounds"
    done
done
search 'articles with snippets, words as the corpus uses them, relevance' drawn '/v1/articles?q=' '&sort=relevance&highlight=true' "$bounds"
search 'all types, words as the corpus uses them' drawn '/v1/search?q=' '' "$bounds"

# Beginnings of two to six letters, as somebody types.
awk -F '\t' '$1 == "drawn" { word = $2; sub(/ .*/, "", word); print "typed\t" substr(word, 1, 2 + NR % 5) }' \
    "$corpus/queries" >"$scratch/typed"
mkdir "$scratch/typing"
mv "$scratch/typed" "$scratch/typing/queries"
corpus=$scratch/typing
search 'suggestions' typed '/v1/suggest?q=' '' '99 % in 10 ms'
