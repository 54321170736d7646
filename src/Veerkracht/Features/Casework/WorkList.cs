using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Conversation;

namespace Veerkracht.Features.Casework;

/// <summary>What a reader filters the dossiers by; what is null does not filter.</summary>
public sealed record WorkFilter
{
    public string? Call { get; init; }
    public DossierState? State { get; init; }

    /// <summary>KBO number of the applicant.</summary>
    public OrganisationId? Organisation { get; init; }
    public string? Text { get; init; }

    /// <summary>Only what waits for this desk.</summary>
    public Desk? Awaits { get; init; }

    /// <summary>Only what waits for the reader: with which this person can go on now.</summary>
    public bool WaitsForReader { get; init; }

    /// <summary>Only what the reader handles, or somebody for whom the reader stands in.</summary>
    public bool HandledByReader { get; init; }
    public WorkSort Sort { get; init; } = WorkSort.Changed;
}

public enum WorkSort
{
    Changed,
    Registered,
    Amount,

    /// <summary>What waits for the reader, the longest first.</summary>
    Waiting,
}

/// <summary>A line of the work list.</summary>
public sealed record WorkRow(
    Guid Id,
    string Number,
    string? ProjectName,
    string OrganisationName,
    string Call,
    DossierState State,
    Desk Awaits,
    Money? Asked,
    Money? Awarded,
    Money Paid,
    DateTime? RegisteredAt,
    DateTime ChangedAt
)
{
    /// <summary>Version of the call that the dossier runs on.</summary>
    public int CallVersion { get; init; }

    /// <summary>What has to be done by whom, what is to come and what is over; in the order of time.</summary>
    public IReadOnlyList<DossierTask> Tasks { get; init; } = [];

    /// <summary>The claim that waits, with what it would pay; null where none does.</summary>
    public WaitingClaim? Claim { get; init; }

    /// <summary>Of a draft, for who may write it; null for what was sent.</summary>
    public DraftFigures? Draft { get; init; }
}

/// <summary>Rows of a list as a page shows them.</summary>
/// <param name="CallTitle">By the slug of a call.</param>
public sealed record WorkTable(IReadOnlyList<WorkRow> Rows, string Caption, Func<string, string> CallTitle, Func<WorkRow, RowTurn> TurnOf)
{
    /// <summary>Each row can be ticked.</summary>
    public bool Choose { get; init; }
}

/// <param name="Total">How many there are, counted up to a bound.</param>
/// <param name="More">There are more than that.</param>
public sealed record WorkPage(IReadOnlyList<WorkRow> Rows, int Page, int Total, bool More)
{
    public Sought Sought { get; init; }
}

