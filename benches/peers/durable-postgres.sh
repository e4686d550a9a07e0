#!/bin/sh
# Starts a PostgreSQL server with its own defaults (every commit is flushed to disk) in a new folder, prints its
# address and its process's number, and stops and removes it when standard input closes.
set -eu
trap '' INT HUP TERM PIPE

bin=${SELARAS_POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
if [ -z "$bin" ] && command -v initdb >/dev/null; then bin=$(dirname "$(command -v initdb)"); fi
if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL is not installed here (initdb is missing). Run: cargo xtask tools" >&2
    exit 1
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/selaras-peer.XXXXXX")
as=
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    chown postgres "$folder"
    as="runuser -u postgres --"
fi
cd "$folder"

stop() {
    $as "$bin/pg_ctl" stop -s -w -m immediate -D "$folder/cluster" >/dev/null 2>&1 || true
    cd /
    rm -rf "$folder"
}
trap stop EXIT

if ! $as "$bin/initdb" -D "$folder/cluster" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$folder/log" 2>&1 ||
    ! $as "$bin/pg_ctl" start -s -w -D "$folder/cluster" -l "$folder/cluster.log" \
        -o "-k $folder -c listen_addresses=" >>"$folder/log" 2>&1 </dev/null; then
    cat "$folder/log" "$folder/cluster.log" >&2 2>/dev/null || true
    exit 1
fi

echo "postgresql://postgres@/postgres?host=$folder"
head -n 1 "$folder/cluster/postmaster.pid"
while read -r _; do :; done
