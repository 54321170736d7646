using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Themes;

/// <summary>The tables of this room.</summary>
public static class ThemesTables
{
    extension(Db db)
    {
        public DbSet<StoredTheme> Themes => db.Set<StoredTheme>();
        public DbSet<ThemeContact> ThemeContacts => db.Set<ThemeContact>();
    }
}
