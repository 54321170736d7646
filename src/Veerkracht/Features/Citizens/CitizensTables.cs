using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Citizens;

/// <summary>The tables of this room.</summary>
public static class CitizensTables
{
    extension(Db db)
    {
        public DbSet<CitizenAccount> CitizenAccounts => db.Set<CitizenAccount>();
        public DbSet<CitizenPasskey> CitizenPasskeys => db.Set<CitizenPasskey>();
        public DbSet<AddressLink> AddressLinks => db.Set<AddressLink>();
    }
}
