using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>The work list: all that was sent for the administration, its own dossiers for a local government. Filters stand in the address.</summary>
public sealed class DossiersModel(WorkList list, CallCatalogue calls, ReferenceData reference, Clock clock, Texts L) : DossierPage
{
    [BindProperty(Name = "oproep", SupportsGet = true)]
    public string? Call { get; set; }

    [BindProperty(Name = "toestand", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "bestuur", SupportsGet = true)]
    public string? Organisation { get; set; }

    [BindProperty(Name = "zoek", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "wacht", SupportsGet = true)]
    public string? Waits { get; set; }

    [BindProperty(Name = "volgorde", SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public string? PageNumber { get; set; }

    public WorkPage Found { get; private set; } = new([], 1, 0, false);
    public bool Filtered => new[] { Call, State, Organisation, Text, Waits }.Any(f => !string.IsNullOrWhiteSpace(f));

    public IReadOnlyList<Choice> Calls => [.. calls.InForce.Select(c => new Choice(c.Slug, L[c.Title]))];
    public IReadOnlyList<Choice> States => [.. Enum.GetValues<DossierState>().Where(s => Actor.IsLocal || s != DossierState.Draft).Select(s => new Choice(Word(s), L[DossierWords.Of(s).Word]))];
    public IReadOnlyList<Choice> Towns => [.. reference.MunicipalitiesOn(clock.Today).OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => new Choice(m.Kbo, m.Name))];
    public IReadOnlyList<Choice> Sorts => [new("gewijzigd", L["Laatst gewijzigd", "Last changed"]), new("ingediend", L["Eerst ingediend", "First sent"]), new("bedrag", L["Grootste bedrag", "Largest amount"])];
    public Desk? Desk => WorkDesk.Of(Actor);
    public string CallTitle(string slug) => calls.Find(slug) is { } call ? L[call.Title] : slug;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.IsLocal && !Actor.IsAdministration) return Forbid();
        // What an address says and nothing knows filters nothing: a bookmark of years ago still opens.
        var filter = new WorkFilter
        {
            Call = calls.Find(Call ?? "")?.Slug,
            State = Enum.GetValues<DossierState>().Where(s => Word(s) == State).Select(s => (DossierState?)s).FirstOrDefault(),
            Organisation = Actor.IsAdministration && !string.IsNullOrWhiteSpace(Organisation) ? Organisation : null,
            Text = Text,
            Awaits = Waits == "mij" ? Desk : null,
            Sort = Sort switch { "ingediend" => WorkSort.Registered, "bedrag" => WorkSort.Amount, _ => WorkSort.Changed },
        };
        Found = await list.Find(Actor, filter, int.TryParse(PageNumber, out var page) ? page : 1, stop);
        return Page();
    }

    private static string Word(DossierState state) => state.ToString().ToLowerInvariant();
}