/// <summary>
/// The dossiers that a person may see, filtered and sorted. Every sort and the filters by desk, call and state run along an index; counting
/// stops at a bound, so that a page costs the same at any number of dossiers.
/// </summary>
public sealed class WorkList(
    Db db,
    WaitingClaims claims,
    DraftsInList drafts,
    WordsOfDossiers searched,
    AgencyColleagues colleagues,
    Clock clock
)
{
    public const int Size = 25;

    /// <summary>Bound of what is counted; and of what waits for a reader or is sifted by a common word.</summary>
    public const int MostCounted = 1000,
        MostLookedAt = 100;

    /// <param name="page">From 1; outside what is counted it is the nearest page.</param>
    public async Task<WorkPage> Find(Actor actor, WorkFilter filter, int page, CancellationToken stop = default)
    {
        var narrowed = await Narrowed(actor, filter, stop);
        var (counting, found, most, sought) = narrowed;
        var counted = await counting.Select(d => d.Id).Take(most + 1).CountAsync(stop);
        // Where more are found than are shown, the list ends long before its bound.
        if (counted <= most)
        {
            found = counting;
            // A list that ends before the bound was searched whole.
            if (narrowed.Sifted is { } list && !await list.Select(d => d.Id).Skip(WordsOfDossiers.MostSifted).AnyAsync(stop))
                sought = Sought.All;
        }
        var total = Math.Min(counted, most);
        page = Math.Clamp(page, 1, Math.Max(1, (total + Size - 1) / Size));
        var rows = await Sorted(found, filter.Sort)
            .Skip((page - 1) * Size)
            .Take(Math.Min(Size, Math.Max(0, total - (page - 1) * Size)))
            .Select(d => new WorkRow(
                d.Id,
                d.Number,
                d.ProjectName,
                d.OrganisationName,
                d.Call,
                d.State,
                d.Awaits,
                d.AskedCents == null ? null : new Money(d.AskedCents.Value),
                d.AwardedCents == null ? null : new Money(d.AwardedCents.Value),
                new Money(d.PaidCents),
                d.RegisteredAt,
                d.ChangedAt
            )
            {
                CallVersion = d.CallVersion,
            })
            .ToListAsync(stop);
        var ids = rows.ConvertAll(r => r.Id);
        var tasks = await Tasks(ids, stop);
        var waiting = await claims.Of(rows, stop);
        var written = await drafts.Of(actor, rows, stop);
        return new WorkPage(
            [
                .. rows.Select(r =>
                    r with
                    {
                        Tasks = [.. tasks[r.Id]],
                        Claim = waiting.GetValueOrDefault(r.Id),
                        Draft = written.GetValueOrDefault(r.Id),
                    }
                ),
            ],
            page,
            total,
            counted > most
        )
        {
            Sought = sought,
        };
    }

    /// <summary>All that match, the first to register first, for what is done to many at once.</summary>
    /// <param name="most">One more is read, to know that there are more.</param>
    public async Task<List<Guid>> Ids(Actor actor, WorkFilter filter, int most, CancellationToken stop = default)
    {
        // Those of the list: a common word is looked for in the order of the list, and what is found is taken in that of registration.
        var narrowed = await Narrowed(actor, filter, stop, most);
        return await Sorted(narrowed.Counting, WorkSort.Registered).Select(d => d.Id).Take(most + 1).ToListAsync(stop);
    }

    private async Task<ILookup<Guid, DossierTask>> Tasks(IReadOnlyList<Guid> dossiers, CancellationToken stop) =>
        dossiers.Count == 0
            ? Enumerable.Empty<DossierTask>().ToLookup(t => t.DossierId)
            : (
                await db.DossierTasks.AsNoTracking().Where(t => dossiers.Contains(t.DossierId)).OrderBy(t => t.From).ToListAsync(stop)
            ).ToLookup(t => t.DossierId);

    private IQueryable<Dossier> Filtered(Actor actor, WorkFilter filter)
    {
        var found = db.Dossiers.AsNoTracking().VisibleTo(actor);
        if (filter.Call is { } call)
            found = found.Where(d => d.Call == call);
        if (filter.State is { } state)
            found = found.Where(d => d.State == state);
        if (filter.Organisation is { } organisation)
            found = found.Where(d => d.Organisation == organisation);
        if (filter.Awaits is { } desk)
            found = found.Where(d => d.Awaits == desk);
        return found;
    }

    /// <summary>By words and by what waits, too.</summary>
    private async Task<Narrowing> Narrowed(Actor actor, WorkFilter filter, CancellationToken stop, int most = MostLookedAt)
    {
        var all = Filtered(actor, filter);
        if (filter.HandledByReader)
        {
            var people = await colleagues.ActingFor(actor.PersonId, stop);
            all = all.Where(d => db.Set<CaseAssignment>().Where(a => people.Contains(a.PersonId)).Select(a => a.DossierId).Contains(d.Id));
        }
        var words = await searched.Find(filter.Text, stop);
        var list = words.In(all, within => Sorted(within, filter.Sort));
        if (!filter.WaitsForReader)
            return list;
        var desks = WorkDesk.Of(actor, db, clock.UtcNow);
        if (desks.Count == 0)
            return Narrowing.Of(all.Where(_ => false), MostLookedAt);
        if (words.Asks)
        {
            var waiting = desks.Select(desk => desk.Select(t => t.DossierId)).Aggregate((a, b) => a.Concat(b));
            return list with
            {
                Counting = list.Counting.Where(d => waiting.Contains(d.Id)),
                Found = list.Found.Where(d => waiting.Contains(d.Id)),
                Most = MostLookedAt,
            };
        }
        // What waits longest, of each desk as far as it is looked at: together they hold the beginning of the whole.
        var first = desks
            .Select(desk => desk.Where(t => all.Any(d => d.Id == t.DossierId)).OrderBy(t => t.From).Take(most + 1).Select(t => t.DossierId))
            .Aggregate((a, b) => a.Concat(b));
        return Narrowing.Of(db.Dossiers.Where(d => first.Contains(d.Id)), MostLookedAt);
    }

    private IQueryable<Dossier> Sorted(IQueryable<Dossier> found, WorkSort sort) =>
        sort switch
        {
            WorkSort.Waiting => found
                .OrderBy(d => db.Set<DossierTask>().Where(t => t.DossierId == d.Id).Min(t => (DateTime?)t.From))
                .ThenBy(d => d.Id),
            WorkSort.Registered => found.OrderBy(d => d.RegisteredAt).ThenBy(d => d.Id),
            WorkSort.Amount => found.OrderByDescending(d => d.AskedCents).ThenByDescending(d => d.Id),
            _ => found.OrderByDescending(d => d.ChangedAt).ThenByDescending(d => d.Id),
        };
}
