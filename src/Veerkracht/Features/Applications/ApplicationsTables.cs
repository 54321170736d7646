using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Tasks;

namespace Veerkracht.Features.Applications;

/// <summary>The tables of this room.</summary>
public static class ApplicationsTables
{
    extension(Db db)
    {
        public DbSet<Dossier> Dossiers => db.Set<Dossier>();
        public DbSet<DossierStep> DossierSteps => db.Set<DossierStep>();
        public DbSet<DossierTask> DossierTasks => db.Set<DossierTask>();
        public DbSet<TaskLook> TaskLooks => db.Set<TaskLook>();
        public DbSet<Revision> Revisions => db.Set<Revision>();
        public DbSet<SentVersion> SentVersions => db.Set<SentVersion>();
    }
}
