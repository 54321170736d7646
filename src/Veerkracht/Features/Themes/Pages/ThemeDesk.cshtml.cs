using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Themes.Pages;

/// <summary>The themes of the programmes that the reader manages, and a form that adds one.</summary>
[For(Audience.Managing)]
public sealed class ThemeDeskModel(AddTheme add, KnownThemes known, ProgrammeCatalogue programmes, Clock clock, Texts texts)
    : ThemeDeskPage(texts)
{
    public const string Href = "/themabeheer";

    [BindProperty(Name = "programma")]
    public string? Programme { get; set; }

    public AskedTheme Asked { get; private set; } = new("", "", "");
    public ThemeTree Tree { get; private set; } = null!;

    /// <summary>Those that this person may write in; there is nearly always one.</summary>
    public IReadOnlyList<ProgrammeDefinition> Programmes =>
        [.. programmes.WrittenBy(Actor).Where(p => ActFrame.Refuses(AddTheme.Kind, Actor, new ThemesOf(p, Actor, null)) is null)];

    public FoundContact? ContactOf(string slug) => Tree.ContactOf(slug, clock.Today);

    /// <summary>Themes under which another one may come.</summary>
    public IReadOnlyList<Choice> Parents =>
        [
            .. Tree
                .InOrder.Where(n => n.Level + 1 < ThemeTree.Deepest && n.Node.RetiredOn is null)
                .Select(n => new Choice(n.Node.Slug, $"{new string('–', n.Level)} {L[n.Node.Title]}".Trim())),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Programmes.Count == 0)
            return Forbid();
        Tree = await known.All(stop);
        return Page();
    }

    [Does(typeof(AddTheme))]
    public async Task<IActionResult> OnPostAsync(string? titel, string? boven, CancellationToken stop)
    {
        Asked = new(titel, Request.Form[ThemeRefusals.TitleEn].ToString(), boven);
        var added = await add.Do(Actor, Programme ?? programmes.All[0].Slug, Asked, stop);
        if (added.Done)
            return Redirect($"{Href}/{added.Value}?gedaan=bij");
        Tree = await known.All(stop);
        return Refused(added.Refusals);
    }
}
