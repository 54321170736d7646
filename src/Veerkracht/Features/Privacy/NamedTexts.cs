using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;
using Veerkracht.Features.Accounts;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Privacy;

/// <summary>A row in which the person is named.</summary>
/// <param name="Keys">Of its primary key, as the database gives them.</param>
/// <param name="Texts">What each column becomes.</param>
/// <param name="Dossier">Of which dossier it is; null where it is of none.</param>
internal sealed record NamedRow(
    RecordKind Kind,
    KeptColumns Table,
    IReadOnlyList<object> Keys,
    IReadOnlyList<(string Column, string Text)> Texts,
    Guid? Dossier
);

/// <summary>The columns of text of a table, in which somebody may have written a name.</summary>
internal sealed record KeptColumns(
    string Table,
    IReadOnlyList<string> Keys,
    IReadOnlyList<string> Texts,
    bool HasVersion,
    bool OfDossier,
    bool Stays
);

/// <summary>
/// Looks for a person in every column of text of every table that is declared to hold something of people. It reads whole tables: it is
/// done seldom. What the database never changes is counted, and stays.
/// </summary>
internal sealed class NamedTexts(Db db, RetentionTerms terms)
{
    private bool IsSqlite => db.Database.ProviderName!.Contains("Sqlite", StringComparison.Ordinal);

    public async Task<IReadOnlyList<NamedRow>> Find(NameMark mark, CancellationToken stop)
    {
        var found = new List<NamedRow>();
        if (mark.Signs.Count == 0)
            return found;
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            foreach (var (kind, table) in Tables())
                await Search(kind, table, mark, found, stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return found;
    }

    public async Task Write(NamedRow row, CancellationToken stop)
    {
        await using var command = Command();
        var set = row.Texts.Select(t => $"\"{t.Column}\" = {Add(command, t.Text)}").ToList();
        // Who has the row open must look again.
        if (row.Table.HasVersion)
            set.Add("\"Version\" = \"Version\" + 1");
        var where = row.Table.Keys.Zip(row.Keys, (column, key) => $"\"{column}\" = {Add(command, key)}").ToList();
        command.CommandText = $"UPDATE \"{row.Table.Table}\" SET {string.Join(", ", set)} WHERE {string.Join(" AND ", where)}";
        await command.ExecuteNonQueryAsync(stop);
    }

    private async Task Search(RecordKind kind, KeptColumns table, NameMark mark, List<NamedRow> found, CancellationToken stop)
    {
        await using var command = Command();
        var asked = table
            .Texts.Select(column => $"({string.Join(" OR ", mark.Signs.Select(group => All(command, column, group)))})")
            .ToList();
        var columns = table.Keys.Concat(table.Texts).Concat(table.OfDossier ? ["DossierId"] : []).Select(c => $"\"{c}\"").ToList();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM \"{table.Table}\" WHERE {string.Join(" OR ", asked)}";
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            var texts = new List<(string, string)>();
            foreach (var (column, at) in table.Texts.Select((c, i) => (c, table.Keys.Count + i)))
            {
                if (!reader.IsDBNull(at) && reader.GetString(at) is var text && mark.In(text) is var next && next != text)
                    texts.Add((column, next));
            }
            if (texts.Count == 0)
                continue;
            var keys = Enumerable.Range(0, table.Keys.Count).Select(reader.GetValue).ToList();
            var dossier = table.OfDossier && !reader.IsDBNull(columns.Count - 1) ? reader.GetGuid(columns.Count - 1) : (Guid?)null;
            found.Add(new(kind, table, keys, texts, dossier));
        }
    }

    /// <summary>All of them stand in the column, as they are or as JSON escapes them.</summary>
    private string All(DbCommand command, string column, IReadOnlyList<string> signs) =>
        "("
        + string.Join(
            " AND ",
            signs.Select(sign =>
                "("
                + string.Join(
                    " OR ",
                    new[] { sign, JsonEncodedText.Encode(sign).ToString() }
                        .Distinct()
                        .Select(s => $"\"{column}\" {(IsSqlite ? "LIKE" : "ILIKE")} {Add(command, Pattern(s))} ESCAPE '!'")
                )
                + ")"
            )
        )
        + ")";

    private static string Pattern(string sign) => $"%{sign.Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";

    private DbCommand Command()
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private static string Add(DbCommand command, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{command.Parameters.Count}";
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    private IEnumerable<(RecordKind Kind, KeptColumns Table)> Tables()
    {
        var stay = AppendOnly.In(db.Model).Select(t => t.Table).ToHashSet();
        foreach (var kind in terms.All.Where(k => k.Whom is not null))
        {
            // Of people themselves one row changes, by its id: another may have the same name.
            foreach (var table in kind.Tables.Where(t => t.Entity != typeof(Person)))
            {
                var columns = Columns(db.Model.FindEntityType(table.Entity)!, stay);
                if (columns.Texts.Count > 0)
                    yield return (kind, columns);
            }
        }
    }

    private static KeptColumns Columns(IEntityType entity, HashSet<string> stay)
    {
        var table = entity.GetTableName()!;
        var key = entity.FindPrimaryKey()!.Properties;
        return new(
            table,
            [.. key.Select(p => p.GetColumnName())],
            [
                .. entity
                    .GetProperties()
                    .Where(p => p.ClrType == typeof(string) || p.ClrType == typeof(LocalText))
                    .Where(p => !p.IsPrimaryKey() && !p.IsForeignKey())
                    .Select(p => p.GetColumnName()),
            ],
            entity.FindProperty("Version") is { IsConcurrencyToken: true },
            entity.FindProperty("DossierId") is not null,
            stay.Contains(table)
        );
    }
}
