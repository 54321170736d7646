using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

/// <summary>The tables of this room.</summary>
public static class TogetherTables
{
    extension(Db db)
    {
        public DbSet<DraftPresence> DraftPresences => db.Set<DraftPresence>();
        public DbSet<SectionAssignment> SectionAssignments => db.Set<SectionAssignment>();
        public DbSet<DraftRemark> DraftRemarks => db.Set<DraftRemark>();
        public DbSet<DraftAgreement> DraftAgreements => db.Set<DraftAgreement>();
        public DbSet<SignRequest> SignRequests => db.Set<SignRequest>();
        public DbSet<PartnerPart> PartnerParts => db.Set<PartnerPart>();
    }
}
