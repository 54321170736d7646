using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
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
    }
}
