#!/bin/sh
# Microsoft.EntityFrameworkCore.Sqlite 10.0.15: Find on a context whose queries do not track.
# Expected: Find looks in the change tracker first, so what it gives is tracked, and a change to it is saved.
# Seen: where the context says NoTracking, Find reads without tracking too. The changed entity is saved as nothing: SaveChanges gives 0,
# without a warning. A second Find reads the database again and gives another object.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat >"$work/show.cs" <<'CS'
#:package Microsoft.EntityFrameworkCore.Sqlite@10.0.15
#:property PublishAot=false
using Microsoft.EntityFrameworkCore;

using (var first = new Towns())
{
    first.Database.EnsureCreated();
    first.Add(new Town { Id = 1, Name = "Galmaarden" });
    first.SaveChanges();
}
using var db = new Towns();
Console.WriteLine("EF Core " + typeof(DbContext).Assembly.GetName().Version!.ToString(3));
var town = (await db.FindAsync<Town>(1))!;
town.Name = "Pajottegem";
Console.WriteLine("state after a change: " + db.Entry(town).State);
using var other = new Towns();
var again = (await other.FindAsync<Town>(1))!;
again.Name = "Pajottegem";
Console.WriteLine("saved: " + await other.SaveChangesAsync());
Console.WriteLine("the same object: " + ReferenceEquals(again, await other.FindAsync<Town>(1)));
Console.WriteLine("in the file: " + (await other.FindAsync<Town>(1))!.Name);

sealed class Town { public int Id { get; set; } public string Name { get; set; } = ""; }

sealed class Towns : DbContext
{
    public DbSet<Town> All => Set<Town>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.UseSqlite("Data Source=towns.db").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
}
CS
cd "$work"
seen="$(dotnet run show.cs)"
echo "$seen"
[ "$seen" = "EF Core 10.0.15
state after a change: Detached
saved: 0
the same object: False
in the file: Galmaarden" ] || { echo "It behaves otherwise now." >&2; exit 1; }
