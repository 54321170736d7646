using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications;

/// <summary>The grant of a dossier and what was awarded from each right and pot, by id of the source.</summary>
public sealed record AwardedAmounts(Money Grant, IReadOnlyDictionary<string, Money> BySource);

/// <summary>Told by the room that decides on awards: what a dossier was given, or null before a confirmed award.</summary>
public interface IAwardedAmounts
{
    Task<AwardedAmounts?> Of(Guid dossierId, CancellationToken stop = default);
}

/// <summary>
/// Everything outside the answers on which a step of a dossier depends. An application sees what is left in its sources; a claim sees what
/// was awarded from them, so that it can never ask more. Without an award a claim has nothing to draw from.
/// </summary>
public sealed class StepContexts(SourceMoney money, Applicants applicants, OtherDossiers others, Clock clock, IAwardedAmounts awards)
{
    /// <param name="dossier">With its steps.</param>
    public Task<EvaluationContext> For(CallDefinition call, Dossier dossier, string stepId, CancellationToken stop = default) =>
        With(call, dossier, stepId, async () => (await money.Stand(call, dossier, false, stop)).Left, stop);

    /// <summary>Of what somebody fills in: a revision looks at what is left for who sends again.</summary>
    public Task<EvaluationContext> ForDraft(CallDefinition call, Dossier dossier, DossierStep step, CancellationToken stop = default) =>
        With(call, dossier, step.StepId, async () => (await money.Stand(call, dossier, step.Revising is not null, stop)).Left, stop);

    /// <summary>The same for an application, where what is left was read already.</summary>
    public Task<EvaluationContext> For(
        CallDefinition call,
        Dossier dossier,
        string stepId,
        SourcesAtHand stand,
        CancellationToken stop = default
    ) => With(call, dossier, stepId, () => Task.FromResult(stand.Left), stop);

    /// <summary>As if no pot or right had an end: what others ask changes nothing, and what is left is not read.</summary>
    public async Task<EvaluationContext> Endless(CallDefinition call, Dossier dossier, string stepId, CancellationToken stop = default)
    {
        IReadOnlyDictionary<string, Money> sources = call.Funding.Sources.ToDictionary(s => s, _ => Money.Max);
        var context = await With(call, dossier, stepId, () => Task.FromResult(sources), stop);
        return context with
        {
            Left = context.Left.ToDictionary(l => l.Key, _ => Money.Max),
            Others = context.Others.ToDictionary(o => o.Key, _ => Money.Zero),
        };
    }

    private async Task<EvaluationContext> With(
        CallDefinition call,
        Dossier dossier,
        string stepId,
        Func<Task<IReadOnlyDictionary<string, Money>>> left,
        CancellationToken stop
    )
    {
        var awarded = dossier.State == DossierState.Draft ? null : await awards.Of(dossier.Id, stop);
        return new EvaluationContext
        {
            Applicant = applicants.Of(dossier),
            Now = clock.BrusselsNow,
            Left = call.Step(stepId).Kind == StepKind.Application ? await left() : awarded?.BySource ?? new Dictionary<string, Money>(),
            Earlier = dossier
                .Steps.Where(s => s.StepId != stepId && s.Sent is not null)
                .ToDictionary(s => s.StepId, s => AnswersJson.Read(s.InForce!)),
            Awarded = awarded?.Grant,
            Rights = applicants.RightsOf(call, dossier),
            Others = await others.Of(call, dossier, stop),
            IdentityOf = key => applicants.IdentityOf(key, clock.Today),
            NameOf = key => applicants.NameOf(key, clock.Today),
        };
    }

    /// <summary>
    /// What an application wants from each source before others took theirs: pots without end, rights as they were granted.
    /// </summary>
    /// <param name="evaluation">In this context.</param>
    public async Task<IReadOnlyDictionary<string, Money>> Wanted(
        CallDefinition call,
        Dossier dossier,
        Evaluation evaluation,
        EvaluationContext context,
        CancellationToken stop = default
    ) => Wanted(call, evaluation, context.Left, await money.Available(call, dossier.Holder, stop));

    /// <param name="left">By which it was evaluated.</param>
    /// <param name="available">What the journal has in each source, whoever wants it.</param>
    public static IReadOnlyDictionary<string, Money> Wanted(
        CallDefinition call,
        Evaluation evaluation,
        IReadOnlyDictionary<string, Money> left,
        IReadOnlyDictionary<string, Money> available
    )
    {
        var pots = call.Funding.Pots.Select(p => p.Id).ToHashSet();
        var rights = evaluation.WithLeft(available).Amounts;
        var beyond = evaluation.WithLeft(left.ToDictionary(l => l.Key, l => pots.Contains(l.Key) ? Money.Max : l.Value)).Amounts;
        return call
            .Funding.Rules.Where(Core.Funding.FundingEngine.Draws)
            .GroupBy(r => r.Source!)
            .ToDictionary(g => g.Key, g => Money.Sum(g.Select(r => (pots.Contains(g.Key) ? beyond : rights)[r.Name].Amount)));
    }
}
