using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Calls;

/// <summary>The tables of this room.</summary>
public static class CallsTables
{
    extension(Db db)
    {
        public DbSet<CallVersion> CallVersions => db.Set<CallVersion>();
        public DbSet<CallChange> CallChanges => db.Set<CallChange>();
        public DbSet<NumberSeries> NumberSeries => db.Set<NumberSeries>();
    }
}
