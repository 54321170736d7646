using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data.Guarding;

/// <summary>SQLite keeps the text of a trigger as it was given.</summary>
internal sealed partial class SqliteGuards(Db db) : GuardKeeper(db)
{
    protected override IEnumerable<Guard> Make(IReadOnlyList<AppendOnlyTable> tables) =>
        tables.SelectMany(t => t.Sqlite()).Select(Guard.From).Concat(OfRooms(nameof(IGuards.Sqlite)));

    public override Task<IReadOnlyDictionary<GuardName, string>> Needed(CancellationToken stop) =>
        Task.FromResult<IReadOnlyDictionary<GuardName, string>>(Guards.ToDictionary(g => g.Name, g => Spaced(g.Sql)));

    public override async Task<IReadOnlyDictionary<GuardName, string>> Found(CancellationToken stop)
    {
        var told = await Db
            .Database.SqlQuery<Told>(
                $"""SELECT name AS "Name", tbl_name AS "TableName", sql AS "Text" FROM sqlite_master WHERE type = 'trigger'"""
            )
            .ToListAsync(stop);
        var tables = Tables.ToHashSet();
        return told.Where(t => tables.Contains(t.TableName!)).ToDictionary(t => t.Guard, t => Spaced(t.Text));
    }

    public override Task Make(Guard guard, CancellationToken stop) => Db.Execute(guard.Sql, stop);

    public override Task Remove(GuardName trigger, CancellationToken stop) => Db.Execute($"DROP TRIGGER \"{trigger.Name}\"", stop);

    private static string Spaced(string sql) => Blanks().Replace(sql.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
