# shellcheck shell=sh
# What the scripts of this folder share; they source it. POSIX sh, but for nothing that Linux lacks.
#
#   DATELINE    launcher to measure: by default the one of this clone
#   WORK        folder for what is made on the way: by default target/bench of this clone
#   PORT        Dateline's port: 18080
#
# A corpus is a folder that load.sh has made: data (Dateline's data folder), key (an administrator's), notes.

here=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
dateline=${DATELINE:-$here/dateline}
work=${WORK:-$here/target/bench}
port=${PORT:-18080}
url=http://127.0.0.1:$port
mkdir -p "$work"
scratch=$(mktemp -d "$work/run.XXXXXX")
log=$scratch/dateline.log
pid=
others=

# shellcheck source=../../.mvn/wrapper/find-jdk.sh
. "$here/.mvn/wrapper/find-jdk.sh"
find_jdk bench
java=$jdk_home/bin/java

# Ends with a message where a command is missing.
need() {
    for command in "$@"; do
        command -v "$command" >/dev/null || { echo "$command is needed; Debian: $(package_of "$command")" >&2; exit 2; }
    done
}
package_of() {
    case $1 in
        h2load) echo nghttp2-client ;;
        nginx) echo nginx-light ;;
        pgbench) echo postgresql-contrib ;;
        psql) echo postgresql-client ;;
        *) echo "$1" ;;
    esac
}

# Ends what was started, by its id, and waits for it; the last started first.
stop() { [ -z "$pid" ] || { kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; } || true; pid=; }
stop_others() {
    for other in $others; do { kill "$other" 2>/dev/null && wait "$other" 2>/dev/null; } || true; done
    others=
}
trap 'stop; stop_others; [ -n "${KEEP:-}" ] || rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

now() { date +%s%N; }

# start DATA [NAME=VALUE...]: starts Dateline on a data folder; took is the milliseconds until the first 200.
start() {
    DATELINE_DATA_DIR=$1
    shift
    began=$(now)
    env DATELINE_DATA_DIR="$DATELINE_DATA_DIR" DATELINE_PORT="$port" DATELINE_HOST=127.0.0.1 DATELINE_DEMO=false \
        DATELINE_PUBLIC_URL="$url" "$@" "$dateline" start >>"$log" 2>&1 &
    pid=$!
    until curl -fs -o /dev/null "$url/v1/site"; do
        kill -0 "$pid" 2>/dev/null || { tail -n 40 "$log" >&2; exit 1; }
        sleep 0.02
    done
    took=$(( ($(now) - began) / 1000000 ))
}

# Waits until the instance says that it is ready: the index of articles is built, then.
ready() {
    until curl -fs -o /dev/null "$url/health/ready"; do
        kill -0 "$pid" 2>/dev/null || { tail -n 40 "$log" >&2; exit 1; }
        sleep 1
    done
}

# database DATA: sets the variables by which psql and pgbench find the embedded PostgreSQL, over TCP.
database() {
    PGPASSWORD=$(cat "$1/password")
    PGPORT=$(sed -n 4p "$1/cluster/postmaster.pid")
    export PGPASSWORD PGPORT PGHOST=127.0.0.1 PGUSER=dateline PGDATABASE=dateline
}

# The middle of the numbers that are read, one a line; the lower of the two middle ones.
median() { sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
resident() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b; else print "-" }'; }
row() { line="|"; for cell in "$@"; do line="$line $cell |"; done; echo "$line"; }
