#!/bin/sh
# sh tests/need.sh build|tests: installs what Debian packages are missing to build the program, or
# to build and run its tests.
set -eu

packages='g++ cmake ninja-build pkg-config libcli11-dev nlohmann-json3-dev libfmt-dev libutf8proc-dev tzdata'
if [ "${1:-build}" = tests ]; then
    packages="$packages bash catch2 libsimdjson-dev clang clang-format libclang-rt-14-dev coinor-cbc
     hledger strace git e2fsprogs xfsprogs python3 chromium"
fi

command -v apt-get >/dev/null || exit 0   # another system: the build says what it misses

missing=
for package in $packages; do
    state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$state" = 'install ok installed' ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
echo "Installing:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # lists of words
$as_root apt-get update >"$log" 2>&1 &&
    $as_root apt-get install -y --no-install-recommends $missing >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
}
