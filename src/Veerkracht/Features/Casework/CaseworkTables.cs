using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Casework;

/// <summary>The tables of this room.</summary>
public static class CaseworkTables
{
    extension(Db db)
    {
        public DbSet<Correction> Corrections => db.Set<Correction>();
    }
}
