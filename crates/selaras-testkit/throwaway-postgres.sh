#!/bin/sh
# Starts a PostgreSQL server of its own in a new folder, prints its address, and stops and removes it
# when standard input closes: whoever holds the other end may die in any way without leaving it behind.
# It listens on a socket in that folder and nowhere else, so it disturbs no other server.
set -eu
trap '' INT HUP TERM PIPE # an interrupted test run closes our input; that is the sign to tidy up

bin=${SELARAS_POSTGRES_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}
if [ -z "$bin" ] && command -v initdb >/dev/null; then bin=$(dirname "$(command -v initdb)"); fi
if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL is not installed here (initdb is missing). Run: cargo xtask tools" >&2
    exit 1
fi

folder=$(mktemp -d /tmp/selaras-postgres.XXXXXX)
as=
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    chown postgres "$folder"
    as="runuser -u postgres --"
fi
cd "$folder"

stop() {
    $as "$bin/pg_ctl" stop -s -w -m immediate -D "$folder/cluster" >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT

# With SELARAS_POSTGRES_TLS (a folder with chain.pem and key.pem) it also listens on this machine's own network, encrypted.
if [ -n "${SELARAS_POSTGRES_TLS:-}" ]; then
    cp "$SELARAS_POSTGRES_TLS/chain.pem" "$SELARAS_POSTGRES_TLS/key.pem" "$folder"
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder/chain.pem" "$folder/key.pem"; fi
    chmod 600 "$folder/key.pem"
    listens="-c listen_addresses=localhost -c port=$SELARAS_POSTGRES_PORT -c ssl=on \
        -c ssl_cert_file=$folder/chain.pem -c ssl_key_file=$folder/key.pem"
    url="postgres://postgres@localhost:$SELARAS_POSTGRES_PORT/postgres"
else
    listens="-c listen_addresses="
    url="postgres://postgres@$(echo "$folder" | sed 's|/|%2F|g')/postgres"
fi

# What is thrown away need not survive a power cut: nothing here waits for the disk.
if ! $as "$bin/initdb" -D "$folder/cluster" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 ||
    ! $as "$bin/pg_ctl" start -s -w -D "$folder/cluster" -l "$folder/cluster.log" -o "-k $folder \
        $listens -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
        -c wal_level=minimal -c max_wal_senders=0 -c max_connections=300" >>"$folder/log" 2>&1 </dev/null; then
    cat "$folder/log" "$folder/cluster.log" >&2 2>/dev/null || true
    exit 1
fi

echo "$url"
while read -r _; do :; done
