using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Payments;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Payments;

namespace Veerkracht.Features.Casework;

/// <summary>Everything about one dossier that a page shows, for one reader.</summary>
/// <param name="Asked">Names of the organisations that have to do something.</param>
/// <param name="Now">UTC.</param>
public sealed record CaseFile(
    Actor Reader,
    CallDefinition Call,
    Dossier Dossier,
    IReadOnlyList<Question> Questions,
    IReadOnlyList<Document> QuestionFiles,
    IReadOnlyList<Award> Awards,
    IReadOnlyList<Selection> Selections,
    IReadOnlyList<Rejection> Rejections,
    IReadOnlyList<Payment> Payments,
    IReadOnlyList<Correction> Corrections,
    DossierMoney Money,
    IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyList<DossierTask> Tasks,
    IReadOnlyDictionary<OrganisationId, string> Asked,
    DateTime Now
) : IDossierFacts
{
    /// <summary>What comes with an award, as far as this reader may know it: oldest first.</summary>
    public IReadOnlyList<AwardCondition> Conditions { get; init; } = [];
    public IReadOnlyList<ConditionEvidence> ConditionEvidence { get; init; } = [];
    public IReadOnlyList<ConditionLift> ConditionLifts { get; init; } = [];
    public IReadOnlyList<AwardAcceptance> Acceptances { get; init; } = [];

    /// <summary>Oldest first; of what the agency only proposes the applicant knows the reopening alone.</summary>
    public IReadOnlyList<Objection> Objections { get; init; } = [];
    public IReadOnlyList<Reconsideration> Reconsiderations { get; init; } = [];

    /// <summary>What was decided and holds now; null where nothing was.</summary>
    public KnownDecision? Decision { get; init; }

    /// <summary>In Brussels.</summary>
    public DateOnly Today => OpenQuestions.DayOf(Now);

    /// <summary>What this reader can do now.</summary>
    public IEnumerable<DossierTask> Own => Tasks.Where(t => t.IsNow(Now) && WorkDesk.IsFor(t, Reader));

    /// <summary>What somebody else has to do now.</summary>
    public IEnumerable<DossierTask> OfOthers =>
        TaskWords.ShownTo(Tasks, Reader.WorksOnDrafts).Where(t => t.IsNow(Now) && !WorkDesk.IsFor(t, Reader));

    /// <summary>What will be to do, the first to come first.</summary>
    /// <remarks>What is only to be done where a day passes without an answer is not announced.</remarks>
    public IEnumerable<DossierTask> ToCome => Tasks.Where(t => t.From > Now && !t.IsOnlyIfMissed(Now)).OrderBy(t => t.From);

    public bool HasOpenQuestion => Open.Any();

    public IEnumerable<T> Parts<T>()
        where T : class, IOfDossier =>
        new IEnumerable<IOfDossier>[]
        {
            Awards,
            Selections,
            Rejections,
            Payments,
            Corrections,
            Conditions,
            ConditionEvidence,
            ConditionLifts,
            Acceptances,
            Objections,
            Reconsiderations,
            Decision is null ? [] : [Decision],
        }
            .SelectMany(p => p)
            .OfType<T>();

    public Award? Award => Awards.LastOrDefault(a => a.State != AwardState.Refused);
    public Award? Proposed => Awards.LastOrDefault(a => a.State == AwardState.Proposed);
    public Rejection? Rejection => Rejections.LastOrDefault(r => r.State == RejectionState.Proposed);
    public Selection? ProposedSelection => Selections.LastOrDefault(s => s.State == SelectionState.Proposed);
    public ConditionLift? ProposedLift => ConditionLifts.LastOrDefault(l => l.State == ConditionLiftState.Proposed);
    public Reconsideration? ProposedAgain => Reconsiderations.LastOrDefault(r => r.State == ReconsiderationState.Proposed);
    public Correction? ProposedCorrection => Corrections.LastOrDefault(c => c.State == CorrectionState.Proposed);

    /// <summary>The phase on which the word of the jury is still to be recorded.</summary>
    public Step? ForJury => Phases.ForJury(Call, Dossier);
    public IEnumerable<Question> Open => Questions.Where(q => q.IsOpen(Today));

    /// <summary>The grant as it stands: as awarded, or as the last payment that was approved left it. Null before an award.</summary>
    public Money? Grant =>
        Payments.LastOrDefault(p => p.State is PaymentState.Approved or PaymentState.Paid && !(Holds?.DecidedAt > p.DecidedAt))?.Grant
        ?? Holds?.Amount;

    /// <summary>The award that holds; null before it, and where it was declined.</summary>
    private Award? Holds => Awards.LastOrDefault(a => a.State == AwardState.Confirmed);
    public Payment? ProposedPayment => Payments.LastOrDefault(p => p.State == PaymentState.Proposed);

    /// <summary>Approved, and the bank still has to pay or to receive.</summary>
    public Payment? Unfinished => Payments.LastOrDefault(p => p.State is PaymentState.Approved or PaymentState.Paid && !p.IsFinished);

    /// <summary>The claim that was sent and for which nobody proposed a payment yet.</summary>
    public Step? ClaimToPay =>
        Dossier.State == DossierState.Awarded && Unfinished is null && ProposedPayment is null
            ? Plan.First(s => StateOf(s) == Applications.StepState.Sent)?.Step
            : null;

    private PaymentPlan Plan => PaymentPlan.Of(Call, Money.Awarded, Money.Ordered + Money.Paid);

    /// <summary>Null where the step was not started.</summary>
    public Applications.StepState? StateOf(Step step) => Dossier.Steps.FirstOrDefault(s => s.StepId == step.Id)?.State;

    /// <summary>Of the organisation whose people have to do it; empty for the agency.</summary>
    public string NameOf(DossierTask task) =>
        task.Organisation is not { } organisation ? ""
        : organisation == Dossier.Organisation ? Dossier.OrganisationName
        : Asked.GetValueOrDefault(organisation, "");

    public string Name(Guid? person) => person is { } id ? Names.GetValueOrDefault(id, "Veerkracht") : "";
}

