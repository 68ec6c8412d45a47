#!/bin/sh
# Makes a corpus: an archive by Corpus.java, loaded through POST /v1/imports into a data folder of its own. What is
# interrupted goes on where it was when it is called again: articles that are known are passed over, part by part.
#
#   src/bench/load.sh FOLDER ARTICLES WORDS [SEED]
#
#   PARTS       imports that the archive is cut into: one for each 100,000 articles
#   MENTIONS    found (by default): Dateline looks for people and places in the text; marked: they come marked
#
# In FOLDER afterwards: data (a data folder), key (an administrator's), notes (see Corpus.java), queries (searches),
# load.log (what each part took) and done, once all is loaded.
set -eu
. "$(dirname -- "$0")/server.sh"
need curl gzip

[ $# -ge 3 ] || { sed -n 's/^# \{0,1\}//; 2,13p' "$0" >&2; exit 2; }
folder=$1
articles=$2
words=$3
seed=${4:-1}
parts=${PARTS:-$(( (articles + 99999) / 100000 ))}
mkdir -p "$folder"
key() { cat "$folder/key"; }

start "$folder/data"
[ -s "$folder/key" ] || grep -o 'dl_[0-9A-Za-z]*' "$log" | tail -n 1 >"$folder/key"
"$java" "$here/src/bench/Corpus.java" --queries 1000 --seed "$seed" >"$folder/queries"

part=1
while [ "$part" -le "$parts" ]; do
    if ! grep -q "^part $part/$parts " "$folder/load.log" 2>/dev/null; then
        job=$("$java" "$here/src/bench/Corpus.java" --articles "$articles" --words "$words" --seed "$seed" \
            --part "$part/$parts" --mentions "${MENTIONS:-found}" --notes "$folder/notes" | gzip -1 |
            curl -fsS -X POST -T - -H "X-Api-Key: $(key)" -H 'Content-Type: application/octet-stream' \
                "$url/v1/imports?format=dateline" | grep -o '"url":"[^"]*"' | head -n 1 | cut -d'"' -f4)
        until curl -fs -H "X-Api-Key: $(key)" "$job" >"$scratch/job" && grep -qE '"state":"(done|failed)"' "$scratch/job"; do
            kill -0 "$pid" || { tail -n 40 "$log" >&2; exit 1; }
            sleep 1
        done
        grep -q '"state":"done"' "$scratch/job" || { cat "$scratch/job" >&2; exit 1; }
        echo "part $part/$parts $(grep -oE '"(created|updated|unchanged|rejected|rate|startedAt|finishedAt)":[^,}]+' "$scratch/job" | tr '\n' ' ')" |
            tee -a "$folder/load.log"
    fi
    part=$((part + 1))
done

database "$folder/data"
psql -q -c 'SET client_min_messages = error' -c 'VACUUM ANALYZE'
stop
date >"$folder/done"
du -sh "$folder/data"
