#!/bin/sh
# Discussion: 1,000,000 comments on 10,000 articles, the largest with 50,000, written into a copy of a corpus by SQL; then
# pages with the response cache off, the first page of the largest discussion from memory beside an article, posts by 32
# clients, and whether every stored count is the count of its rows after all of it.
#
#   src/bench/comments.sh CORPUS [ROUNDS] [SECONDS]    by default three rounds of ten seconds each, and their medians
#
#   COMMENTS    1000000
#   LARGEST     how many of them the largest discussion has: 50000
#   WARMUP      seconds of load before each kind of measuring: 30
#
# server.sh has the rest. Needs curl, wrk and psql.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl wrk psql

corpus=${1:?"a corpus, see load.sh"}
rounds=${2:-3}
seconds=${3:-10}
comments=${COMMENTS:-1000000}
largest=${LARGEST:-50000}
warmup=${WARMUP:-30}
cp -a "$corpus/data" "$scratch/data"
key=$(cat "$corpus/key")
off='DATELINE_COMMENTS_PER_MINUTE=0'

sql() { psql -qAt "$@"; }
# Waits until all is counted.
counted() {
    until deltas=$(sql -c 'SELECT (SELECT count(*) FROM comment_delta) + (SELECT count(*) FROM comment_reaction_delta)') && [ "$deltas" = 0 ]; do
        [ -n "$deltas" ] || exit 1
        sleep 1
    done
}

start "$scratch/data" $off
ready
database "$scratch/data"
sql -c "SELECT '/v1/articles/' || slug FROM article WHERE status = 'published' ORDER BY md5(slug) LIMIT 10000" \
    >"$scratch/articles"
began=$(now)
# Article n has comments by Zipf's law behind the first, which has the most; one in three begins a thread, and the
# threads of an article get replies by Zipf's law too. Written in the order of their times.
sql -v ON_ERROR_STOP=1 -v comments="$comments" -v largest="$largest" <<'SQL'
SET synchronous_commit = off;
CREATE TEMPORARY TABLE article_drawn AS
    SELECT id, n, CASE WHEN n = 1 THEN :largest
        ELSE greatest(1, round((:comments - :largest) / n / (SELECT sum(1.0 / i) FROM generate_series(2, 10000) i)))::int END AS most
    FROM (SELECT id, row_number() OVER (ORDER BY md5(slug)) AS n FROM article WHERE status = 'published' LIMIT 10000) a;
UPDATE article_drawn SET most = least(most, :largest);
CREATE TEMPORARY TABLE drawn AS
    SELECT gen_random_uuid() AS id, a.id AS article, i, (i % 3 <> 1 AND i > 1) AS reply, random() AS draw,
        timestamptz '2026-01-01' + (i * interval '7 seconds') + (a.n * interval '1 millisecond') AS at
    FROM article_drawn a CROSS JOIN LATERAL generate_series(1, a.most) i;
CREATE TEMPORARY TABLE began AS
    SELECT id, article, row_number() OVER (PARTITION BY article ORDER BY i) AS nth, count(*) OVER (PARTITION BY article) AS threads
    FROM drawn WHERE NOT reply;
CREATE INDEX ON began (article, nth);
ANALYZE drawn; ANALYZE began;
INSERT INTO comment (id, article_id, parent_id, root_id, display_name, text, state, created_at, moderated_at)
SELECT d.id, d.article, NULL, d.id, 'Reader ' || (d.i % 5000), 'What number ' || d.i || ' has to say of it: ' || repeat('words and more of them, ', 1 + d.i % 12),
    'approved', d.at, d.at
FROM drawn d WHERE NOT d.reply;
INSERT INTO comment (id, article_id, parent_id, root_id, display_name, text, state, created_at, moderated_at)
SELECT d.id, d.article, b.id, b.id, 'Reader ' || (d.i % 5000), 'An answer, number ' || d.i || ': ' || repeat('words and more of them, ', 1 + d.i % 12),
    CASE WHEN d.i % 50 = 0 THEN 'pending' WHEN d.i % 51 = 0 THEN 'rejected' ELSE 'approved' END, d.at, d.at
