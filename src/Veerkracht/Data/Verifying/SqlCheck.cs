using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data.Verifying;

/// <summary>Something that both databases can verify by themselves, in one statement.</summary>
/// <param name="Sql">Gives the column "Value", a sentence for each broken row. Not from outside: it holds names of our own model.</param>
internal sealed record SqlCheck(string What, string Sql)
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<Verified>> Run(Db db, IEnumerable<SqlCheck> checks, CancellationToken stop)
    {
        // A large journal takes longer than an act ever may.
        db.Database.SetCommandTimeout(0);
        try
        {
            var found = new List<Verified>();
            foreach (var check in checks)
                found.Add(new(check.What, await db.Database.SqlQueryRaw<string>($"{check.Sql} LIMIT {Most}").ToListAsync(stop)));
            return found;
        }
        finally
        {
            db.Database.SetCommandTimeout(null);
        }
    }
}
