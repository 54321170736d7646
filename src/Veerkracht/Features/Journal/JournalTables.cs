using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Journal;

/// <summary>The tables of this room.</summary>
public static class JournalTables
{
    extension(Db db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<Transfer> Transfers => db.Set<Transfer>();
        public DbSet<JournalTotal> JournalTotals => db.Set<JournalTotal>();
        public DbSet<SourceClaim> SourceClaims => db.Set<SourceClaim>();
    }
}
