using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>The tables of this room.</summary>
public static class ApplicationsTables
{
    extension(Db db)
    {
        public DbSet<Dossier> Dossiers => db.Set<Dossier>();
        public DbSet<DossierStep> DossierSteps => db.Set<DossierStep>();
    }
}