/// <summary>Reads a dossier with all that belongs to it: a fixed number of queries, whatever its size.</summary>
public sealed class CaseFiles(Db db, CallCatalogue calls, Ledger ledger, OrganisationRegistry organisations, Clock clock)
{
    /// <summary>Null where it is not there for this reader.</summary>
    public async Task<CaseFile?> Find(Actor reader, Guid id, CancellationToken stop = default)
    {
        if (
            await db.Dossiers.AsNoTracking().Include(d => d.Steps).VisibleTo(reader).FirstOrDefaultAsync(d => d.Id == id, stop)
            is not { } dossier
        )
            return null;
        var questions = await db.Questions.AsNoTracking().Where(q => q.DossierId == id).OrderBy(q => q.AskedAt).ToListAsync(stop);
        var awards = await db.Awards.AsNoTracking().Where(a => a.DossierId == id).OrderBy(a => a.ProposedAt).ToListAsync(stop);
        var selections = await db.Selections.AsNoTracking().Where(s => s.DossierId == id).OrderBy(s => s.ProposedAt).ToListAsync(stop);
        var corrections = await db.Corrections.AsNoTracking().Where(c => c.DossierId == id).OrderBy(c => c.ProposedAt).ToListAsync(stop);
        var rejections = await db.Rejections.AsNoTracking().Where(r => r.DossierId == id).OrderBy(r => r.ProposedAt).ToListAsync(stop);
        var payments = await db.Payments.AsNoTracking().Where(p => p.DossierId == id).OrderBy(p => p.ProposedAt).ToListAsync(stop);
        var conditions = await Conditions(dossier, reader, stop);
        var evidence =
            conditions.Count == 0
                ? []
                : await db.ConditionEvidence.AsNoTracking().Where(e => e.DossierId == id).OrderBy(e => e.BroughtAt).ToListAsync(stop);
        var lifts =
            conditions.Count == 0
                ? []
                : await db.ConditionLifts.AsNoTracking().Where(l => l.DossierId == id).OrderBy(l => l.ProposedAt).ToListAsync(stop);
        var acceptances =
            awards.Count == 0
                ? []
                : await db.AwardAcceptances.AsNoTracking().Where(a => a.DossierId == id).OrderBy(a => a.AskedAt).ToListAsync(stop);
        var (objections, again, decision) = await Reconsidered(dossier, reader, stop);
        var tasks = await db.DossierTasks.AsNoTracking().Where(t => t.DossierId == id).OrderBy(t => t.From).ToListAsync(stop);
        var people = dossier
            .Steps.Select(s => s.SentBy)
            .Concat(questions.SelectMany(q => new[] { q.AskedBy, q.AnsweredBy }))
            .Concat(awards.SelectMany(a => new[] { a.ProposedBy, a.DecidedBy }))
            .Concat(rejections.SelectMany(r => new[] { r.ProposedBy, r.DecidedBy }))
            .Concat(selections.SelectMany(s => new[] { s.ProposedBy, s.DecidedBy }))
            .Concat(corrections.SelectMany(c => new[] { c.ProposedBy, c.DecidedBy }))
            .Concat(payments.SelectMany(p => new[] { p.ProposedBy, p.DecidedBy }))
            .Concat(conditions.SelectMany(c => new[] { c.LaidBy, c.EndedBy }))
            .Concat(evidence.SelectMany(e => new[] { e.BroughtBy, e.LookedAtBy }))
            .Concat(lifts.SelectMany(l => new[] { l.ProposedBy, l.DecidedBy }))
            .Concat(acceptances.Select(a => a.AnsweredBy))
            .Concat(objections.Select(o => (Guid?)o.LodgedBy))
            .Concat(again.SelectMany(r => new[] { r.ProposedBy, r.DecidedBy }))
            .OfType<Guid>()
            .Distinct()
            .ToList();
        return new CaseFile(
            reader,
            calls.Get(dossier.Call, dossier.CallVersion),
            dossier,
            questions,
            await QuestionFiles(id, questions.Count + evidence.Count + objections.Count, stop),
            awards,
            selections,
            rejections,
            payments,
            corrections,
            (await ledger.Stand(id, stop)).Amounts,
            await Names(people, stop),
            tasks,
            tasks
                .Select(t => t.Organisation)
                .OfType<OrganisationId>()
                .Distinct()
                .ToDictionary(o => o, o => organisations.NameOf(o, clock.Today)),
            clock.UtcNow
        )
        {
            Conditions = conditions,
            ConditionEvidence = evidence,
            ConditionLifts = lifts,
            Acceptances = acceptances,
            Objections = objections,
            Reconsiderations = again,
            Decision = decision,
        };
    }

