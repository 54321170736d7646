using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Assessment.Places;

namespace Veerkracht.Features.Assessment;

/// <summary>The tables of this room.</summary>
public static class AssessmentTables
{
    extension(Db db)
    {
        public DbSet<Question> Questions => db.Set<Question>();
        public DbSet<Selection> Selections => db.Set<Selection>();
        public DbSet<SentPlace> SentPlaces => db.Set<SentPlace>();
        public DbSet<Rejection> Rejections => db.Set<Rejection>();
        public DbSet<Panel> Panels => db.Set<Panel>();
        public DbSet<PanelMember> PanelMembers => db.Set<PanelMember>();
        public DbSet<PanelReading> PanelReadings => db.Set<PanelReading>();
        public DbSet<ConflictOfInterest> ConflictsOfInterest => db.Set<ConflictOfInterest>();
        public DbSet<GivenScores> GivenScores => db.Set<GivenScores>();
        public DbSet<ScoreDraft> ScoreDrafts => db.Set<ScoreDraft>();
    }
}
