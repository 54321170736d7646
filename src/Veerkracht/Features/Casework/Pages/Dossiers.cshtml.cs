using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>The work list: all that was sent for the administration, its own dossiers for a local government. Who decides can choose many at once.</summary>
public sealed class DossiersModel(WorkList list, CallCatalogue calls, ReferenceData reference, Clock clock, Texts L) : FilteredPage(calls)
{
    private readonly CallCatalogue _calls = calls;

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public string? PageNumber { get; set; }

    public WorkPage Found { get; private set; } = new([], 1, 0, false);

    /// <summary>What this reader can do to many dossiers at once.</summary>
    public IReadOnlyList<Choice> Acts => [.. ManyAct.For(Actor).Select(a => new Choice(a.Id, L[a.Title]))];
    public IReadOnlyList<Choice> Calls =>
        [
            .. _calls
                .InForce.Where(c => Actor.WorksOnDrafts || Actor.Measures.Contains(c.Measure))
                .Select(c => new Choice(c.Slug, L[c.Title])),
        ];
    public IReadOnlyList<Choice> States =>
        [
            .. Enum.GetValues<DossierState>()
                .Where(s => Actor.WorksOnDrafts || s != DossierState.Draft)
                .Select(s => new Choice(Word(s), L[DossierWords.Of(s).Word])),
        ];
    public IReadOnlyList<Choice> Towns =>
        [.. reference.MunicipalitiesOn(clock.Today).OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Choice(m.Kbo, m.Name))];
    public IReadOnlyList<Choice> Sorts =>
        [
            new("gewijzigd", L["Laatst gewijzigd", "Last changed"]),
            new("ingediend", L["Eerst ingediend", "First sent"]),
            new("bedrag", L["Grootste bedrag", "Largest amount"]),
        ];

    public string CallTitle(string slug) => _calls.Find(slug) is { } call ? L[call.Title] : slug;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.WorksOnDrafts && !Actor.IsAdministration)
            return Forbid();
        Found = await list.Find(Actor, Filter(), int.TryParse(PageNumber, out var page) ? page : 1, stop);
        return Page();
    }
}
