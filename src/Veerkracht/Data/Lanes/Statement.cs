using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data.Lanes;

/// <summary>
/// One statement with its values, as both databases understand it. Always the same text for the same kind, so that it is prepared once.
/// </summary>
/// <param name="Sql">Values are $1, $2 and so on; it has no braces.</param>
/// <param name="Values">As the provider takes them; null for nothing.</param>
/// <param name="Rows">How many rows it must change for what was judged to be still true; null where that says nothing.</param>
public sealed record Statement(string Sql, IReadOnlyList<object?> Values, int? Rows = null);

internal static partial class StatementRuns
{
    /// <summary>Runs it in the transaction that is open.</summary>
    /// <returns>How many rows it changed.</returns>
    public static Task<int> Run(this Db db, Statement statement, CancellationToken stop)
    {
        var sql = Place()
            .Replace(statement.Sql, place =>
                string.Create(CultureInfo.InvariantCulture, $"{{{int.Parse(place.ValueSpan[1..], CultureInfo.InvariantCulture) - 1}}}")
            );
        return db.Database.ExecuteSqlRawAsync(sql, statement.Values.Select(value => value!), stop);
    }

    [GeneratedRegex(@"\$[0-9]+")]
    private static partial Regex Place();
}
