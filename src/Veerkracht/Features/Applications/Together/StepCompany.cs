using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Everybody around a draft, as its pages show it.</summary>
/// <param name="Here">The others who have it open now.</param>
/// <param name="Assigned">Who has which section, by id of the section.</param>
public sealed record StepCompany(
    Guid Reader,
    IReadOnlyList<ColleagueHere> Here,
    IReadOnlyDictionary<string, Colleague> Assigned,
    IReadOnlyList<RemarkThread> Remarks
)
{
    public static readonly StepCompany Nobody = new(Guid.Empty, [], new Dictionary<string, Colleague>(), []);

    public IEnumerable<RemarkThread> Open => Remarks.Where(r => r.Remark.IsOpen);

    public int OpenIn(Section section) => Open.Count(r => section.Fields.Any(f => f.Id == r.Top));

    public bool IsForReader(string section) => Assigned.GetValueOrDefault(section)?.Id == Reader;
}

/// <summary>Everybody around a draft, whoever reads it.</summary>
public sealed record EverybodyHere(
    IReadOnlyList<WhoIsWhere.Seen> Here,
    IReadOnlyDictionary<string, Colleague> Assigned,
    IReadOnlyList<RemarkThread> Remarks
);

/// <summary>
/// Who is around a draft is kept for a moment, so that typing asks nothing of the database but what it changes. Every page reads it anew.
/// </summary>
/// <param name="kept">How long who types may be told what was read before.</param>
public sealed class RecentCompany(TimeSpan kept) : IDisposable
{
    private readonly MemoryCache _all = new(new MemoryCacheOptions());

    public EverybodyHere? Of(Guid dossierId, string stepId) =>
        _all.TryGetValue((dossierId, stepId), out EverybodyHere? known) ? known : null;

    public void Keep(Guid dossierId, string stepId, EverybodyHere everybody)
    {
        if (kept > TimeSpan.Zero)
            _all.Set((dossierId, stepId), everybody, kept);
    }

    public void Dispose() => _all.Dispose();
}

/// <summary>Reads it, and says that the reader is there too.</summary>
public sealed class StepCompanies(Db db, WhoIsWhere where, Remarks remarks, Colleagues colleagues, RecentCompany recent)
{
    /// <param name="section">Where the reader is; empty on a page about the whole step.</param>
    /// <param name="again">What was read a moment ago will do.</param>
    public async Task<StepCompany> Enter(
        Actor actor,
        Dossier dossier,
        string stepId,
        string section,
        bool again = false,
        CancellationToken stop = default
    )
    {
        var known = again ? recent.Of(dossier.Id, stepId) : null;
        var here = await where.Enter(actor, dossier.Id, stepId, section, known?.Here, stop);
        if (known is null || known.Here != here)
        {
            known = known is null ? await Read(here, dossier, stepId, stop) : known with { Here = here };
            recent.Keep(dossier.Id, stepId, known);
        }
        return new StepCompany(actor.PersonId, WhoIsWhere.Others(here, actor.PersonId), known.Assigned, known.Remarks);
    }

    private async Task<EverybodyHere> Read(IReadOnlyList<WhoIsWhere.Seen> here, Dossier dossier, string stepId, CancellationToken stop)
    {
        var assigned = await db
            .SectionAssignments.AsNoTracking()
            .Where(a => a.DossierId == dossier.Id && a.StepId == stepId)
            .ToListAsync(stop);
        var names = await colleagues.Names(assigned.Select(a => a.PersonId), dossier.Id, stop);
        return new EverybodyHere(
            here,
            assigned.ToDictionary(a => a.Section, a => new Colleague(a.PersonId, names.GetValueOrDefault(a.PersonId, ""), [])),
            await remarks.Of(dossier.Id, stepId, stop)
        );
    }

    public Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid> people, Dossier dossier, CancellationToken stop = default) =>
        colleagues.Names(people, dossier.Id, stop);
}
