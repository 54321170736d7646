using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Conversation;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Assessment.Panels;

/// <param name="Given">How many of its readings it scored.</param>
public sealed record MemberView(PanelMember Member, string Name, string? Employer, string? Municipality, int Assigned, int Given)
{
    public int Left => Assigned - Given;
}

/// <param name="Interest">Why this assessor does not read it after all; null where nothing bars.</param>
public sealed record ReaderView(Guid PersonId, string Name, bool Given, Interest? Interest);

/// <summary>A dossier that a panel can score, with who reads it.</summary>
public sealed record ReadDossier(
    Guid Id,
    string Number,
    string? ProjectName,
    string OrganisationName,
    string Class,
    string? Province,
    bool IsComplete,
    IReadOnlyList<ReaderView> Readers
);

/// <summary>An interest that an assessor declared, with its dossier.</summary>
public sealed record DeclaredView(ConflictOfInterest Conflict, string Name, Dossier Dossier);

/// <summary>A panel as its manager works on it.</summary>
/// <param name="Candidates">Who has the role of jury over the measure and is no member.</param>
public sealed record PanelView(
    PanelOf Of,
    PanelRules? Rules,
    IReadOnlyList<MemberView> Members,
    IReadOnlyList<Colleague> Candidates,
    IReadOnlyList<ReadDossier> Dossiers,
    IReadOnlyList<DeclaredView> Declared
)
{
    public int Assigned => Members.Sum(m => m.Assigned);
    public int Given => Members.Sum(m => m.Given);
}

/// <summary>A phase that a panel scores or could score, in the list of a manager.</summary>
public sealed record PhaseWithPanel(CallDefinition Call, Step Step, Panel? Panel, int Assigned, int Given);

/// <summary>What an assessor finds in its list.</summary>
/// <param name="ProjectName">Null where it has none, or it is hidden.</param>
public sealed record OwnReading(
    Guid DossierId,
    string Number,
    string OrganisationName,
    string? ProjectName,
    Panel Panel,
    bool Given,
    bool Kept,
    bool IsComplete,
    Interest? Interest
);

