#!/bin/sh
# run.sh ROOT OSMLM: the commands of examples/weekly-mail, with stand-ins for osmlm and sendmail. What
# osmlm prints is sent once and whole, nothing is sent when it prints nothing, and its failure is
# the script's. Then one mail of the real osmlm. The units are read by systemd where it is installed.
set -eu
examples=$1/examples/weekly-mail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home"
cp "$examples/weekly-mail" "$work/bin"
cat >"$work/bin/osmlm" <<'END'
#!/bin/sh
echo "$@" >"$HOME/asked"
cat "$HOME/answer" 2>/dev/null || exit 3
END
cat >"$work/bin/sendmail" <<'END'
#!/bin/sh
echo "$@" >"$HOME/options"
cat >>"$HOME/sent"
END
chmod +x "$work/bin/osmlm" "$work/bin/sendmail"
export HOME="$work/home" PATH="$work/bin:$PATH"

failed=0
expect() {   # WHAT GOT WANTED
    [ "$2" = "$3" ] || {
        printf '%s: expected\n%s\ngot\n%s\n' "$1" "$3" "$2"
        failed=1
    }
}

# run NAME COMMAND
run() {
    rm -f "$HOME"/*
    printf 'Subject: a week\n\nIt went\n\twell.\n' >"$HOME/answer"
    sh -c "$2"
    expect "$1: asked" "$(cat "$HOME/asked")" \
        "week --latest --format mime --mail-to you@example.org --quiet -C $HOME/study"
    expect "$1: options" "$(cat "$HOME/options")" '-t -i'
    expect "$1: sent" "$(cat "$HOME/sent")" "$(cat "$HOME/answer")"

    rm -f "$HOME"/*
    : >"$HOME/answer"
    sh -c "$2"
    expect "$1: nothing to say" "$(ls "$HOME")" "$(printf 'answer\nasked')"

    rm -f "$HOME"/*
    code=0
    sh -c "$2" || code=$?
    expect "$1: exit code of a failure" "$code" 3
    expect "$1: sent after a failure" "$(ls "$HOME")" asked
}

# A line of a crontab that is no comment and sets no variable: five fields and a command.
field='[0-9*][0-9*,/-]*'
line=$(grep -v '^#\|^[A-Z]*=\|^$' "$examples/crontab")
command=$(printf '%s\n' "$line" |
    sed -n "s/^$field  *$field  *$field  *$field  *$field  *\([^%]*\)$/\1/p")
run crontab "$command"

command=$(sed -n 's/^ExecStart=//p' "$examples/osmlm-week.service")
run service "$(printf '%s' "$command" | sed "s|^/usr/local/bin/|$work/bin/|; s|%h|$HOME|")"
expect timer "$(grep -x 'Persistent=true' "$examples/osmlm-week.timer")" 'Persistent=true'

if command -v systemd-analyze >/dev/null; then
    cp "$examples"/osmlm-week.* "$work"
    sed -i "s|/usr/local/bin/|$work/bin/|" "$work/osmlm-week.service"
    XDG_RUNTIME_DIR="$work" systemd-analyze --user verify "$work/osmlm-week.timer" >"$work/said" 2>&1 || failed=1
    expect systemd "$(cat "$work/said")" ''
    calendar=$(sed -n 's/^OnCalendar=//p' "$examples/osmlm-week.timer")
    expect calendar "$(systemd-analyze calendar "$calendar" | sed -n 's/ *Normalized form: //p')" \
        'Sun *-*-* 21:30:00'
fi

rm -f "$HOME"/* "$work/bin/osmlm"
ln -s "$2" "$work/bin/osmlm"
export OSMLM_NOW=2026-09-20T21:30:00Z
weekly-mail you@example.org -C "$1/tests/readme/evenings"
expect 'a mail of osmlm' "$(sed -n '1,3p' "$HOME/sent")" 'To: you@example.org
Subject: osmlm week 38: 0m of 7h, fits, buffer 1 study day
Auto-Submitted: auto-generated'
[ "$failed" = 0 ] && echo 'the weekly mail is sent'
exit "$failed"
