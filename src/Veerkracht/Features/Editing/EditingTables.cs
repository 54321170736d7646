using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Editing;

/// <summary>The tables of this room.</summary>
public static class EditingTables
{
    extension(Db db)
    {
        public DbSet<CallDraft> CallDrafts => db.Set<CallDraft>();
        public DbSet<Consultation> Consultations => db.Set<Consultation>();
        public DbSet<ConsultationComment> ConsultationComments => db.Set<ConsultationComment>();
    }
}
