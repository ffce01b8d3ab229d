#!/bin/sh
# Builds the program into build/osmlm and plans the example.
set -eu
cd "$(dirname "$0")/.."

sh tests/need.sh build
if [ ! -f build/CMakeCache.txt ]; then
    CMAKE_GENERATOR=${CMAKE_GENERATOR:-Ninja} cmake -S . -B build >/dev/null
fi
cmake --build build --target osmlm --parallel "$(nproc)" >build/build.log || {
    cat build/build.log >&2
    exit 1
}
# The first day of the example: its year began on 7 September 2026.
exec build/osmlm -C examples/ml-masters --today 2026-09-07 plan