/// <summary>Reads panels for the pages of who manages them and who is in them.</summary>
public sealed class PanelDesk(
    Db db,
    CallCatalogue calls,
    Interests interests,
    AgencyColleagues colleagues,
    OrganisationRegistry organisations,
    Clock clock
)
{
    /// <summary>Phases of calls over which this person is programme manager, and that are scored by people.</summary>
    public async Task<IReadOnlyList<PhaseWithPanel>> Managed(Actor actor, CancellationToken stop = default)
    {
        var phases = calls
            .InForce.Where(c => actor.IsOver(Role.ProgrammeManager, c.Measure) && PanelRules.Of(c.Assessment)?.Given.Any() == true)
            .SelectMany(c => c.Steps.Where(s => s.Kind == StepKind.Application).Select(s => (Call: c, Step: s)))
            .ToList();
        var slugs = phases.Select(p => p.Call.Slug).Distinct().ToList();
        var panels = await db.Panels.AsNoTracking().Where(p => slugs.Contains(p.Call)).ToListAsync(stop);
        var assigned = await Counts(db.PanelReadings.Select(r => r.PanelId), stop);
        var given = await Counts(db.GivenScores.Where(g => g.Number == 1).Select(g => g.PanelId), stop);
        return
        [
            .. phases
                .Select(p => (p.Call, p.Step, Panel: panels.Find(x => x.Call == p.Call.Slug && x.StepId == p.Step.Id)))
                .Select(p => new PhaseWithPanel(
                    p.Call,
                    p.Step,
                    p.Panel,
                    assigned.GetValueOrDefault(p.Panel?.Id ?? Guid.Empty),
                    given.GetValueOrDefault(p.Panel?.Id ?? Guid.Empty)
                ))
                .OrderByDescending(p => p.Panel is not null)
                .ThenBy(p => p.Panel?.DueOn)
                .ThenBy(p => p.Call.Slug, StringComparer.Ordinal),
        ];
    }

    private static Task<Dictionary<Guid, int>> Counts(IQueryable<Guid> panels, CancellationToken stop) =>
        panels.GroupBy(p => p).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);

    /// <summary>What this assessor has to score, has scored, and does not read; the first to end first.</summary>
    public async Task<IReadOnlyList<OwnReading>> Own(Actor actor, CancellationToken stop = default)
    {
        var person = actor.PersonId;
        var measures = actor.MeasuresAs(Role.Jury).ToList();
        var rows = await (
            from r in db.PanelReadings.AsNoTracking()
            join p in db.Set<Panel>() on r.PanelId equals p.Id
            join d in db.Set<Dossier>() on r.DossierId equals d.Id
            where r.PersonId == person && measures.Contains(p.Measure)
            orderby p.DueOn, d.Number
            select new
            {
                Panel = p,
                d.Id,
                d.Number,
                d.OrganisationName,
                d.ProjectName,
                d.Call,
                d.State,
                Given = db.Set<GivenScores>().Any(g => g.DossierId == d.Id && g.PanelId == p.Id && g.PersonId == person),
                Kept = db.Set<ScoreDraft>().Any(s => s.DossierId == d.Id && s.PanelId == p.Id && s.PersonId == person),
            }
        ).ToListAsync(stop);
        // What was declared without being assigned stands there too: the record is the assessor's own.
        var there = rows.Select(r => r.Id).ToList();
        var barred = (await interests.Of([person], there, stop)).ToDictionary(i => i.DossierId);
        var blind = calls.AllVersions.Where(CallEngine.HidesProjectName).Select(c => c.Slug).ToHashSet();
        return
        [
            .. rows.Select(r => new OwnReading(
                r.Id,
                r.Number,
                r.OrganisationName,
                barred.ContainsKey(r.Id) || (blind.Contains(r.Call) && !r.Given) ? null : r.ProjectName,
                r.Panel,
                r.Given,
                r.Kept,
                r.State == DossierState.Complete,
                barred.GetValueOrDefault(r.Id)
            )),
        ];
    }

    /// <summary>Null where there is no such phase, or this person does not manage it.</summary>
    public async Task<PanelView?> Of(Actor actor, string slug, string stepId, CancellationToken stop = default)
    {
        if (PanelTarget.PhaseOf(calls, slug, stepId) is not var (call, step) || !actor.IsOver(Role.ProgrammeManager, call.Measure))
            return null;
        var panel = await db.Panels.AsNoTracking().FirstOrDefaultAsync(p => p.Call == slug && p.StepId == stepId, stop);
        var jury = await colleagues.Over(call.Measure, ActBy.Assessor.Roles, stop);
        var id = panel?.Id ?? Guid.Empty;
        var members = await db.PanelMembers.AsNoTracking().Where(m => m.PanelId == id && m.ReleasedAt == null).ToListAsync(stop);
        var readings = await db.PanelReadings.AsNoTracking().Where(r => r.PanelId == id).ToListAsync(stop);
        var given = (
            await db
                .GivenScores.AsNoTracking()
                .Where(g => g.PanelId == id && g.Number == 1)
                .Select(g => new { g.DossierId, g.PersonId })
                .ToListAsync(stop)
        )
            .Select(g => (g.DossierId, g.PersonId))
            .ToHashSet();
        var people = members.Select(m => m.PersonId).Concat(readings.Select(r => r.PersonId)).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return new(
            new(call, step, panel),
            PanelRules.Of(call.Assessment),
            [
                .. members
                    .Select(m => new MemberView(
                        m,
                        names.GetValueOrDefault(m.PersonId, ""),
                        NameOf(m.Employer),
                        NameOf(m.Municipality),
                        readings.Count(r => r.PersonId == m.PersonId),
                        given.Count(g => g.PersonId == m.PersonId)
                    ))
                    .OrderBy(m => m.Name, StringComparer.Ordinal),
            ],
            [.. jury.Where(c => members.All(m => m.PersonId != c.Id))],
            await Dossiers(call, stepId, readings, given, names, stop),
            await Declared(call, stepId, stop)
        );
    }

    private string? NameOf(OrganisationId? organisation) => organisation is { } id ? organisations.NameOf(id, clock.Today) : null;

    private async Task<IReadOnlyList<ReadDossier>> Dossiers(
        CallDefinition call,
        string stepId,
        IReadOnlyList<PanelReading> readings,
        HashSet<(Guid, Guid)> given,
        Dictionary<Guid, string> names,
        CancellationToken stop
    )
    {
        var rows = await db.ToScore(call, stepId)
            .OrderBy(d => d.Number)
            .Select(d => new
            {
                d.Id,
                d.Number,
                d.ProjectName,
                d.OrganisationName,
                d.Organisation,
                d.Class,
                d.State,
            })
            .ToListAsync(stop);
        var barred = (await interests.Of([.. names.Keys], [.. rows.Select(r => r.Id)], stop)).ToDictionary(i => (i.DossierId, i.PersonId));
        var by = readings.ToLookup(r => r.DossierId);
        return
        [
            .. rows.Select(d => new ReadDossier(
                d.Id,
                d.Number,
                d.ProjectName,
                d.OrganisationName,
                d.Class,
                organisations.Find(d.Organisation, clock.Today)?.Municipality?.Province,
                d.State == DossierState.Complete,
                [
                    .. by[d.Id]
                        .Select(r => new ReaderView(
                            r.PersonId,
                            names.GetValueOrDefault(r.PersonId, ""),
                            given.Contains((d.Id, r.PersonId)),
                            barred.GetValueOrDefault((d.Id, r.PersonId))
                        ))
                        .OrderBy(r => r.Name, StringComparer.Ordinal),
                ]
            )),
        ];
    }

    private async Task<IReadOnlyList<DeclaredView>> Declared(CallDefinition call, string stepId, CancellationToken stop)
    {
        var rows = await (
            from c in db.ConflictsOfInterest.AsNoTracking()
            join d in db.OfPhase(call, stepId) on c.DossierId equals d.Id
            join p in db.Set<Person>() on c.PersonId equals p.Id
            orderby c.DeclaredAt descending
            select new
            {
                Conflict = c,
                p.Name,
                Dossier = d,
            }
        ).ToListAsync(stop);
        return [.. rows.Select(r => new DeclaredView(r.Conflict, r.Name, r.Dossier))];
    }
}
