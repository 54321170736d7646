using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Themes.Pages;

/// <summary>One theme: its name, its place, its contacts by period, and whether it is used.</summary>
[For(Audience.Managing)]
public sealed class EditThemeModel(
    RenameTheme rename,
    MoveTheme move,
    RetireTheme retire,
    NameThemeContact name,
    KnownThemes known,
    ProgrammeCatalogue programmes,
    Db db,
    Clock clock,
    Texts texts
) : ThemeDeskPage(texts)
{
    /// <summary>What says that a theme goes to the top; nothing chosen says nothing.</summary>
    private const string Top = "-";

    private StoredTheme _theme = null!;

    public ThemeTree Tree { get; private set; } = null!;
    public ThemeNode Node => _theme.Node;
    public string Here => $"{ThemeDeskModel.Href}/{Node.Slug}";
    public LocalDate Today => clock.Today;

    public bool MayRename => Refuses(RenameTheme.Kind) is null;
    public bool MayMove => Refuses(MoveTheme.Kind) is null && Parents.Count > 0;
    public bool MayNameContact => Refuses(NameThemeContact.Kind) is null;
    public Refusal? CannotRetire => Refuses(RetireTheme.Kind) ?? RetireTheme.Cannot(Tree, Node.Slug);

    /// <summary>What was just done, to say so.</summary>
    public string? Done =>
        Request.Query["gedaan"].ToString() switch
        {
            "bij" => L["Het thema staat in de boom.", "The theme is in the tree."],
            "ja" => L["Dit is bewaard en staat op de site.", "This is saved and on the site."],
            _ => null,
        };

    /// <summary>Where it may go: not where it stands.</summary>
    public IReadOnlyList<Choice> Parents =>
        [
            .. Node.Parent is null ? Array.Empty<Choice>() : [new Choice(Top, L["Bovenaan in de boom", "At the top of the tree"])],
            .. Tree
                .InOrder.Where(n => n.Node.RetiredOn is null && n.Node.Slug != Node.Parent && Tree.MayStandUnder(Node.Slug, n.Node.Slug))
                .Select(n => new Choice(n.Node.Slug, L[n.Node.Title])),
        ];

    public string Day(LocalDate day) => DateText.Long(day, L.Language);

    public string Typed(string box, string otherwise) =>
        Request.HasFormContentType && Request.Form.ContainsKey(box) ? Request.Form[box].ToString() : otherwise;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop) =>
        await Load(slug, stop) is { } answer ? answer : Page();

    [Does(typeof(RenameTheme))]
    public Task<IActionResult> OnPostRenameAsync(string slug, string? titel, CancellationToken stop) =>
        Do(slug, programme => rename.Do(Actor, programme, slug, new(titel, Typed(ThemeRefusals.TitleEn, ""), null), stop), stop);

    [Does(typeof(MoveTheme))]
    public Task<IActionResult> OnPostMoveAsync(string slug, string? boven, CancellationToken stop) =>
        Do(
            slug,
            async programme =>
                string.IsNullOrEmpty(boven)
                    ? ThemeRefusals.Misplaced
                    : await move.Do(Actor, programme, slug, boven == Top ? null : boven, stop),
            stop
        );

    [Does(typeof(RetireTheme))]
    public Task<IActionResult> OnPostRetireAsync(string slug, CancellationToken stop) =>
        Do(slug, programme => retire.Do(Actor, programme, slug, stop), stop);

    [Does(typeof(NameThemeContact))]
    public Task<IActionResult> OnPostContactAsync(
        string slug,
        string? naam,
        string? email,
        string? telefoon,
        string? vanaf,
        CancellationToken stop
    ) => Do(slug, programme => name.Do(Actor, programme, slug, new(naam, email, telefoon, Read(vanaf)), stop), stop);

    private static DateOnly? Read(string? typed) => DateReader.TryRead(typed ?? "", out var day, out _) ? day.ToDateOnly() : null;

    private Refusal? Refuses(ActKind kind) =>
        programmes.Find(_theme.Programme) is { } programme
            ? ActFrame.Refuses(kind, Actor, new ThemesOf(programme, Actor, _theme))
            : Refusal.NotFound();

    private async Task<IActionResult> Do(string slug, Func<string, Task<Outcome<string>>> act, CancellationToken stop)
    {
        if (await Load(slug, stop) is { } answer)
            return answer;
        var done = await act(_theme.Programme);
        return done.Done ? Redirect($"{Here}?gedaan=ja") : Refused(done.Refusals);
    }

    /// <summary>An answer where the page is not shown.</summary>
    private async Task<IActionResult?> Load(string slug, CancellationToken stop)
    {
        var found = slug.Contains('\0', StringComparison.Ordinal)
            ? null
            : await db.Themes.AsNoTracking().FirstOrDefaultAsync(t => t.Slug == slug, stop);
        if (found is null)
            return NotFound();
        _theme = found;
        Tree = await known.All(stop);
        return programmes.WrittenBy(Actor).Any(p => p.Slug == found.Programme) ? null : Forbid();
    }
}
