using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Awards;

/// <summary>The tables of this room.</summary>
public static class AwardsTables
{
    extension(Db db)
    {
        public DbSet<Award> Awards => db.Set<Award>();
    }
}