FROM drawn d
CROSS JOIN LATERAL (SELECT max(threads) AS threads FROM began WHERE began.article = d.article AND nth = 1) t
JOIN began b ON b.article = d.article AND b.nth = least(t.threads, greatest(1, floor(exp(d.draw * ln(t.threads + 1)))))
WHERE d.reply;
SQL
counted
for table in comment comment_thread comment_count comment_delta comment_event; do sql -c "VACUUM ANALYZE $table"; done
echo "$(sql -c "SELECT count(*) || ' comments on ' || count(DISTINCT article_id) || ' articles, the largest with ' ||
    (SELECT max(n) FROM (SELECT count(*) AS n FROM comment GROUP BY article_id) m) || ', in ' ||
    pg_size_pretty(pg_database_size(current_database())) FROM comment"); written and counted in $(( ($(now) - began) / 1000000000 )) s"
echo
hot=$(head -n 1 "$scratch/articles")
thread=$(sql -c "SELECT root_id FROM comment WHERE parent_id IS NOT NULL AND state = 'approved' AND article_id =
    (SELECT id FROM article WHERE slug = '${hot##*/}') GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
reply=$(sql -c "SELECT id FROM comment WHERE root_id = '$thread' AND parent_id IS NOT NULL AND state = 'approved' LIMIT 1")
small=$(sql -c "SELECT '/v1/articles/' || a.slug FROM article a JOIN comment_count c ON c.article_id = a.id
    WHERE c.comments BETWEEN 45 AND 55 ORDER BY a.slug LIMIT 1")
stop

# measure CONNECTIONS PATHS: rate, half, 99 % (ms), errors.
measure() {
    BENCH_UNIFORM=1 BENCH_PATHS="$2" wrk -t1 -c"$1" -d"${run}s" --latency -s "$here/src/bench/zipf.lua" "$url" |
        awk '/^RESULT/ { printf "%d %.2f %.2f %d\n", $2, $3 / 1000, $5 / 1000, $7 }'
}
column() { awk -v n="$2" '{ print $n }' "$scratch/result.$1" | median; }

# Pages, each by one indexed query.
start "$scratch/data" DATELINE_CACHE_SIZE=0 $off
ready
deep() { # the page behind so many of 100
    address=$1
    for _ in $(seq "$2"); do
        next=$(curl -fsS "$url$address" | grep -o '"nextCursor":"[^"]*"' | tail -n 1 | cut -d'"' -f4)
        [ -n "$next" ] || { echo "no page behind $address" >&2; exit 1; }
        case $1 in *\?*) and='&' ;; *) and='?' ;; esac
        address="$1${and}cursor=$next"
    done
    echo "$address"
}
{
    printf 'newest, page 1\t%s/comments\n' "$hot"
    printf 'newest, 100 at once, page 100\t%s\n' "$(deep "$hot/comments?limit=100" 99)"
    printf 'oldest, page 1\t%s/comments?sort=oldest\n' "$hot"
    printf 'most replied, page 1\t%s/comments?sort=most-replied\n' "$hot"
    printf 'most replied, 100 at once, page 100\t%s\n' "$(deep "$hot/comments?sort=most-replied&limit=100" 99)"
    printf 'most liked, page 1\t%s/comments?sort=most-liked\n' "$hot"
    printf 'newest, with 10 replies each\t%s/comments?replies=10\n' "$hot"
    printf 'replies of the largest thread, page 1\t/v1/comments/%s/replies\n' "$thread"
    printf 'replies of the largest thread, page 50\t%s\n' "$(deep "/v1/comments/$thread/replies" 49)"
    printf 'one comment with its context\t/v1/comments/%s?context=2\n' "$reply"
    printf 'counts of 100 articles\t/v1/comment-counts?ids=%s\n' "$(head -n 100 "$scratch/articles" | sed 's#.*/##' | paste -sd, -)"
    printf 'a discussion of 50, page 1\t%s/comments\n' "$small"
} >"$scratch/pages"
cut -f2 "$scratch/pages" >"$scratch/all"
run=$warmup measure 8 "$scratch/all" >/dev/null
run=$seconds
for _ in $(seq "$rounds"); do
    n=0
    while IFS="$(printf '\t')" read -r _ address; do
        n=$((n + 1))
        echo "$address" >"$scratch/one"
        measure 8 "$scratch/one" >>"$scratch/result.page$n"
    done <"$scratch/pages"
