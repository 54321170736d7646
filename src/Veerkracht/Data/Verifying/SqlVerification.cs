using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data.Verifying;

/// <summary>A verification that both databases can do by themselves, in one statement.</summary>
/// <param name="Sql">Gives the column "Value", a sentence for each broken row. Not from outside: it holds names of our own model.</param>
public sealed class SqlVerification(string what, string sql) : IVerification
{
    private const int Most = 20;

    public string What => what;

    public async Task<IReadOnlyList<string>> Broken(Db db, CancellationToken stop)
    {
        // A large journal takes longer than an act ever may.
        db.Database.SetCommandTimeout(0);
        try
        {
            return await db.Database.SqlQueryRaw<string>($"{sql} LIMIT {Most}").ToListAsync(stop);
        }
        finally
        {
            db.Database.SetCommandTimeout(null);
        }
    }
}
