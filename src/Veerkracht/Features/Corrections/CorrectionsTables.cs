using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Corrections;

/// <summary>The tables of this room.</summary>
public static class CorrectionsTables
{
    extension(Db db)
    {
        public DbSet<Correction> Corrections => db.Set<Correction>();
    }
}
