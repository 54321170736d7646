#!/bin/sh
# Microsoft.EntityFrameworkCore.Sqlite 10.0.15: two kinds of interceptor, a new one for each context.
# Expected: all interceptors are alike; an own one for each context (to know what that context reads) costs an object.
# Seen: an interceptor of commands is kept beside EF's services; one of materialization is a singleton of them, so that a new one makes EF
# build all its services anew: after 20 contexts EF warns of too many service providers, and they are never freed.
set -eu
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cat >"$work/show.cs" <<'CS'
#:package Microsoft.EntityFrameworkCore.Sqlite@10.0.15
#:property PublishAot=false
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

Console.WriteLine("EF Core " + typeof(DbContext).Assembly.GetName().Version!.ToString(3));
Console.WriteLine("commands: " + Contexts(() => new Commands()));
Console.WriteLine("materialization, one for all: " + Contexts(Same()));
Console.WriteLine("materialization, one each: " + Contexts(() => new Materialization()));

static Func<IInterceptor> Same() { var one = new Materialization(); return () => one; }

static string Contexts(Func<IInterceptor> interceptor)
{
    for (var made = 1; made <= 60; made++)
    {
        using var db = new Towns(interceptor());
        try { _ = db.Model; }
        catch (InvalidOperationException e) when (e.Message.Contains("ManyServiceProvidersCreatedWarning")) { return "too many service providers"; }
    }
    return "60 contexts";
}

sealed class Commands : DbCommandInterceptor;
sealed class Materialization : IMaterializationInterceptor;
sealed class Town { public int Id { get; set; } }

sealed class Towns(IInterceptor interceptor) : DbContext
{
    public DbSet<Town> All => Set<Town>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) =>
        options
            .UseSqlite("Data Source=towns.db")
            .AddInterceptors(interceptor)
            .ConfigureWarnings(w => w.Throw(CoreEventId.ManyServiceProvidersCreatedWarning));
}
CS
cd "$work"
seen="$(dotnet run show.cs)"
echo "$seen"
[ "$seen" = "EF Core 10.0.15
commands: 60 contexts
materialization, one for all: 60 contexts
materialization, one each: too many service providers" ] || { echo "It behaves otherwise now." >&2; exit 1; }
