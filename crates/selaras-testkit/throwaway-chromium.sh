#!/bin/sh
# Runs Chromium with a profile of its own, speaking the DevTools protocol on standard input and output.
# It ends when standard input closes; the profile goes with it, however the one who started it ended.
set -eu
trap '' INT HUP TERM PIPE

browser=${SELARAS_BROWSER:-}
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$browser" ] || browser=$(command -v "$name" || true)
done
if [ -z "$browser" ]; then
    echo "There is no Chromium here. Run: cargo xtask tools" >&2
    exit 1
fi

profile=$(mktemp -d /tmp/selaras-chromium.XXXXXX)
[ "$(id -u)" != 0 ] || set -- --no-sandbox "$@" # Chromium's sandbox refuses to run as root

# Nothing is asked of the network but the pages under test: no updates, no accounts, no other hosts.
"$browser" --headless --remote-debugging-pipe --user-data-dir="$profile" \
    --no-first-run --no-default-browser-check --disable-background-networking --disable-component-update \
    --disable-sync --disable-default-apps --disable-extensions --disable-breakpad --disable-domain-reliability \
    --disable-client-side-phishing-detection --disable-quic --disable-features=Translate,HttpsUpgrades,MediaRouter \
    --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost" \
    --disable-gpu --disable-dev-shm-usage --mute-audio --password-store=basic \
    --hide-scrollbars --force-color-profile=srgb "$@" \
    3<&0 4>&1 </dev/null >/dev/null 2>"$profile.log" || tail -n 20 "$profile.log" >&2
# Chromium's last children may still be writing when it has ended.
rm -rf "$profile" "$profile.log" 2>/dev/null || { sleep 1 && rm -rf "$profile" "$profile.log"; }
