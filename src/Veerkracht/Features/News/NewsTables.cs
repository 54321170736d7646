using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.News;

/// <summary>The tables of this room.</summary>
public static class NewsTables
{
    extension(Db db)
    {
        public DbSet<Article> Articles => db.Set<Article>();
        public DbSet<ArticleFile> ArticleFiles => db.Set<ArticleFile>();
        public DbSet<ArticleBytes> ArticleBytes => db.Set<ArticleBytes>();
        public DbSet<ArticleCorrection> ArticleCorrections => db.Set<ArticleCorrection>();
    }
}
