using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>The tables of this room.</summary>
public static class AccountsTables
{
    extension(Db db)
    {
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<Mandate> Mandates => db.Set<Mandate>();
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<RefusedSignIn> RefusedSignIns => db.Set<RefusedSignIn>();
        public DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();
        public DbSet<DemonstrationClock> DemonstrationClocks => db.Set<DemonstrationClock>();
    }
}
