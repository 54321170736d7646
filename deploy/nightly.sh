#!/bin/sh
# Copies the data to a directory of the day, keeps the last KEEP (14) of them, and computes the journal anew. Reads veerkracht.env.
set -eu
# Copies are for who runs the site alone.
umask 077
VEERKRACHT_DATA="${VEERKRACHT_DATA:-/var/lib/veerkracht}"
export VEERKRACHT_DATA
backups="${BACKUPS:-/var/backups/veerkracht}"
site="${SITE:-/opt/veerkracht/Veerkracht.dll}"
day="$backups/$(date +%F)"
mkdir -p "$day"
if [ -n "${VEERKRACHT_DB:-}" ]; then
    # By the environment (PGHOST and so on): what stands on a command line is read by everybody on the machine.
    : "${PGDATABASE:?set PGHOST, PGDATABASE, PGUSER and PGPASSWORD in veerkracht.env}"
    pg_dump --format=custom --file="$day/veerkracht.dump.half"
    # Of another database than that of the site it would be no copy.
    pg_restore --list "$day/veerkracht.dump.half" | grep -q 'TABLE DATA public Installations ' ||
        { echo "The database $PGDATABASE holds no Veerkracht: name that of VEERKRACHT_DB in PGHOST and PGDATABASE." >&2; exit 1; }
    mv "$day/veerkracht.dump.half" "$day/veerkracht.dump"
    # After the database: a file is there before the database names it, so the copy lacks nothing.
    for folder in files keys; do
        [ ! -d "$VEERKRACHT_DATA/$folder" ] || cp -a --update "$VEERKRACHT_DATA/$folder" "$day/"
    done
    dotnet "$site" backup --done
else
    dotnet "$site" backup --to "$day"
fi
# Who was forgotten, apart from the copies: whoever puts one back forgets them again with it. It only grows.
dotnet "$site" forgotten >> "$backups/forgotten.txt"
sort -u -o "$backups/forgotten.txt" "$backups/forgotten.txt"
# Directories of days only, the oldest first.
find "$backups" -mindepth 1 -maxdepth 1 -type d -name '????-??-??' | sort -r | tail -n +"$((${KEEP:-14} + 1))" |
    while read -r old; do rm -r -- "$old"; done
dotnet "$site" verify
