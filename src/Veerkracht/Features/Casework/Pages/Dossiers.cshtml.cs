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
public sealed class DossiersModel(
    WorkList list,
    SavedFilters saved,
    CallCatalogue calls,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : FilteredPage(calls, organisations, clock)
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

    public WorkTable Table(IReadOnlyList<WorkRow> rows, string caption) => new(rows, caption, CallTitle, Turn);

    private RowTurn Turn(WorkRow row) => new(row, _calls.Get(row.Call, row.CallVersion), Actor, Clock.UtcNow);

    /// <summary>Filters that this reader keeps.</summary>
    public IReadOnlyList<SavedFilter> Saved { get; private set; } = [];

    /// <summary>What was typed as name of a filter that was refused.</summary>
    public string? TypedName { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.WorksOnDrafts && !Actor.IsAdministration)
            return Forbid();
        await Load(stop);
        return Page();
    }

    /// <summary>Keeps the filters of the address under a name.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string? naam, CancellationToken stop)
    {
        if (!Actor.WorksOnDrafts && !Actor.IsAdministration)
            return Forbid();
        var query = QueryString.Create([.. InAddress.Append(("volgorde", Sort ?? "")).Where(f => f.Item2.Length > 0).Select(Pair)]).Value!;
        var kept = await saved.Keep(Actor, naam, Filtered ? query.TrimStart('?') : "", stop);
        if (kept.Done)
            return Redirect($"/dossiers{query}");
        TypedName = naam;
        await Load(stop);
        return Refused(kept.Refusals);
    }

    public async Task<IActionResult> OnPostDropAsync(Guid filter, CancellationToken stop)
    {
        if (!Actor.WorksOnDrafts && !Actor.IsAdministration)
            return Forbid();
        await saved.Drop(Actor, filter, stop);
        return Redirect("/dossiers");
    }

    private static KeyValuePair<string, string?> Pair((string Name, string Value) filter) => new(filter.Name, filter.Value);

    private async Task Load(CancellationToken stop)
    {
        Saved = await saved.Of(Actor, stop);
        Found = await list.Find(Actor, Filter(), int.TryParse(PageNumber, out var page) ? page : 1, stop);
    }
}
