using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Accounts.Pages;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Features.People;
using Veerkracht.Features.Steering;
using Veerkracht.Site;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>A line of what was last done.</summary>
public sealed record RecentAct(Guid? DossierId, string? Number, LocalText What, DateTime At, string Who);

/// <summary>Where each role starts: what waits for it, and for who only looks, what was last done.</summary>
[For(Audience.SignedIn)]
public sealed class WerkbankModel(
    Db db,
    WorkList list,
    ChangeList changes,
    PartnerRequests requests,
    CallCatalogue calls,
    Clock clock,
    Texts L
) : DossierPage
{
    private const int Recently = 15;

    public WorkPage Waiting { get; private set; } = new([], 1, 0, false);
    public IReadOnlyList<RecentAct> Recent { get; private set; } = [];

    /// <summary>Changes of calls on which this person can decide.</summary>
    public IReadOnlyList<SignedChange> Proposals { get; private set; } = [];

    /// <summary>Governments that ask this one to take part, for who may decide on it.</summary>
    public IReadOnlyList<WaitingRequest> Requests { get; private set; } = [];

    /// <summary>Dossiers can wait for this person.</summary>
    public bool HasDesk => WorkDesk.Has(Actor);

    public string CallTitle(string slug) => calls.Find(slug) is { } call ? L[call.Title] : slug;

    public WorkTable Table(IReadOnlyList<WorkRow> rows, string caption) => new(rows, caption, CallTitle, Turn);

    private RowTurn Turn(WorkRow row) => new(row, calls.Get(row.Call, row.CallVersion), Actor, clock.UtcNow);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Actor.Organisation.IsNone && Actor.Elsewhere.Count > 0)
            return Redirect(ChooseOrganisationModel.Href);
        if (!Actor.WorksOnDrafts && !Actor.IsAdministration)
            return Redirect(Actor.MayManagePeople() ? PeopleAccess.Href : "/");
        if (HasDesk)
            Waiting = await list.Find(Actor, new WorkFilter { WaitsForReader = true, Sort = WorkSort.Waiting }, 1, stop);
        Requests = await requests.WaitingFor(Actor, stop);
        Proposals = await changes.WaitingFor(Actor, stop);
        if (Actor.IsAdministration)
            Recent = await Last(stop);
        return Page();
    }

    private async Task<IReadOnlyList<RecentAct>> Last(CancellationToken stop)
    {
        // Drafts are nobody's business but the applicant's: only acts on what was sent.
        // Asked of each act, from the last back: a join might begin with all dossiers.
        var all = db.Dossiers;
        var seen = all.VisibleTo(Actor);
        var acts = await db
            .Acts.Where(a => a.DossierId != null && seen.Any(d => d.Id == a.DossierId))
            .OrderByDescending(a => a.Sequence)
            .Take(Recently)
            .Select(a => new
            {
                a.DossierId,
                Number = all.Where(d => d.Id == a.DossierId).Select(d => d.Number).FirstOrDefault(),
                a.Kind,
                a.At,
                a.PersonId,
            })
            .ToListAsync(stop);
        var people = acts.Select(a => a.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return
        [
            .. acts.Select(a => new RecentAct(
                a.DossierId,
                a.Number,
                ActCatalogue.TitleOf(a.Kind),
                a.At,
                names.GetValueOrDefault(a.PersonId, "Veerkracht")
            )),
        ];
    }
}
