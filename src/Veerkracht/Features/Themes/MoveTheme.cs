using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Themes;

/// <summary>A theme comes under another one, or to the top, as the last of those there.</summary>
public sealed class MoveTheme(ActFrame acts, Db db, ProgrammeCatalogue programmes) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("move-theme", new("Thema verplaatst", "Theme moved"))
        {
            By = ActBy.Manager,
            TellsNobody = "what stands under it stays the same",
            Words = new("a theme that is used", "under which theme it stands", "nothing"),
        };

    /// <param name="parent">Null or empty: to the top.</param>
    public Task<Outcome<string>> Do(Actor actor, string programme, string slug, string? parent, CancellationToken stop = default) =>
        acts.Run<ThemesOf, string>(
            Kind,
            actor,
            new ThemesTarget(programmes, programme, slug),
            null,
            act => Move(act, string.IsNullOrWhiteSpace(parent) ? null : parent.Trim(), stop),
            stop
        );

    private async Task<Outcome<string>> Move(ActScope<ThemesOf> act, string? parent, CancellationToken stop)
    {
        var theme = act.Subject.Theme!;
        if (theme.Parent == parent)
            return act.Nothing(theme.Slug);
        var tree = await KnownThemes.Read(db, stop);
        var here = act.Subject.Programme.Slug;
        if (
            parent is not null
            // Looked for among those that are there first: a database does not take every text that somebody sends.
            && (
                tree.Find(parent) is not { RetiredOn: null }
                || !await db.Themes.AnyAsync(t => t.Slug == parent && t.Programme == here, stop)
            )
        )
            return ThemeRefusals.Misplaced;
        if (!tree.MayStandUnder(theme.Slug, parent))
            return ThemeRefusals.Misplaced;
        act.Before = new { theme = theme.Slug, parent = theme.Parent };
        act.After = new { theme = theme.Slug, parent };
        var beside = parent is null ? tree.Roots : tree.Below(parent);
        (theme.Parent, theme.IsOfStaff) = (parent, true);
        theme.Place = beside.Select(n => n.Order).DefaultIfEmpty(0).Max() + 1;
        return theme.Slug;
    }
}
