using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Themes;

/// <summary>A theme as typed.</summary>
/// <param name="Parent">Slug of the theme above it; empty at the top.</param>
public sealed record AskedTheme(string? Nl, string? En, string? Parent)
{
    internal LocalText? Title =>
        Nl?.Trim() is { Length: > 0 and <= ThemeRefusals.LongestTitle } nl
        && En?.Trim() is { Length: > 0 and <= ThemeRefusals.LongestTitle } en
            ? new(nl, en)
            : null;

    internal string? Above => string.IsNullOrWhiteSpace(Parent) ? null : Parent.Trim();
}

/// <summary>A theme comes into the tree. Its name in addresses is made of its title and stays.</summary>
public sealed class AddTheme(ActFrame acts, Db db, ProgrammeCatalogue programmes) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("add-theme", new("Thema toegevoegd", "Theme added"))
        {
            By = ActBy.Manager,
            TellsNobody = "nobody follows a theme that was not there",
            Words = new("a programme", "a theme that news and calls can carry", "nothing"),
        };

    /// <returns>The slug of the theme.</returns>
    public Task<Outcome<string>> Do(Actor actor, string programme, AskedTheme asked, CancellationToken stop = default) =>
        acts.Run<ThemesOf, string>(Kind, actor, new ThemesTarget(programmes, programme), null, act => Add(act, asked, stop), stop);

    private async Task<Outcome<string>> Add(ActScope<ThemesOf> act, AskedTheme asked, CancellationToken stop)
    {
        if (asked.Title is not { } title || Slugs.Of(title.Nl) is not { Length: > 0 } wanted)
            return ThemeRefusals.TitleNeeded;
        var tree = await KnownThemes.Read(db, stop);
        var slug = Slugs.Free(wanted, s => tree.Find(s) is not null);
        if (asked.Above is { } above && (tree.Find(above)?.RetiredOn is not null || !await IsHere(act, above, stop)))
            return ThemeRefusals.Misplaced;
        if (!tree.MayStandUnder(slug, asked.Above))
            return ThemeRefusals.Misplaced;
        var beside = asked.Above is { } parent ? tree.Below(parent) : tree.Roots;
        db.Themes.Add(
            new StoredTheme
            {
                Slug = slug,
                Programme = act.Subject.Programme.Slug,
                Title = title,
                Parent = asked.Above,
                Place = beside.Select(n => n.Order).DefaultIfEmpty(0).Max() + 1,
                IsOfStaff = true,
            }
        );
        act.After = new
        {
            theme = slug,
            title = title.Nl,
            parent = asked.Above,
        };
        return slug;
    }

    private Task<bool> IsHere(ActScope<ThemesOf> act, string slug, CancellationToken stop) =>
        db.Themes.AnyAsync(t => t.Slug == slug && t.Programme == act.Subject.Programme.Slug, stop);
}
