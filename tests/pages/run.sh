#!/bin/sh
# run.sh OSMLM TESTS ROOT: pages of the program, and one of every picture that its tests make, in
# headless Chromium. No console message, nothing loaded, nothing wider than 360 or 1280 pixels, no
# words of pictures upon one another; and a page that does all of this is found out. With SHOTS=DIR,
# screenshots in light and dark are left there.
set -eu
osmlm=$1 tests=$2 root=$3
command -v chromium >/dev/null || {
    echo 'SKIPPED: pages are looked at in Chromium, which is not installed'
    exit 0
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root/tests/pages/measure.html" "$work"

browse() {
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$work/profile" --allow-file-access-from-files --hide-scrollbars \
        --enable-logging=stderr --v=0 "$@" 2>"$work/log"
}

# look: what measure.html says of $work/page.html, and the messages of the console
look() {
    browse --dump-dom "file://$work/measure.html" >"$work/dom"
    grep -ao '<p>measured [^<]*' "$work/dom" | sed 's/<p>measured //' || true
    grep -a ':CONSOLE' "$work/log" | sed 's/.*CONSOLE[^ ]* /console: /' || true
}

shoot() {   # NAME
    [ -n "${SHOTS:-}" ] || return 0
    for width in 360 1280; do
        for scheme in light dark; do
            blink=1
            [ "$scheme" = light ] || blink=0
            browse --screenshot="$SHOTS/$1-$width-$scheme.png" --window-size="$width,2600" \
                --blink-settings="preferredColorScheme=$blink" "file://$work/page.html" >/dev/null
        done
    done
}

failed=0
good='360 0 0 0
1280 0 0 0'
check() {   # NAME, of what is in $work/page.html
    seen=$(look)
    if [ "$seen" = "$good" ]; then
        echo "$1: as it should be"
    else
        printf '%s: expected (width, overflow, loaded, misplaced)\n%s\ngot\n%s\n' "$1" "$good" "$seen"
        failed=1
    fi
    shoot "$1"
}

cp "$root/tests/pages/naive.html" "$work/page.html"
seen=$(look)
case $seen in
*'360 1648 1 1'*'1280 728 1 1'*'console: '*script*) echo 'naive: found out' ;;
*)
    printf 'naive: not found out:\n%s\n' "$seen"
    failed=1
    ;;
esac

OSMLM_PAGE="$work/page.html" "$tests" '[page]' >/dev/null
check pictures

for plan in "$root"/examples/*/curriculum.json "$root"/tests/pages/*/curriculum.json; do
    plan=$(dirname "$plan")
    for report in 'plan --weeks 3' week progress urgency forecast; do
        # shellcheck disable=SC2086  # a command and its options
        "$osmlm" -C "$plan" --today 2026-09-16 $report --format html >"$work/page.html"
        check "${report%% *}-$(basename "$plan")"
    done
done
exit $failed