    /// <summary>A dossier on which nothing was decided has none of it.</summary>
    private async Task<(List<Objection>, List<Reconsideration>, KnownDecision?)> Reconsidered(
        Dossier dossier,
        Actor reader,
        CancellationToken stop
    )
    {
        if (dossier.RegisteredAt is null)
            return ([], [], null);
        var seesAll = reader.HasAuthorityOver(dossier.Measure);
        return (
            await db.Objections.AsNoTracking().Where(o => o.DossierId == dossier.Id).OrderBy(o => o.LodgedAt).ToListAsync(stop),
            await db
                .Reconsiderations.AsNoTracking()
                .Where(r => r.DossierId == dossier.Id)
                .Where(r =>
                    seesAll
                    || r.State == ReconsiderationState.Confirmed
                    || (r.State == ReconsiderationState.Proposed && r.ObjectionId == null)
                )
                .OrderBy(r => r.ProposedAt)
                .ToListAsync(stop),
            await db.DecisionOn(calls.Get(dossier.Call, dossier.CallVersion), dossier, stop)
        );
    }

    /// <summary>What is laid down and not confirmed is the agency's own. A dossier that was never sent has none.</summary>
    private async Task<List<AwardCondition>> Conditions(Dossier dossier, Actor reader, CancellationToken stop)
    {
        if (dossier.RegisteredAt is null)
            return [];
        var seesAll = reader.HasAuthorityOver(dossier.Measure);
        return await db
            .AwardConditions.AsNoTracking()
            .Where(c => c.DossierId == dossier.Id && (seesAll || c.State != ConditionState.Laid))
            .OrderBy(c => c.LaidAt)
            .ThenBy(c => c.Id)
            .ToListAsync(stop);
    }

    /// <summary>Most dossiers have no question and no evidence, and then nothing is asked.</summary>
    private async Task<IReadOnlyList<Document>> QuestionFiles(Guid id, int having, CancellationToken stop) =>
        having == 0
            ? []
            : await db
                .Documents.AsNoTracking()
                .Where(d => d.DossierId == id && d.QuestionId != null)
                .OrderBy(d => d.UploadedAt)
                .ThenBy(d => d.Id)
                .ToListAsync(stop);

    public Task<Dictionary<Guid, string>> Names(IReadOnlyCollection<Guid> people, CancellationToken stop = default) =>
        db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
}
