using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data.Lanes;

/// <summary>One statement with its values, as both databases understand it. Always the same text for the same kind, so that it is prepared
/// once.</summary>
/// <param name="Sql">Values are $1, $2 and so on.</param>
/// <param name="Values">As the provider takes them; null for nothing.</param>
/// <param name="Rows">How many rows it must change for what was judged to be still true; null where that says nothing.</param>
public sealed record Statement(string Sql, IReadOnlyList<object?> Values, int? Rows = null);

internal static class StatementRuns
{
    /// <summary>Runs it in the transaction that is open.</summary>
    /// <returns>How many rows it changed.</returns>
    public static async Task<int> Run(this Db db, Statement statement, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement.Sql;
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(
            db.Database.CurrentTransaction ?? throw new InvalidOperationException("Statements run in a transaction.")
        );
        db.Bind(command, statement.Values);
        return await command.ExecuteNonQueryAsync(stop);
    }
}
