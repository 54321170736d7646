using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data.Guarding;

/// <summary>
/// PostgreSQL tells a trigger in its own words, with casts and parentheses that nobody wrote. So what it would say of a guard is asked by
/// making it on an empty copy of the table that exists for one transaction only: nothing that others use is touched or waited for.
/// </summary>
internal sealed partial class PostgresGuards(Db db) : GuardKeeper(db)
{
    protected override IEnumerable<Guard> Make(IReadOnlyList<AppendOnlyTable> tables) =>
        [
            Guard.From(AppendOnlyTable.PostgresFunction),
            .. tables.SelectMany(t => t.Postgres()).Select(Guard.From).Select(g => g with { Always = true }),
            .. OfRooms(nameof(IGuards.Postgres)),
        ];

    public override async Task<IReadOnlyDictionary<GuardName, string>> Needed(CancellationToken stop)
    {
        await using var scratch = await Db.Database.BeginTransactionAsync(stop);
        foreach (var table in Tables)
            await Db.Execute($"""CREATE TEMPORARY TABLE "{table}" (LIKE "{table}")""", stop);
        foreach (var guard in Guards)
            await Make(guard with { Sql = Function().Replace(guard.Sql, "FUNCTION pg_temp.$1(", 1) }, stop);
        var needed = await Read("pg_my_temp_schema()", "'pg_temp.'", stop);
        await scratch.RollbackAsync(stop);
        return needed;
    }

    public override Task<IReadOnlyDictionary<GuardName, string>> Found(CancellationToken stop) =>
        Read("current_schema()::regnamespace", "quote_ident(n.nspname) || '.'", stop);

    public override async Task Make(Guard guard, CancellationToken stop)
    {
        // One that waits for the end of a transaction is never replaced in place.
        if (guard.Sql.StartsWith("CREATE CONSTRAINT", StringComparison.Ordinal))
            await Db.Execute($"""DROP TRIGGER IF EXISTS "{guard.Name.Name}" ON "{guard.Name.Table}" """, stop);
        await Db.Execute(guard.Sql, stop);
        if (guard.Always)
            await Db.Execute($"""ALTER TABLE "{guard.Name.Table}" ENABLE ALWAYS TRIGGER "{guard.Name.Name}" """, stop);
    }

    public override Task Remove(GuardName trigger, CancellationToken stop) =>
        Db.Execute($"""DROP TRIGGER "{trigger.Name}" ON "{trigger.Table}" """, stop);

    /// <summary>A trigger with whether it is enabled, a function with its body; without the name of the schema.</summary>
    /// <param name="prefix">How PostgreSQL writes that schema before a name: the temporary one by an alias.</param>
    private async Task<IReadOnlyDictionary<GuardName, string>> Read(string schema, string prefix, CancellationToken stop)
    {
        var functions = Guards.Where(g => !g.Name.IsTrigger).Select(g => g.Name.Name).ToArray();
        var told = await Db
            .Database.SqlQueryRaw<Told>(
                $$"""
                SELECT t.tgname::text AS "Name", c.relname::text AS "TableName",
                  t.tgenabled::text || ' ' || replace(pg_get_triggerdef(t.oid), {{prefix}}, '') AS "Text"
                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT t.tgisinternal AND n.oid = {{schema}} AND c.relname = ANY ({0})
                UNION ALL
                SELECT p.proname::text, NULL, replace(pg_get_functiondef(p.oid), {{prefix}}, '')
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE p.pronargs = 0 AND n.oid = {{schema}} AND p.proname = ANY ({1})
                """,
                Tables.ToArray(),
                functions
            )
            .ToListAsync(stop);
        return told.ToDictionary(t => t.Guard, t => t.Text);
    }

    [GeneratedRegex(@"\bFUNCTION\s+(\w+)\(")]
    private static partial Regex Function();
}
