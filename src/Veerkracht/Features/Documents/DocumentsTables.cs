using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Documents;

/// <summary>The tables of this room.</summary>
public static class DocumentsTables
{
    extension(Db db)
    {
        public DbSet<Document> Documents => db.Set<Document>();
    }
}
