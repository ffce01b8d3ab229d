#!/bin/sh
# sh tests/run.sh        installs what is missing, builds, and runs every test
# sh tests/run.sh long   the same with clang, sanitizers, longer fuzzing and the long tests
# The last line counts the tests: N passed, N failed, N skipped, and why.
set -eu
cd "$(dirname "$0")/.."

mode=${1:-short}
passed=0 failed=0 skipped=0 reasons=
jobs=$(nproc)

sh tests/need.sh tests
export CMAKE_GENERATOR="${CMAKE_GENERATOR:-Ninja}"
export CTEST_PARALLEL_LEVEL="$jobs"

# build PRESET [OPTION...]
build() {
    preset=$1
    shift
    log=${TMPDIR:-/tmp}/osmlm-$$.log
    { cmake --preset "$preset" "$@" && cmake --build --preset "$preset" --parallel "$jobs"; } \
        >"$log" 2>&1 && rm -f "$log" || {
        cat "$log"
        rm -f "$log"
        echo "The build of $preset failed."
        exit 1
    }
}

# attribute NAME FILE: a number of the first line of a JUnit report
attribute() {
    sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

# check FOLDER [OPTION...]: runs the tests there and counts them
check() {
    folder=$1
    shift
    report=$PWD/$folder/tests.xml
    rm -f "$report"
    ctest --test-dir "$folder" --timeout 1200 --output-on-failure --output-junit "$report" "$@" \
        >"$folder/tests.log" 2>&1 || grep -v ' Passed \| Start ' "$folder/tests.log" || true
    [ -f "$report" ] || {
        cat "$folder/tests.log"
        exit 1
    }
    total=$(attribute tests "$report")
    bad=$(attribute failures "$report")
    left=$(($(attribute skipped "$report") + $(attribute disabled "$report")))
    passed=$((passed + total - bad - left))
    failed=$((failed + bad))
    skipped=$((skipped + left))
    # a test that is skipped has printed "SKIPPED: why"
    reasons="$reasons$(sed -n 's/.*SKIPPED: \(.*\)/\1; /p' "$report" | sort -u | tr -d '\n')"
    echo "$folder: $total tests, $bad failed"
}

build release
if [ "$mode" = long ]; then
    check build
    build clang
    build asan
    check build-asan -LE long
    build fuzz -DOSMLM_FUZZ_SECONDS=60
else
    check build -LE long
    build fuzz -DOSMLM_FUZZ_SECONDS=5
fi
check build-fuzz

why=
[ -z "$reasons" ] || why=" (${reasons%; })"
echo "$passed passed, $failed failed, $skipped skipped$why"
[ "$failed" = 0 ]
