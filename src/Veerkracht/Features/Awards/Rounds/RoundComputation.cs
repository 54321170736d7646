using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// Puts a round together from the dossiers, the scores and the journal as they are now. Pages and acts ask the same; only the act, which
/// holds the measure, has the last word.
/// </summary>
public sealed class RoundComputation(
    Db db,
    CallCatalogue calls,
    StepContexts contexts,
    SourceMoney sources,
    Applicants applicants,
    Ledger ledger,
    RoundScores scores,
    Clock clock
)
{
    /// <param name="rule">Another than that of the round, for a scenario; null: its own.</param>
    /// <param name="lower">Less than what is available; null: as stated with the round.</param>
    public async Task<RoundAtHand> Of(AwardRound round, Round? rule = null, Money? lower = null, CancellationToken stop = default)
    {
        var call = calls.Find(round.Call) ?? throw new InvalidOperationException($"There is no call {round.Call}.");
        var draw = await db.RoundDraws.FirstOrDefaultAsync(d => d.RoundId == round.Id, stop);
        var held = await HeldBefore(round, stop);
        var dossiers = await Dossiers(round, held, stop);
        rule ??= RoundRule.Read(round.Rule);
        var panels = NeedsScores(rule, call) ? await scores.Of(call, round.StepId, stop) : null;
        var excluded = await db.RoundExclusions.Where(e => e.RoundId == round.Id).ToDictionaryAsync(e => e.DossierId, e => e.Reason, stop);
        var open = await Unready(dossiers, stop);
        var order = await Order(dossiers, stop);
        var rights = new SortedDictionary<string, Money>(StringComparer.Ordinal);
        var (all, unscored) = (new List<RoundDossier>(), new List<string>());
        foreach (var dossier in dossiers)
        {
            var of = calls.Get(dossier.Call, dossier.CallVersion);
            var (evaluation, left) = await Evaluate(of, dossier, round.StepId, stop);
            var had = held?.GetValueOrDefault(dossier.Id) ?? Money.Zero;
            if (rule.Method == RoundMethod.DrawingRight)
            {
                // What is left of the right is there once for all dossiers of its holder; what each holds comes on top.
                var right = rights.TryGetValue(dossier.Holder.Value, out var known)
                    ? known
                    : Money.Sum(of.Funding.Rights.Select(r => left[r.Id]));
                rights[dossier.Holder.Value] = right + had;
            }
            var candidate = Candidate(of, dossier, evaluation, had, rule) with
            {
                Registered = order[dossier.Id],
                Excluded = Excluded(dossier, excluded, open, evaluation, of, had),
            };
            if (panels is not null)
            {
                if (panels.GetValueOrDefault(dossier.Id) is { } result)
                    candidate = candidate with { Scores = result.Scores, Total = result.Total };
                else if (candidate.Excluded is null)
                    unscored.Add(dossier.Number);
            }
            all.Add(new(dossier, of, evaluation, had, candidate) { IsExcludedByHand = excluded.ContainsKey(dossier.Id) });
        }
        var available = await Available(call, stop);
        var rules = panels is null ? null : PanelRules.Of(call.Assessment);
        var envelope =
            Money.Sum(all.Select(d => d.Held)) + ((lower ?? round.Envelope) is { } stated ? Money.Smaller(stated, available) : available);
        var filled = rule with
        {
            Envelope = Money.Smaller(envelope, Money.Max),
            Criteria = rules?.ForRound ?? [],
            LeastTotal = rules?.LeastTotal,
            Rights = rights,
            Lot = draw?.Lot,
            Candidates = [.. all.Select(d => d.Candidate)],
        };
        return new(round, call, filled, all, available, unscored, draw);
    }

    private static bool NeedsScores(Round rule, CallDefinition call) =>
        call.Assessment is { Criteria.Count: > 0 }
        && (
            rule.Method == RoundMethod.Ranking
            || rule.Ties.Any(t => t.Kind == TieKind.Criterion)
            || call.Assessment.MinimumScore is not null
        );

    /// <summary>What each dossier of the round before holds; null for a round of its own.</summary>
    private async Task<IReadOnlyDictionary<Guid, Money>?> HeldBefore(AwardRound round, CancellationToken stop)
    {
        if (round.AfterId is not { } before)
            return null;
        var lines = await (
            from p in db.RoundProposals
            join l in db.RoundLines on p.Id equals l.ProposalId
            join d in db.Dossiers on l.DossierId equals d.Id
            where p.RoundId == before && p.State == RoundProposalState.Confirmed
            // Refused and complete again: its rejection went, by an objection or because it was reopened.
            where l.Outcome != LineOutcome.Excluded && (l.Outcome != LineOutcome.Refused || d.State == DossierState.Complete)
            select new
            {
                l.DossierId,
                d.State,
                d.AwardedCents,
            }
        ).ToListAsync(stop);
        return lines
            .Where(l => l.State is DossierState.Awarded or DossierState.Closed or DossierState.Complete)
            .ToDictionary(l => l.DossierId, l => new Money(l.State == DossierState.Complete ? 0 : l.AwardedCents ?? 0));
    }

    /// <summary>Complete, and with no phase before them; for a later round those of the round before alone.</summary>
    private async Task<IReadOnlyList<Dossier>> Dossiers(AwardRound round, IReadOnlyDictionary<Guid, Money>? held, CancellationToken stop)
    {
        var all = db.Dossiers.Include(d => d.Steps).Where(d => d.Call == round.Call);
        if (held is not null)
        {
            var ids = held.Keys.ToList();
            all = all.Where(d => ids.Contains(d.Id));
        }
        else
            all = all.Where(d => d.State == DossierState.Complete);
        return
        [
            .. (await all.ToListAsync(stop))
                .Where(d =>
                    calls.Get(d.Call, d.CallVersion) is var call
                    && Phases.LastSent(call, d)?.Id == round.StepId
                    && Phases.Next(call, d) is null
                )
                .OrderBy(d => d.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>As it was asked: pots are whole, for what others ask is what the round decides. Rights are what they are.</summary>
    private async Task<(Evaluation Evaluation, IReadOnlyDictionary<string, Money> Left)> Evaluate(
        CallDefinition call,
        Dossier dossier,
        string step,
        CancellationToken stop
    )
    {
        var books = SourceMoney.Books(call, dossier.Holder);
        var available = await sources.Available(call, dossier.Holder, stop);
        var divided = SourcesAtHand.DividedBy(call);
        var left = available.ToDictionary(a => a.Key, a => divided.GetValueOrDefault(a.Key, a.Value));
        var context = await contexts.For(call, dossier, step, new SourcesAtHand(books, available, left), stop);
        return (CallEngine.Evaluate(call, step, AnswersJson.Read(dossier.Steps.Single(s => s.StepId == step).InForce!), context), left);
    }

    private Candidate Candidate(CallDefinition call, Dossier dossier, Evaluation evaluation, Money held, Round rule)
    {
        var grant = evaluation.Amounts[call.Funding.Grant].Amount;
        var texts = applicants.Of(dossier).Texts;
        var body = rule.Method == RoundMethod.DrawingRight ? dossier.Holder : dossier.Organisation;
        return new(dossier.Number, body.Value, held.IsPositive ? held : Money.Larger(grant, new Money(1)))
        {
            Class = dossier.Class,
            Province = texts.GetValueOrDefault("province_nis"),
            Theme = call.Allocation?.Theme is { } theme ? evaluation.Clean[theme]?.ToString() : null,
            Priority =
                call.Allocation?.Priority is { } priority && int.TryParse(evaluation.Clean[priority]?.ToString(), out var first)
                    ? first
                    : null,
            Held = held,
        };
    }

    /// <summary>Why it takes no part: as a person wrote, or because it cannot be awarded now.</summary>
    private static LocalText? Excluded(
        Dossier dossier,
        IReadOnlyDictionary<Guid, string> byHand,
        IReadOnlySet<Guid> open,
        Evaluation evaluation,
        CallDefinition call,
        Money held
    ) =>
        byHand.GetValueOrDefault(dossier.Id) is { } reason ? new(reason)
        : held.IsPositive ? null
        : open.Contains(dossier.Id) ? new("er staat nog een vraag open", "a question is still open")
        : dossier.IsOpenedAgain ? new("de aanvrager vult nog aan", "the applicant still completes it")
        : dossier.Awaits == Desk.SecondApprover ? new("er ligt al een ander voorstel", "another proposal is there already")
        : !evaluation.Amounts[call.Funding.Grant].Amount.IsPositive
            ? new("de regels van de oproep geven 0,00 euro", "the rules of the call give 0.00 euro")
        : null;

    private async Task<IReadOnlySet<Guid>> Unready(IReadOnlyList<Dossier> dossiers, CancellationToken stop)
    {
        var ids = dossiers.Select(d => d.Id).ToList();
        return (
            await db
                .Questions.Where(q => ids.Contains(q.DossierId))
                .Where(OpenQuestions.AreOpen(OpenQuestions.DayOf(clock.UtcNow)))
                .Select(q => q.DossierId)
                .ToListAsync(stop)
        ).ToHashSet();
    }

    /// <summary>Numbers in the order of registration, from 1; two who registered at the same place have the same one.</summary>
    private async Task<IReadOnlyDictionary<Guid, long>> Order(IReadOnlyList<Dossier> dossiers, CancellationToken stop)
    {
        var ids = dossiers.Select(d => d.Id).ToList();
        var places = await db.Set<SourceClaim>()
            .Where(c => ids.Contains(c.DossierId))
            .GroupBy(c => c.DossierId)
            .Select(g => new { g.Key, Place = g.Min(c => c.Place) })
            .ToDictionaryAsync(g => g.Key, g => g.Place, stop);
        var at = dossiers.ToDictionary(d => d.Id, d => places.GetValueOrDefault(d.Id, d.RegisteredAt!.Value.Ticks));
        var numbers = at.Values.Distinct().Order().Select((place, i) => (place, i)).ToDictionary(p => p.place, p => p.i + 1L);
        return at.ToDictionary(a => a.Key, a => numbers[a.Value]);
    }

    /// <summary>
    /// The least of the envelope of the measure and, where the call has no rights, of what its pots have together. Whether each single pot
    /// bears its part, the journal says when the round is proposed.
    /// </summary>
    private async Task<Money> Available(CallDefinition call, CancellationToken stop)
    {
        var envelope = await ledger.Balance(Book.Envelope(call.Measure).Available, stop);
        if (call.Funding.Pots.Count == 0 || call.Funding.Rights.Count > 0)
            return envelope;
        var pots = Money.Zero;
        foreach (var pot in call.Funding.Pots)
            pots += await ledger.Balance(Book.Pot(call.Measure, call.Slug, pot.Id).Available, stop);
        return Money.Smaller(envelope, pots);
    }
}
