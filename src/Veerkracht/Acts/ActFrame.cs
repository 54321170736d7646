using System.Diagnostics;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Acts;

/// <summary>
/// The one frame in which the state of public money, its rules, and who decides on them change: lock of the measure → load for change
/// → checks of the declaration → what is particular to the act → the act with its postings → its messages → whose turn it is
/// → change number → log line. All of it is kept, or nothing.
/// </summary>
public sealed partial class ActFrame(
    Db db,
    Clock clock,
    IJournal journal,
    Chronicle chronicle,
    Kept kept,
    Lane lane,
    ITeller teller,
    IAfterAct after,
    IEnumerable<IWhenActed> hearing,
    ILogger<ActFrame> log
)
{
    /// <param name="reason">The reason, or the text of a question, as typed; the declaration says whether it is needed.</param>
    /// <param name="change">What is particular: refuses, or changes the subject and says what is recorded. May run again where two acts
    /// locked each other out.</param>
    public async Task<Outcome<T>> Run<TSubject, T>(
        ActKind kind,
        Actor actor,
        ActTarget<TSubject> target,
        string? reason,
        Func<ActScope<TSubject>, Task<Outcome<T>>> change,
        CancellationToken stop = default
    )
        where TSubject : class, IActSubject
    {
        using var span = ActMeter.Spans.StartActivity(kind.Code);
        var started = Stopwatch.GetTimestamp();
        var subject = default(Subject);
        var booked = 0;
        var touched = ActTouches.None;
        async Task<Outcome<T>> Work()
        {
            touched = ActTouches.None;
            await kept.Hold(db, kind.Touches, stop);
            // The time of the act is taken before anything is looked at: what is accepted never bears a time after its deadline.
            var at = clock.UtcNow;
            var reach = new ActReach(db, actor, stop);
            if (kind.HoldsMeasure)
                await Hold(await target.Measures(reach), stop);
            if (await target.Load(reach) is not { } found)
                return Refusal.NotFound();
            subject = found.Subject;
            if ((RefusesWith(kind, actor, found, reason) ?? target.ChangedSince(found)) is { } refusal)
                return refusal;
            var scope = new ActScope<TSubject>(actor, found, at, Trimmed(reason), journal);
            var outcome = await change(scope);
            if (!outcome.Done || scope.IsNothing)
                return outcome;
            List<Posting> postings = [.. scope.Postings, .. scope.Following.SelectMany(f => f.Postings)];
            if (await journal.Cannot(postings, stop) is { } tooLittle)
                return tooLittle;
            found.Acted(at);
            await Record(kind, scope, stop);
            foreach (var dossier in DossiersOf(scope, found.Subject))
                await after.LookAt(dossier, at, stop);
            await kept.Raise(db, kind.Touches, stop);
            booked = postings.Count;
            touched = scope.Following.Aggregate(kind.Touches, (all, next) => all | next.Kind.Touches);
            return outcome;
        }

        Outcome<T> outcome;
        try
        {
            outcome = await db.Transact<T>(Work, stop);
        }
        finally
        {
            // Also where the answer of the commit got lost: then it may have been done.
            if (touched != ActTouches.None && !db.Rehearses)
                await kept.Committed(touched);
        }
        Log(kind, actor, subject, booked, outcome.Refusals, Stopwatch.GetElapsedTime(started));
        return outcome;
    }

    /// <summary>That which it is about, and those of what follows from it; each once.</summary>
    private static IEnumerable<Guid> DossiersOf<TSubject>(ActScope<TSubject> scope, Subject subject)
        where TSubject : class, IActSubject =>
        scope.Following.Select(f => f.About?.DossierId).Prepend((scope.About ?? subject).DossierId).OfType<Guid>().Distinct();

    /// <summary>
    /// What the declaration says to this actor and subject, before anything is written or particular; null where nothing stands in the way.
    /// </summary>
    /// <param name="proposal">On which the act would decide, as pages have it beside the subject; null for what is no decision.</param>
    public static Refusal? Refuses(ActKind kind, Actor actor, IActSubject subject, IProposal? proposal = null) =>
        WhoCannot(kind, actor, subject)
        ?? DecidedAlready(kind, actor, proposal ?? subject.Proposal)
        ?? AboveLimit(kind, actor, subject, proposal)
        ?? subject.Unfit(kind);

    private static Refusal? RefusesWith(ActKind kind, Actor actor, IActSubject subject, string? reason) =>
        WhoCannot(kind, actor, subject)
        ?? Unwritten(kind, reason)
        ?? DecidedAlready(kind, actor, subject.Proposal)
        ?? AboveLimit(kind, actor, subject)
        ?? subject.Unfit(kind);

    private static Refusal? WhoCannot(ActKind kind, Actor actor, IActSubject subject) =>
        !subject.IsOn(kind.By.Side, actor) ? Refusal.Forbidden()
        : kind.By.Roles.Count == 0 || kind.By.Roles.Any(role => Holds(role, actor, subject)) ? null
        : kind.By.Signs ? ActRefusals.SignerNeeded
        : Refusal.Forbidden();

    /// <summary>Authority of an agency is over a measure, never at large: over what names none nobody of an agency has any.</summary>
    private static bool Holds(Role role, Actor actor, IActSubject subject) =>
        RolesTogether.OverDossiers.Contains(role) ? subject.AuthorityOver is { } measure && actor.IsOver(role, measure) : actor.Is(role);

    private static Refusal? Unwritten(ActKind kind, string? reason) =>
        kind.Text is { } text ? ActRefusals.Text(reason, text)
        : kind.Reason == Reasoning.Required ? ActRefusals.Text(reason, kind.ReasonRule)
        : kind.Reason == Reasoning.Optional ? ActRefusals.TooLong(reason, kind.ReasonRule)
        : null;

    /// <summary>The rule of two persons; lists ask the same, and the limit, of the database, see WaitingFor.</summary>
    private static Refusal? DecidedAlready(ActKind kind, Actor actor, IProposal? proposal) =>
        !kind.SecondPerson || proposal is null ? null
        : !proposal.IsUndecided ? ActRefusals.AlreadyDecided
        : proposal.ProposedBy == actor.PersonId ? ActRefusals.SecondPerson
        : null;

    /// <summary>Why an approver with a limit may not decide on this; null for all others.</summary>
    /// <param name="proposal">As pages have it beside the subject; null for that of the subject itself.</param>
    public static Refusal? AboveLimit(ActKind kind, Actor actor, IActSubject subject, IProposal? proposal = null) =>
        kind.IsLimited
        && (proposal ?? subject.Proposal) is IDecidesAmount { Amount: var amount }
        && subject.Subject.Measure is { } measure
        && actor.LimitOver(measure) is { } limit
        && amount > limit
            ? ActRefusals.AboveLimit(limit)
            : null;

    /// <summary>Always in the order of their names: two acts that hold several never wait for each other.</summary>
    private async Task Hold(IEnumerable<string> measures, CancellationToken stop)
    {
        foreach (var measure in measures.Order(StringComparer.Ordinal))
            await journal.Hold(measure, stop);
    }

    private async Task Record<TSubject>(ActKind kind, ActScope<TSubject> scope, CancellationToken stop)
        where TSubject : class, IActSubject
    {
        var about = scope.About ?? scope.Subject.Subject;
        var actor = scope.OnBehalfOf is { } organisation ? scope.Actor with { Organisation = organisation } : scope.Actor;
        foreach (var statement in scope.Writes)
            await db.Run(statement, stop);
        var act = chronicle.Record(
            actor,
            scope.Id,
            kind,
            about,
            scope.At,
            kind.Text is null ? scope.Because : null,
            scope.Evidence,
            scope.Before,
            scope.After
        );
        await journal.Book(act, scope.Postings, stop);
        Hear(act);
        foreach (var next in scope.Following)
        {
            var following = chronicle.Record(
                actor,
                Guid.CreateVersion7(scope.At),
                next.Kind,
                next.About ?? about,
                scope.At,
                next.Reason,
                next.Evidence,
                next.Before,
                next.After
            );
            await journal.Book(following, next.Postings, stop);
            Hear(following);
        }
        teller.Tell(ActMessages.Of(kind, scope));
    }

    private void Hear(Act act)
    {
        foreach (var room in hearing)
            room.Acted(act);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Log(ActKind kind, Actor actor, Subject? subject, int postings, IReadOnlyList<Refusal> refusals, TimeSpan took)
    {
        ActMeter.Count(kind, refusals.Count == 0 ? null : refusals[0].Code, took);
        if (refusals.Count == 0)
            Done(
                log,
                kind.Code,
                actor.PersonId,
                $"{actor.Organisation}",
                subject?.Call,
                subject?.DossierId,
                postings,
                took.TotalMilliseconds
            );
        else
            Refused(
                log,
                kind.Code,
                refusals[0].Code,
                actor.PersonId,
                $"{actor.Organisation}",
                subject?.Call,
                subject?.DossierId,
                took.TotalMilliseconds
            );
    }

    [LoggerMessage(
        LogLevel.Information,
        "{Act} by {Person} for {Organisation} on {Call} {Dossier}: {Postings} postings, {Milliseconds:0.0} ms"
    )]
    private static partial void Done(
        ILogger log,
        string act,
        Guid person,
        string organisation,
        string? call,
        Guid? dossier,
        int postings,
        double milliseconds
    );

    [LoggerMessage(
        LogLevel.Information,
        "{Act} refused ({Refusal}) by {Person} for {Organisation} on {Call} {Dossier}: {Milliseconds:0.0} ms"
    )]
    private static partial void Refused(
        ILogger log,
        string act,
        string refusal,
        Guid person,
        string organisation,
        string? call,
        Guid? dossier,
        double milliseconds
    );
}
