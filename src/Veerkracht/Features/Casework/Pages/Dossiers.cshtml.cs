using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>
/// The work list: all that was sent for the administration, its own dossiers for a local government. Who decides can choose many at once.
/// </summary>
[For(Audience.Drafting | Audience.Agency)]
public sealed class DossiersModel(WorkList list, CallCatalogue calls, OrganisationRegistry organisations, Clock clock, Texts L)
    : FilteredPage(calls, organisations, clock)
{
    private readonly CallCatalogue _calls = calls;
    private readonly OrganisationRegistry _organisations = organisations;
    private readonly LocalDate _today = clock.Today;

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public string? PageNumber { get; set; }

    public WorkPage Found { get; private set; } = new([], 1, 0, false);

    /// <summary>What this reader can do to many dossiers at once.</summary>
    public IReadOnlyList<Choice> Acts => [.. DossierActs.OverMany(Actor).Select(a => new Choice(a.Form.Id, L[a.Form.OverMany!]))];
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
    public IReadOnlyList<Choice> Towns => _organisations.Municipalities(_today);
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
