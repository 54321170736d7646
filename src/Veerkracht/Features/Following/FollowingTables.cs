using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Following;

/// <summary>The tables of this room.</summary>
public static class FollowingTables
{
    extension(Db db)
    {
        public DbSet<Follow> Follows => db.Set<Follow>();
        public DbSet<FollowNews> FollowNews => db.Set<FollowNews>();
        public DbSet<FollowNewsAbout> FollowNewsAbout => db.Set<FollowNewsAbout>();
    }
}
