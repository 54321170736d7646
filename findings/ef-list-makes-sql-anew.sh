#!/bin/sh
# Microsoft.EntityFrameworkCore.Sqlite 10.0.15: a compiled query with list.Contains(x), run three times with lists of the same length.
# Expected: a compiled query is translated once; for a list of another length perhaps once more.
# Seen: as EF 10 makes one parameter for each value of a list (its default), the SQL is generated anew at every run, also where the list has
# the same length, or is the same. With ParameterTranslationMode.Parameter (the list is one parameter) it is generated once.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat >"$work/show.cs" <<'CS'
#:package Microsoft.EntityFrameworkCore.Sqlite@10.0.15
#:property PublishAot=false
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

Console.WriteLine("EF Core " + typeof(DbContext).Assembly.GetName().Version!.ToString(3));
foreach (var mode in new ParameterTranslationMode?[] { null, ParameterTranslationMode.Parameter })
{
    using var db = new Towns(mode);
    db.Database.EnsureCreated();
    var query = EF.CompileQuery((Towns towns, string[] names) => towns.Set<Town>().Where(t => names.Contains(t.Name)));
    var texts = new List<int>();
    foreach (var names in new string[][] { ["Lier", "Geel"], ["Lier", "Geel"], ["Mol", "Balen"] })
    {
        Counting.Generated = 0;
        _ = query(db, names).ToList();
        texts.Add(Counting.Generated);
    }
    Console.WriteLine($"{mode?.ToString() ?? "as it comes"}: SQL generated {string.Join(", ", texts)} times");
}

sealed class Town { public int Id { get; set; } public string Name { get; set; } = ""; }

sealed class Towns(ParameterTranslationMode? mode) : DbContext
{
    public DbSet<Town> All => Set<Town>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options
            .UseSqlite("Data Source=towns.db", o => { if (mode is { } m) o.UseParameterizedCollectionMode(m); })
            .ReplaceService<IQuerySqlGeneratorFactory, Counting>();
}

#pragma warning disable EF1001
sealed class Counting(QuerySqlGeneratorDependencies dependencies) : IQuerySqlGeneratorFactory
{
    public static int Generated;

    public QuerySqlGenerator Create()
    {
        Generated++;
        return new Microsoft.EntityFrameworkCore.Sqlite.Query.Internal.SqliteQuerySqlGenerator(dependencies);
    }
}
CS
cd "$work"
seen="$(dotnet run show.cs 2>/dev/null)"
echo "$seen"
[ "$seen" = "EF Core 10.0.15
as it comes: SQL generated 1, 1, 1 times
Parameter: SQL generated 1, 0, 0 times" ] || { echo "It behaves otherwise now." >&2; exit 1; }
