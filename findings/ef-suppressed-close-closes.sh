#!/bin/sh
# Microsoft.EntityFrameworkCore.Sqlite 10.0.15: an interceptor that keeps a connection open for the next context.
# Expected: ConnectionClosing and ConnectionDisposing both answer Suppress, so the connection stays as it is.
# Seen: between two queries it stays open, but when its context is disposed it is closed all the same, before ConnectionDisposing is asked and
# without asking ConnectionClosing again. Who wants it open needs a connection whose own Close does nothing.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat >"$work/show.cs" <<'CS'
#:package Microsoft.EntityFrameworkCore.Sqlite@10.0.15
#:property PublishAot=false
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

Console.WriteLine("EF Core " + typeof(DbContext).Assembly.GetName().Version!.ToString(3));
DbConnection connection;
using (var db = new Towns())
{
    db.Database.EnsureCreated();
    _ = db.All.Count();
    connection = db.Database.GetDbConnection();
    Console.WriteLine("after a query: " + connection.State);
    Keeper.Asked.Clear();
}
Console.WriteLine("asked while the context is disposed: " + string.Join(", ", Keeper.Asked));
Console.WriteLine("after that: " + connection.State);

sealed class Town { public int Id { get; set; } }

sealed class Towns : DbContext
{
    public DbSet<Town> All => Set<Town>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options.UseSqlite("Data Source=towns.db").AddInterceptors(new Keeper());
}

sealed class Keeper : DbConnectionInterceptor
{
    public static readonly List<string> Asked = [];

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData data, InterceptionResult result)
    {
        Asked.Add("closing");
        return InterceptionResult.Suppress();
    }

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData data, InterceptionResult result)
    {
        Asked.Add("disposing, it is " + connection.State);
        return InterceptionResult.Suppress();
    }
}
CS
cd "$work"
seen="$(dotnet run show.cs)"
echo "$seen"
[ "$seen" = "EF Core 10.0.15
after a query: Open
asked while the context is disposed: disposing, it is Closed
after that: Closed" ] || { echo "It behaves otherwise now." >&2; exit 1; }
