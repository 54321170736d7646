using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Acts;

/// <summary>The history, as a table of the database.</summary>
public static class ActTables
{
    extension(Db db)
    {
        public DbSet<Act> Acts => db.Set<Act>();
    }
}
