# shellcheck shell=sh
# The search for a JDK, shared by mvnw and dateline, which source this file. POSIX sh.
#
#   find_jdk <caller>   sets jdk_home to the JDK to use (an absolute path without symbolic links) and returns 0,
#                       or tells on stderr, in <caller>'s name, what was found and what to install, and returns 1.
#
# It looks at JAVA_HOME, then along the PATH, then in the places where installers put JDKs. The first JDK of the wanted
# version ends the search; without one, the lowest newer version is taken. Only a JDK with javac counts. Versions are
# read from the JDK's own "release" file: starting a Java only to ask for its version takes longer than the search.

jdk_wanted=25
jdk_newline='
'

find_jdk() {
    jdk_home=
    jdk_newer=
    jdk_newer_major=
    jdk_seen=$jdk_newline
    jdk_found=
    if jdk_search; then
        return 0
    fi
    if [ -n "$jdk_newer" ]; then
        jdk_home=$jdk_newer
        return 0
    fi
    jdk_explain "$1" >&2
    return 1
}

# Goes through all places in order; succeeds as soon as jdk_home is set.
jdk_search() {
    if [ -n "${JAVA_HOME:-}" ]; then
        jdk_consider "$JAVA_HOME" && return 0
        case $jdk_seen in
            *"$jdk_newline"*"$jdk_newline"*) ;;
            *) jdk_found="  $JAVA_HOME (from JAVA_HOME): no Java there$jdk_newline" ;;
        esac
    fi

    # Along the PATH: /usr/bin/javac is usually the first of several symbolic links that end in a JDK.
    jdk_rest=${PATH:-}:
    while [ -n "$jdk_rest" ]; do
        jdk_entry=${jdk_rest%%:*}
        jdk_rest=${jdk_rest#*:}
        for jdk_tool in javac java; do
            if [ -n "$jdk_entry" ] && [ -x "$jdk_entry/$jdk_tool" ] && [ ! -d "$jdk_entry/$jdk_tool" ]; then
                jdk_resolve "$jdk_entry/$jdk_tool"
                case $jdk_resolved in
                    */bin/"$jdk_tool") jdk_consider "${jdk_resolved%/bin/*}" && return 0 ;;
                esac
            fi
        done
    done

    # The usual places. A pattern that matches nothing stays as it is, and is no folder.
    for jdk_place in \
        /usr/lib/jvm/* \
        /usr/lib64/jvm/* \
        /usr/local/lib/jvm/* \
        /usr/java/* \
        /usr/local/openjdk* \
        /opt/java/* \
        /opt/*jdk* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        /usr/local/sdkman/candidates/java/* \
        "${ASDF_DATA_DIR:-${HOME:-}/.asdf}"/installs/java/* \
        "${MISE_DATA_DIR:-${XDG_DATA_HOME:-${HOME:-}/.local/share}/mise}"/installs/java/* \
        "${HOME:-}"/.jdks/* \
        "${HOME:-}"/.gradle/jdks/* \
        /Library/Java/JavaVirtualMachines/* \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/* \
        /opt/homebrew/opt/openjdk* \
        /usr/local/opt/openjdk* \
        /home/linuxbrew/.linuxbrew/opt/openjdk*; do
        jdk_consider "$jdk_place" && return 0
    done

    # macOS keeps a register. It would answer with JAVA_HOME if that were set.
    if [ -x /usr/libexec/java_home ]; then
        for jdk_version in "$jdk_wanted" "$jdk_wanted+"; do
            jdk_place=$(unset JAVA_HOME && /usr/libexec/java_home -F -v "$jdk_version" 2>/dev/null) &&
                jdk_consider "$jdk_place" && return 0
        done
    fi
    return 1
}

# Looks at one folder: succeeds and sets jdk_home if it is a JDK of the wanted version; keeps a newer one in mind;
# notes whatever Java it is for the message.
jdk_consider() {
    [ -d "$1" ] || return 1
    jdk_dir=$1
    # macOS bundles, also inside Homebrew's folders; Homebrew on Linux.
    for jdk_inner in Contents/Home libexec/openjdk.jdk/Contents/Home libexec; do
        if [ -x "$1/$jdk_inner/bin/java" ]; then
            jdk_dir=$1/$jdk_inner
            break
        fi
    done
    jdk_dir=$(CDPATH='' cd -P -- "$jdk_dir" 2>/dev/null && pwd) || return 1
    case $jdk_seen in
        *"$jdk_newline$jdk_dir$jdk_newline"*) return 1 ;;
    esac
    # A home of its own, not /usr with its bin/java: every JDK since 9 has lib/modules, most have a release file.
    [ -f "$jdk_dir/release" ] || [ -f "$jdk_dir/lib/modules" ] || return 1
    [ -x "$jdk_dir/bin/java" ] || return 1
    jdk_seen=$jdk_seen$jdk_dir$jdk_newline

    jdk_read_version "$jdk_dir"
    if [ ! -x "$jdk_dir/bin/javac" ]; then
        jdk_found="$jdk_found  $jdk_dir: ${jdk_version:-version unknown}, a runtime without javac$jdk_newline"
        return 1
    fi
    jdk_found="$jdk_found  $jdk_dir: ${jdk_version:-version unknown}$jdk_newline"
    jdk_major=${jdk_version%%[!0-9]*}
    [ -n "$jdk_major" ] || return 1
    if [ "$jdk_major" -eq "$jdk_wanted" ]; then
        # shellcheck disable=SC2034 # for the script that sources this one
        jdk_home=$jdk_dir
        return 0
    fi
    if [ "$jdk_major" -gt "$jdk_wanted" ] && [ "$jdk_major" -lt "${jdk_newer_major:-1000}" ]; then
        jdk_newer=$jdk_dir
        jdk_newer_major=$jdk_major
    fi
    return 1
}

# Sets jdk_version: from the line JAVA_VERSION="25.0.1" of the release file, else by asking javac, or java.
jdk_read_version() {
    jdk_version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r jdk_key jdk_value || [ -n "$jdk_key" ]; do
            if [ "$jdk_key" = JAVA_VERSION ]; then
                jdk_version=${jdk_value#\"}
                jdk_version=${jdk_version%%\"*}
                break
            fi
        done <"$1/release"
    fi
    if [ -z "$jdk_version" ] && [ -x "$1/bin/javac" ]; then
        jdk_version=$("$1/bin/javac" -version 2>&1 </dev/null | sed -n 's/^javac //p')
    elif [ -z "$jdk_version" ]; then
        jdk_version=$("$1/bin/java" -version 2>&1 </dev/null | sed -n 's/^[a-z]* version "\([^"]*\)".*/\1/p')
    fi
}

