#!/bin/sh
# Npgsql.EntityFrameworkCore.PostgreSQL 10.0.3 (EF Core 10.0.15) on a PostgreSQL of Debian: asking which migrations were applied, inside a
# transaction that one began, on a database that is empty still.
# Expected: no migration, and the transaction goes on; or a clear error.
# Seen: the answer "none" is right and without an error, and the next command fails with 25P02: inside, EF asks a table that is not there and
# swallows the error, and PostgreSQL has given the transaction up. SQLite, asked the same, goes on. Once the table of history is there
# (GetCreateIfNotExistsScript of IHistoryRepository, run first) both go on.
set -eu
work="$(mktemp -d)"
bin="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)"
if [ -z "$bin" ]; then
    apt-get update >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql >/dev/null
    bin="$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)"
fi
# PostgreSQL refuses to run as root.
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
mkdir "$work/pg"; chmod 755 "$work"; [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
trap 'as "$bin/pg_ctl" -D "$work/pg/data" -m immediate stop >/dev/null 2>&1; rm -rf "$work"' EXIT
as "$bin/initdb" -D "$work/pg/data" -A trust -U postgres >/dev/null
as "$bin/pg_ctl" -D "$work/pg/data" -w -o "-c listen_addresses= -k $work/pg" -l "$work/pg/log" start >/dev/null
mkdir "$work/show"
cat >"$work/show/show.cs" <<'CS'
#:package Microsoft.EntityFrameworkCore.Sqlite@10.0.15
#:package Npgsql.EntityFrameworkCore.PostgreSQL@10.0.3
#:property PublishAot=false
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

Console.WriteLine("EF Core " + typeof(DbContext).Assembly.GetName().Version!.ToString(3));
Ask("SQLite", o => o.UseSqlite("Data Source=empty.db"), prepare: false);
Ask("PostgreSQL", o => o.UseNpgsql($"Host={args[0]};Username=postgres;Database=postgres"), prepare: false);
Ask("PostgreSQL, table first", o => o.UseNpgsql($"Host={args[0]};Username=postgres;Database=postgres"), prepare: true);

static void Ask(string name, Action<DbContextOptionsBuilder<Empty>> use, bool prepare)
{
    var options = new DbContextOptionsBuilder<Empty>();
    use(options);
    using var db = new Empty(options.Options);
    using var transaction = db.Database.BeginTransaction();
    if (prepare)
        db.Database.ExecuteSqlRaw(db.GetService<IHistoryRepository>().GetCreateIfNotExistsScript());
    var applied = db.Database.GetAppliedMigrations().Count();
    try
    {
        db.Database.ExecuteSqlRaw("SELECT 1");
        Console.WriteLine($"{name}: {applied} applied, the next command runs");
    }
    catch (PostgresException e)
    {
        Console.WriteLine($"{name}: {applied} applied, the next command fails with {e.SqlState}");
    }
}

sealed class Empty(DbContextOptions<Empty> options) : DbContext(options);
CS
cd "$work/show"
seen="$(dotnet run show.cs -- "$work/pg")"
echo "$seen"
[ "$seen" = "EF Core 10.0.15
SQLite: 0 applied, the next command runs
PostgreSQL: 0 applied, the next command fails with 25P02
PostgreSQL, table first: 0 applied, the next command runs" ] || { echo "It behaves otherwise now." >&2; exit 1; }
