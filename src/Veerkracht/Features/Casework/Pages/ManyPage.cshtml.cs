using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>
/// One act for many dossiers: first which can and which cannot, with the reason; then, in one post, each by its own act; and how it went
/// with each. Works without script, and posted twice it says the same.
/// </summary>
[For(Audience.Agency)]
public sealed class ManyPageModel(
    ManyDossiers many,
    WorkList list,
    CallCatalogue calls,
    OrganisationRegistry organisations,
    Clock clock,
    Texts L
) : FilteredPage(calls, organisations, clock)
{
    [BindProperty(Name = "handeling", SupportsGet = true)]
    public string? ActId { get; set; }

    /// <summary>The dossiers that were ticked.</summary>
    [BindProperty(Name = "d", SupportsGet = true)]
    public List<Guid> Ticked { get; set; } = [];

    public DossierDeed Act { get; private set; } = null!;
    public IReadOnlyList<ManyLine> Lines { get; private set; } = [];
    public IEnumerable<ManyLine> Can => Lines.Where(l => l.Done);
    public IEnumerable<ManyLine> Cannot => Lines.Where(l => !l.Done);
    public Money? Together => Can.Any(l => l.Amount is not null) ? Money.Sum(Can.Select(l => l.Amount ?? Money.Zero)) : null;

    /// <summary>More match the filter than can be done at once.</summary>
    public bool More { get; private set; }
    public bool IsResult { get; private set; }
    public string? Written { get; private set; }

    /// <summary>UTC of the preview; a post that comes twice is known by it.</summary>
    public string Since { get; private set; } = "";
    public IReadOnlyList<string> WrittenErrors => [.. Refusals.Where(r => r.Field == "text").Select(r => L[r.Message])];

    [DoesDossierActs(OverMany = true)]
    public async Task<IActionResult> OnGetAsync(string? alle, CancellationToken stop)
    {
        if (Chosen() is not { } act)
            return NotFound();
        Act = act;
        if (alle is not null)
        {
            var all = await list.Ids(Actor, Filter(), ManyDossiers.Most, stop);
            (More, Ticked) = (all.Count > ManyDossiers.Most, [.. all.Take(ManyDossiers.Most)]);
        }
        if (Ticked.Count is 0 or > ManyDossiers.Most)
            return Refused([Ticked.Count == 0 ? ManyDossiers.NoneChosen : ManyDossiers.TooMany]);
        await Preview(null, stop);
        return Page();
    }

    [DoesDossierActs(OverMany = true)]
    public async Task<IActionResult> OnPostAsync(string? tekst, string? sinds, CancellationToken stop)
    {
        if (Chosen() is not { } act)
            return NotFound();
        Act = act;
        DateTime? since = DateTime.TryParse(sinds, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at.ToUniversalTime()
            : null;
        var outcome = await many.Do(Actor, act, Ticked, tekst, since, stop);
        if (outcome.Done)
        {
            (IsResult, Lines) = (true, outcome.Value);
            return Page();
        }
        Written = tekst;
        if (Ticked.Count is > 0 and <= ManyDossiers.Most)
            await Preview(sinds, stop);
        return Refused(outcome.Refusals);
    }

    private async Task Preview(string? since, CancellationToken stop)
    {
        Since = since ?? Clock.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        Lines = await many.Preview(Actor, Act, Ticked, Written, stop);
    }

    private DossierDeed? Chosen() => DossierActs.OverMany(Actor).FirstOrDefault(a => a.Form.Id == ActId);
}