# Sets jdk_resolved: the file at the end of a chain of symbolic links (readlink -f is younger than some systems).
jdk_resolve() {
    jdk_resolved=$1
    jdk_links=0
    while [ -L "$jdk_resolved" ] && [ "$jdk_links" -lt 40 ]; do
        jdk_target=$(readlink "$jdk_resolved") || return 0
        case $jdk_target in
            /*) jdk_resolved=$jdk_target ;;
            *) jdk_resolved=${jdk_resolved%/*}/$jdk_target ;;
        esac
        jdk_links=$((jdk_links + 1))
    done
}

jdk_explain() {
    cat <<END
$1: Dateline needs a JDK $jdk_wanted or newer (a JDK, with javac), and there is none where JDKs usually are.

Found:
${jdk_found:-  no Java at all$jdk_newline}
Looked at: JAVA_HOME (${JAVA_HOME:-not set}), the PATH, /usr/lib/jvm and its like, SDKMAN, asdf, mise, Homebrew,
the JDKs of IDEs and Gradle, /Library/Java.

Install one, for example:
  Debian, Ubuntu   apt install openjdk-$jdk_wanted-jdk-headless
  Fedora, RHEL     dnf install java-$jdk_wanted-openjdk-devel
  macOS            brew install openjdk@$jdk_wanted
  SDKMAN           sdk list java, then sdk install java with one of its $jdk_wanted versions
  any system       unpack one from https://adoptium.net
If it stands in an unusual place, set JAVA_HOME to its folder.
END
}