done
row 'page, cache off, 8 connections' 'requests a second' 'half within' '99 % within'
row --- --- --- ---
n=0
while IFS="$(printf '\t')" read -r name _; do
    n=$((n + 1))
    row "$name" "$(column page$n 1)" "$(column page$n 2) ms" "$(column page$n 3) ms"
done <"$scratch/pages"
echo
stop

# From memory.
start "$scratch/data" $off
ready
echo "$hot" >"$scratch/article"
echo "$hot/comments" >"$scratch/discussion"
cat "$scratch/article" "$scratch/discussion" >"$scratch/both"
run=$warmup measure 64 "$scratch/both" >/dev/null
run=$seconds
for _ in $(seq "$rounds"); do
    measure 64 "$scratch/article" >>"$scratch/result.article"
    measure 64 "$scratch/discussion" >>"$scratch/result.discussion"
done
row 'from memory, 64 connections' bytes 'requests a second' '99 % within'
row --- --- --- ---
for what in article discussion; do
    row "$what" "$(curl -fsS "$url$(cat "$scratch/$what")" | wc -c)" "$(column $what 1)" "$(column $what 3) ms"
done
echo

# Posts: kept for a moderator, then shown at once.
database "$scratch/data"
post() {
    posted=$((${posted:-0} + 1))
    BENCH_PATHS="$scratch/articles" BENCH_RUN="$1$posted" wrk -t2 -c32 -d"${run}s" --latency -s "$here/src/bench/post.lua" "$url" |
        awk '/^RESULT/ { printf "%d %.2f %.2f %d %d\n", $2, $3 / 1000, $5 / 1000, $7, $8 }'
}
mode() {
    curl -fsS -o /dev/null -X PATCH "$url/v1/site" -H "X-Api-Key: $key" -H 'Content-Type: application/merge-patch+json' \
        -H "If-Match: \"$(curl -fsS "$url/v1/site" | grep -o '"revision":[0-9]*' | cut -d: -f2)\"" \
        -d "{\"comments\": {\"identity\": \"guest\", \"moderation\": \"$1\"}}"
}
row 'posts by 32 clients' 'a second' 'half within' '99 % within' 'errors'
row --- --- --- --- ---
for how in pre post; do
    mode "$how"
    run=$warmup post "$how" >/dev/null
    run=$seconds
    for _ in $(seq "$rounds"); do post "$how" >>"$scratch/result.$how"; done
    row "$how-moderated" "$(column "$how" 1)" "$(column "$how" 2) ms" "$(column "$how" 3) ms" \
        "$(awk '{ n += $4 } END { print n }' "$scratch/result.$how")"
done
echo
counted
echo "States afterwards: $(sql -c "SELECT string_agg(state || ' ' || n, ', ' ORDER BY state) FROM (SELECT state, count(*) AS n FROM comment GROUP BY state) s"). Counts that are not those of their rows: threads $(sql -c "
    SELECT count(*) FROM (SELECT root_id, count(*) FILTER (WHERE state = 'approved' AND parent_id IS NOT NULL) AS replies
        FROM comment GROUP BY root_id) r
    FULL JOIN comment_thread t USING (root_id) WHERE coalesce(r.replies, 0) <> coalesce(t.replies, 0)"), articles $(sql -c "
    SELECT count(*) FROM (SELECT c.article_id, count(*) AS n FROM comment c JOIN comment r ON r.id = c.root_id AND r.state = 'approved'
        WHERE c.state = 'approved' GROUP BY c.article_id) r
    FULL JOIN comment_count t USING (article_id) WHERE coalesce(r.n, 0) <> coalesce(t.comments, 0)"), reactions $(sql -c "
    SELECT count(*) FROM (SELECT comment_id, name, count(*) AS n FROM comment_reaction GROUP BY 1, 2) r
    FULL JOIN comment_reaction_count t USING (comment_id, name) WHERE coalesce(r.n, 0) <> coalesce(t.reactions, 0)") of $(sql -c "
    SELECT count(*) FROM comment_reaction")."
echo "Resident memory of Dateline afterwards: $(resident) MB."
