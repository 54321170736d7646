using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Journal;

/// <summary>What books of an older database are called now; for the upgrade of whatever keeps their names.</summary>
public sealed partial class HolderNames(OrganisationRegistry organisations, Clock clock)
{
    /// <summary>Null for a book that keeps its name: it is no right, or has its new name already.</summary>
    /// <exception cref="InvalidDataException">The right is of nobody.</exception>
    public string? Renamed(string book)
    {
        if (Right().Match(book) is not { Success: true } right || right.Length != book.Length)
            return null;
        return Renamed(right);
    }

    /// <summary>The same for every name of a book in a text, as in the lines of a decision.</summary>
    public string RenamedIn(string text) => Right().Replace(text, Renamed);

    /// <summary>The same in the lines of decisions, which keep the names of books in JSON.</summary>
    /// <param name="table">With the columns "Id" and "Lines".</param>
    public async Task RenameInLines(Db db, string table, CancellationToken stop)
    {
        Guid? after = null;
        while (true)
        {
            var rows = await db
                .Database.SqlQueryRaw<Decided>($"""SELECT "Id", "Lines" FROM "{table}" WHERE "Lines" LIKE '%right:%'""")
                .Where(d => after == null || d.Id > after)
                .OrderBy(d => d.Id)
                .Take(Batch)
                .ToListAsync(stop);
            if (rows.Count == 0)
                return;
            foreach (var row in rows.Where(r => RenamedIn(r.Lines) != r.Lines))
                await db.Database.ExecuteSqlRawAsync(
                    $"""UPDATE "{table}" SET "Lines" = @p0 WHERE "Id" = @p1""",
                    [RenamedIn(row.Lines), row.Id],
                    stop
                );
            after = rows[^1].Id;
        }
    }

    private const int Batch = 500;

    private sealed record Decided(Guid Id, string Lines);

    private string Renamed(Match right)
    {
        var holder = right.Groups["holder"].Value;
        return organisations.IdOf(holder, clock.Today) is { } id
            ? right.Groups["source"].Value + id
            : throw new InvalidDataException($"The journal has a right of {holder}, which is no organisation.");
    }

    [GeneratedRegex(@"(?<source>\bright:[^:""\\]+:[^:""\\]+:)(?<holder>[0-9]{10})\b")]
    private static partial Regex Right();
}
