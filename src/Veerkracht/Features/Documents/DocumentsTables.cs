using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Documents.Uploads;

namespace Veerkracht.Features.Documents;

/// <summary>The tables of this room.</summary>
public static class DocumentsTables
{
    extension(Db db)
    {
        public DbSet<Document> Documents => db.Set<Document>();
        public DbSet<FileUpload> FileUploads => db.Set<FileUpload>();
        public DbSet<FileUploadPart> FileUploadParts => db.Set<FileUploadPart>();
    }
}
