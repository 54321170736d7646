using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>Pages about the dossiers that match filters; the filters stand in the address.</summary>
public abstract class FilteredPage(CallCatalogue calls, OrganisationRegistry organisations, Clock clock) : DossierPage
{
    protected Clock Clock => clock;

    [BindProperty(Name = "oproep", SupportsGet = true)]
    public string? Call { get; set; }

    [BindProperty(Name = "toestand", SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Enterprise number.</summary>
    [BindProperty(Name = "bestuur", SupportsGet = true)]
    public string? Organisation { get; set; }

    [BindProperty(Name = "zoek", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "wacht", SupportsGet = true)]
    public string? Waits { get; set; }

    [BindProperty(Name = "behandelaar", SupportsGet = true)]
    public string? Handler { get; set; }

    [BindProperty(Name = "volgorde", SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>Dossiers can wait for this reader.</summary>
    public bool HasDesk => WorkDesk.Has(Actor);
    public bool Filtered => new[] { Call, State, Organisation, Text, Waits, Handler }.Any(f => !string.IsNullOrWhiteSpace(f));

    /// <summary>The filters that are set, by their names in the address.</summary>
    public IEnumerable<(string Name, string Value)> InAddress =>
        new[]
        {
            ("oproep", Call),
            ("toestand", State),
            ("bestuur", Organisation),
            ("zoek", Text),
            ("wacht", Waits),
            ("behandelaar", Handler),
        }
            .Where(f => !string.IsNullOrWhiteSpace(f.Item2))
            .Select(f => (f.Item1, f.Item2!));

    /// <summary>What an address says and nothing knows filters nothing: a bookmark of years ago still opens.</summary>
    protected WorkFilter Filter() =>
        new()
        {
            Call = calls.Find(Call ?? "")?.Slug,
            State = Enum.GetValues<DossierState>().Where(s => Word(s) == State).Select(s => (DossierState?)s).FirstOrDefault(),
            Organisation = Actor.IsAdministration ? organisations.IdOf(Organisation ?? "", clock.Today) : null,
            Text = Text,
            WaitsForReader = Waits == "mij" && HasDesk,
            HandledByReader = Handler == "mij" && Actor.IsAdministration,
            Sort = Sort switch
            {
                "ingediend" => WorkSort.Registered,
                "bedrag" => WorkSort.Amount,
                _ => WorkSort.Changed,
            },
        };

    protected static string Word(DossierState state) => state.ToString().ToLowerInvariant();
}
