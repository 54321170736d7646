using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Programmes;
using Veerkracht.Data;

namespace Veerkracht.Features.Themes;

/// <summary>Reads the themes as they stand now: a few rows, read once for a request.</summary>
public sealed class KnownThemes(Db db)
{
    private ThemeTree? _all;

    /// <summary>Of all programmes: no two themes have the same slug.</summary>
    public async Task<ThemeTree> All(CancellationToken stop = default) => _all ??= await Read(db, stop);

    /// <summary>Without what was read before: for an act, inside its transaction.</summary>
    internal static async Task<ThemeTree> Read(Db db, CancellationToken stop)
    {
        var themes = await db.Themes.AsNoTracking().ToListAsync(stop);
        var contacts = await db.ThemeContacts.AsNoTracking().ToListAsync(stop);
        return new ThemeTree(themes.Select(t => t.Node), contacts.Select(c => c.Period));
    }
}
