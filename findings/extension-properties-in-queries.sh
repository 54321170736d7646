#!/bin/sh
# C# 14 (.NET SDK 10) with Microsoft.EntityFrameworkCore.Sqlite 10.0.15: a DbSet given by an extension property instead of a member.
# Expected: `db.Towns` from an extension block can stand wherever `db.Set<Town>()` can.
# Seen: outside a query it does. Inside a query (a subquery over another table) the compiler refuses it, since an expression tree takes no
# extension property. The same written as an extension method compiles, and EF translates it: only the newer form is shut out.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat >"$work/show.cs" <<'CS'
#:package Microsoft.EntityFrameworkCore.Sqlite@10.0.15
#:property PublishAot=false
using Microsoft.EntityFrameworkCore;

using var db = new Places();
db.Database.EnsureCreated();
Console.WriteLine("outside a query: " + db.Towns.Count());
Console.WriteLine("Set in a query: " + db.Set<Street>().Count(s => db.Set<Town>().Any(t => t.Id == s.TownId)));
#if PROPERTY
Console.WriteLine("property in a query: " + db.Set<Street>().Count(s => db.Towns.Any(t => t.Id == s.TownId)));
#endif
Console.WriteLine("method in a query: " + db.Set<Street>().Count(s => db.AllTowns().Any(t => t.Id == s.TownId)));

static class Tables
{
    extension(Places db)
    {
        public DbSet<Town> Towns => db.Set<Town>();
    }

    public static DbSet<Town> AllTowns(this Places db) => db.Set<Town>();
}

sealed class Town { public int Id { get; set; } }
sealed class Street { public int Id { get; set; } public int TownId { get; set; } }

sealed class Places : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=places.db");

    protected override void OnModelCreating(ModelBuilder model) { model.Entity<Town>(); model.Entity<Street>(); }
}
CS
cd "$work"
seen="$(dotnet run show.cs)"
echo "$seen"
{ echo '#:property DefineConstants=PROPERTY'; cat show.cs; } >refused.cs
refused="$(dotnet build refused.cs 2>&1 | grep -o 'error CS[0-9]*' | sort -u || true)"
echo "property in a query: $refused"
[ "$seen" = "outside a query: 0
Set in a query: 0
method in a query: 0" ] && [ "$refused" = "error CS9296" ] || { echo "It behaves otherwise now." >&2; exit 1; }
