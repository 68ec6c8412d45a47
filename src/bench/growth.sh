#!/bin/sh
# Growth (measure 3): lists with the response cache off, at several sizes of the archive, the smallest named first. Each
# filter alone, the 20 commonest pairs (counted in the smallest archive among its 40 commonest cards; not of two sections
# or two places, one of which often holds the other), and the worst ones; page 1, and page 10,000 where there is one,
# else the last page. 8 connections; the time is wrk's, on the same machine, so it holds the way through the loopback too.
#
#   src/bench/growth.sh CORPUS... [-- SECONDS]    by default three seconds for each list, page and archive
#
#   NO_CACHE    the setting that turns the cache off: DATELINE_CACHE_SIZE=0
#   PAGES       the late page: 10000
#   WARMUP      seconds over all lists before the measuring, for each archive: 30
#   ONLY        lists to be measured, as a regular expression on their names
#
# server.sh has the rest. Needs curl, wrk and psql.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl wrk psql

corpora=
seconds=3
while [ $# -gt 0 ]; do
    case $1 in
        --) seconds=$2; shift ;;
        *) corpora="$corpora $1" ;;
    esac
    shift
done
[ -n "$corpora" ] || { echo "Name corpora, see load.sh" >&2; exit 2; }

# Names of lists, a tab, their addresses; of the smallest archive, so that all are asked the same.
lists() {
    # shellcheck source=/dev/null
    . "$1/notes"
    list() { printf '%s\t/v1/articles%s\n' "$1" "${2:+?$2}"; }
    list 'all'
    list 'sort=oldest' 'sort=oldest'
    list 'sort=updated' 'sort=updated'
    list 'section, with children' "section=$SECTION_TOP"
    list 'section, a leaf' "section=$SECTION_LEAF"
    list 'tag, the commonest' "tag=$TAG_COMMONEST"
    list 'tag, a fifth of all' "tag=$TAG_A"
    list 'tag, rare' "tag=$TAG_RARE"
    list 'not a tag' "tag=-$TAG_A"
    list 'tag or tag' "tag=$TAG_A,$TAG_B"
    list 'person' "person=$PERSON_COMMONEST"
    list 'person, rare' "person=$PERSON_RARE"
    list 'about a person' "about=$PERSON_COMMONEST"
    list 'place' "place=$PLACE_COMMONEST"
    list 'place, a country' "place=$PLACE_COUNTRY"
    list 'place with 10,000 places in it' "place=$PLACE_WITH_10000"
    list 'not a place with 10,000' "place=-$PLACE_WITH_10000"
    list 'author' "author=$AUTHOR_COMMONEST"
    list 'language' 'language=en'
    list 'kind' 'kind=analysis'
    list 'from and to' 'from=2010-01-01&to=2012-12-31'
    list 'updatedSince' 'updatedSince=2010-01-01T00:00:00Z'
    list 'follow' "follow=person:$PERSON_COMMONEST,tag:$TAG_COMMONEST,section:$SECTION_LEAF"
    list 'ids' "ids=$(psql -qAt -c "SELECT string_agg(slug, ',') FROM (SELECT slug FROM article
        WHERE status = 'published' ORDER BY md5(slug) LIMIT 20) a")"
    list 'exclude' "exclude=$(psql -qAt -c "SELECT slug FROM article WHERE status = 'published'
        ORDER BY published_at DESC LIMIT 1")"
    psql -qAtF '	' <<'SQL'
WITH top AS (
    SELECT c.card_id, count(*) FROM document_card c GROUP BY 1 ORDER BY 2 DESC LIMIT 200),
named AS (
    SELECT id, 'section=' || slug AS filter FROM section UNION ALL SELECT id, 'tag=' || slug FROM tag
    UNION ALL SELECT id, 'place=' || slug FROM place UNION ALL SELECT id, 'person=' || slug FROM person),
common AS (
    SELECT n.id, n.filter FROM top t JOIN named n ON n.id = t.card_id ORDER BY t.count DESC, n.filter LIMIT 40),
shown AS (SELECT c.article_id, m.filter FROM document_card c JOIN common m ON m.id = c.card_id)
SELECT 'pair ' || row_number() OVER (ORDER BY count(*) DESC, a.filter, b.filter) || ': ' || split_part(a.filter, '=', 1)
        || ' and ' || split_part(b.filter, '=', 1),
    '/v1/articles?' || a.filter || '&' || b.filter
FROM shown a JOIN shown b ON a.article_id = b.article_id AND a.filter < b.filter
WHERE split_part(a.filter, '=', 1) NOT IN ('section', 'place') OR split_part(a.filter, '=', 1) <> split_part(b.filter, '=', 1)
GROUP BY a.filter, b.filter ORDER BY count(*) DESC, a.filter, b.filter LIMIT 20
SQL
    list 'worst: two tags of a fifth each, 12 in common' "tag=$TAG_A&tag=$TAG_B"
    list 'worst: section and tag, 12 in common' "section=$SECTION_A&tag=$TAG_A"
    list 'worst: place with 10,000 and a tag of a fifth' "place=$PLACE_WITH_10000&tag=$TAG_A"
    list 'worst: place with 10,000 and two tags, 12 in common' "place=$PLACE_WITH_10000&tag=$TAG_A&tag=$TAG_B"
    list 'worst: place with 10,000 without a section' "place=$PLACE_WITH_10000&section=-$SECTION_TOP"
    list 'worst: nothing (tag)' "tag=$TAG_EMPTY"
    list 'worst: nothing (section)' "section=$SECTION_EMPTY"
    list 'worst: nothing (person)' "person=$PERSON_EMPTY"
    list 'worst: nothing (place)' "place=$PLACE_EMPTY"
    list 'worst: nothing (place with 10,000 and an empty tag)' "place=$PLACE_WITH_10000&tag=$TAG_EMPTY"
}

