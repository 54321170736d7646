using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>What the two ways to look at a decision again share: by an objection, or by the agency itself.</summary>
public sealed class Reconsidering(Db db, CallCatalogue calls, AwardCorrection correction)
{
    private const int LongestGround = 500;

    /// <param name="objection">Null where the agency reopens it by itself.</param>
    internal async Task<Outcome<Reconsideration>> Propose(
        ActScope<Dossier> act,
        Objection? objection,
        ReconsiderationOutcome outcome,
        TypedOutcome typed,
        CancellationToken stop
    )
    {
        var dossier = act.Subject;
        var changes = outcome is ReconsiderationOutcome.Upheld or ReconsiderationOutcome.Reopened;
        if (changes && string.IsNullOrWhiteSpace(typed.Ground))
            return ObjectionRefusals.NoGround;
        if (ActRefusals.TooLong(typed.Ground, new("ground", Core.Texts.LocalText.Empty) { Longest = LongestGround }) is { } tooLong)
            return tooLong;
        var now = await db.DecisionOn(calls.Get(dossier.Call, dossier.CallVersion), dossier, stop);
        if (changes && (now is null || (objection is not null && now.Id != objection.DecisionId)))
            return objection is null ? ObjectionRefusals.NothingDecided : ObjectionRefusals.DecisionChanged;
        var against = objection?.Against ?? now!.Kind;
        var (amount, was) = (Money.Zero, Money.Zero);
        if (changes && against == DecisionKind.Award)
        {
            if (!TypedAmount.TryRead(typed.Amount, out amount))
                return TypedAmount.None;
            var award = await db.Awards.AsNoTracking().SingleAsync(a => a.Id == now!.Id, stop);
            if (await correction.Of(dossier, award, amount, act.Reason!, stop) is { Done: false } cannot)
                return Outcome<Reconsideration>.Refused(cannot.Refusals);
            was = award.Amount;
        }
        var proposed = new Reconsideration
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            ObjectionId = objection?.Id,
            Outcome = outcome,
            Against = against,
            DecisionId = objection?.DecisionId ?? now!.Id,
            Ground = changes ? typed.Ground!.Trim() : null,
            AmountCents = amount.Cents,
            WasCents = was.Cents,
            ReturnTo = dossier.Awaits,
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.Reconsiderations.Add(proposed);
        dossier.Await(Desk.SecondApprover);
        act.Evidence = new
        {
            reconsideration = proposed.Id,
            objection = objection?.Id,
            decision = proposed.DecisionId,
            outcome = proposed.Outcome,
        };
        if (proposed.Corrects)
        {
            act.Amount = amount;
            (act.Before, act.After) = (new { awarded = was.ToString() }, new { amount = amount.ToString() });
        }
        return proposed;
    }
}