# measure PATH: p50 and p99 in milliseconds, or the status where that is no 200.
measure() {
    status=$(curl -s -o /dev/null -w '%{http_code}' "$url$1")
    [ "$status" = 200 ] || { echo "status $status"; return; }
    printf '%s\n' "$1" >"$scratch/path"
    BENCH_PATHS="$scratch/path" wrk -t1 -c8 -d"${seconds}s" --latency -s "$here/src/bench/zipf.lua" "$url" |
        awk '/^RESULT/ { if ($7) print "errors", $7; else printf "%.2f %.2f\n", $3 / 1000, $5 / 1000 }'
}

sizes=0
for corpus in $corpora; do
    sizes=$((sizes + 1))
    start "$corpus/data" "${NO_CACHE:-DATELINE_CACHE_SIZE=0}"
    echo "$corpus: started in $took ms" >&2
    ready
    database "$corpus/data"
    [ -f "$scratch/lists" ] || lists "$corpus" | grep -E "${ONLY:-.}" >"$scratch/lists"
    psql -qAt -c "SELECT count(*) FROM article WHERE status = 'published'" >"$scratch/count.$sizes"
    cut -f2 "$scratch/lists" >"$scratch/addresses"
    BENCH_UNIFORM=1 BENCH_PATHS="$scratch/addresses" wrk -t1 -c8 -d"${WARMUP:-30}s" -s "$here/src/bench/zipf.lua" "$url" \
        >/dev/null
    "$java" "$here/src/bench/DeepPages.java" "$url" "${PAGES:-10000}" <"$scratch/addresses" >"$scratch/deep"
    cut -f1 "$scratch/lists" | paste - "$scratch/deep" | while IFS="$(printf '\t')" read -r name first late page; do
        case $first in *\?*) first="$first&limit=20" ;; *) first="$first?limit=20" ;; esac
        echo "$name	1	$(measure "$first")"
        [ "$page" = 1 ] || echo "$name	$page	$(measure "$late")"
    done | tee "$scratch/times.$sizes" >&2
    stop
done

# A row for page 1 and one for the late page of each list; a column for each archive; the ratio of the last to the first.
{
    n=0
    for corpus in $corpora; do
        n=$((n + 1))
        awk -F '\t' -v n="$n" '{ print n "\t" ($2 == 1 ? "first" : "late") "\t" $0 }' "$scratch/times.$n"
    done
} | awk -F '\t' -v sizes="$sizes" -v counts="$(cat "$scratch"/count.*)" '
    { key = $3 " / " $2; if (!(key in seen)) { seen[key] = 1; order[++keys] = key }
      page[key, $1] = $4; split($5, t, " "); told[key, $1] = t[1] ~ /^[0-9]/ ? t[1] ", " t[2] " ms" : $5
      if (t[1] ~ /^[0-9]/) late[key, $1] = t[2] }
    END {
        split(counts, count, "\n")
        line = "| list | page |"; rule = "| --- | --- |"
        for (i = 1; i <= sizes; i++) { line = line " " count[i] ": half, 99 % |"; rule = rule " --- |" }
        print line " 99 %, last : first |"; print rule " --- |"
        for (k = 1; k <= keys; k++) {
            key = order[k]; name = key; sub(/ \/ [a-z]*$/, "", name)
            line = "| " name " |"
            pages = ""
            for (i = 1; i <= sizes; i++) if ((key, i) in page && pages !~ ("(^|, )" page[key, i] "($|,)"))
                pages = pages (pages == "" ? "" : ", ") page[key, i]
            line = line " " pages " |"
            for (i = 1; i <= sizes; i++) {
                line = line " " ((key, i) in told ? told[key, i] : "–") " |"
                if ((key, i) in late && late[key, i] + 0 > worst) { worst = late[key, i] + 0; at = name ", at " count[i] }
            }
            r = (key, 1) in late && (key, sizes) in late && late[key, 1] + 0 > 0 ? late[key, sizes] / late[key, 1] : 0
            if (r > most) { most = r; where = name }
            print line " " (r ? sprintf("%.2f", r) : "–") " |"
        }
        printf "\nSlowest p99: %.2f ms (%s; asked for: under 20 ms). Largest ratio: %.2f (%s; asked for: at most 2).\n",
            worst, at, most, where
    }'
