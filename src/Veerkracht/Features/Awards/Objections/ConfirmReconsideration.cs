using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>
/// The second approver, who took no part in the decision where it was objected to, confirms what becomes of it. What changes is booked as a
/// difference, and told to all whom it touches.
/// </summary>
public sealed class ConfirmReconsideration(ActFrame acts, Db db, CallCatalogue calls, PlacesInOrder places, AwardCorrection correction)
    : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("confirm-reconsideration", new("Herziening of uitspraak bevestigd", "Reopening or outcome confirmed"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            IsLimited = true,
            HoldsMeasure = true,
            Tells =
            [
                ReconsiderationTellings.Outcome,
                ReconsiderationTellings.Reopened,
                ReconsiderationTellings.ToPartner,
                ReconsiderationTellings.ToReserve,
            ],
            Words = new(
                "a proposed outcome or reopening; of an objection not by who proposed or took the decision",
                "the objection has its outcome; a rejection that goes: `restore-application`; an award that changes: `correct-award`",
                "nothing by itself"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Confirming<Reconsideration>(
            "confirm-reconsideration",
            new("Beslis over deze herziening of uitspraak", "Decide on this reopening or outcome"),
            new("Bevestig", "Confirm")
        ) with
        {
            OverMany = null,
            Offered = facts => !IsOwn(facts),
        },
    ];

    /// <summary>The reader took part in the decision that was objected to.</summary>
    internal static bool IsOwn(IDossierFacts facts) =>
        facts.Undecided<Reconsideration>() is { ObjectionId: { } id }
        && facts.Parts<Objection>().Any(o => o.Id == id && o.IsOwnDecisionOf(facts.Reader.PersonId));

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Reconsideration, ReconsiderationState>(dossierId, input, id => Do(actor, id, null, stop), stop);

    public Task<Outcome<Reconsideration>> Do(Actor actor, Guid id, string? remark = null, CancellationToken stop = default) =>
        acts.RunOn<Reconsideration>(Kind, actor, id, remark, act => Confirm(act, stop), stop);

    private async Task<Outcome<Reconsideration>> Confirm(ActScope<Decision<Reconsideration>> act, CancellationToken stop)
    {
        var (dossier, again) = act.Subject;
        var objection = again.ObjectionId is { } id ? await db.Objections.SingleAsync(o => o.Id == id, stop) : null;
        if (objection?.IsOwnDecisionOf(act.Actor.PersonId) == true)
            return ObjectionRefusals.OwnDecision;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (again.Changes && (await db.DecisionOn(call, dossier, stop))?.Id != again.DecisionId)
            return ObjectionRefusals.DecisionChanged;
        if (again.Corrects && await Correct(act, stop) is { Count: > 0 } cannot)
            return Outcome<Reconsideration>.Refused(cannot);
        again.Decide(ReconsiderationState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        if (again.Restores)
            await Restore(act, stop);
        else
            dossier.Await(dossier.State is DossierState.Withdrawn or DossierState.Closed ? Desk.Nobody : again.ReturnTo);
        objection?.End(StateAfter(again.Outcome), act.At);
        act.Because = again.Reason;
        act.Evidence = new
        {
            reconsideration = again.Id,
            objection = objection?.Id,
            outcome = again.Outcome,
            ground = again.Ground,
        };
        await Tell(act, objection, stop);
        return again;
    }

    private static ObjectionState StateAfter(ReconsiderationOutcome outcome) =>
        outcome switch
        {
            ReconsiderationOutcome.Upheld => ObjectionState.Upheld,
            ReconsiderationOutcome.Inadmissible => ObjectionState.Inadmissible,
            _ => ObjectionState.Dismissed,
        };

    private async Task Restore(ActScope<Decision<Reconsideration>> act, CancellationToken stop)
    {
        var (dossier, again) = act.Subject;
        var before = new { dossier.State };
        dossier.Go(DossierState.Complete);
        await places.TakeBack(dossier.Id, stop);
        act.Follow(
            RestoreApplication.Kind,
            again.Reason,
            new { reconsideration = again.Id, rejection = again.DecisionId },
            before,
            new { dossier.State }
        );
    }

    /// <summary>The corrected award takes the place of the one before; what stands in the way is said.</summary>
    private async Task<IReadOnlyList<Refusal>> Correct(ActScope<Decision<Reconsideration>> act, CancellationToken stop)
    {
        var (dossier, again) = act.Subject;
        var old = await db.Awards.SingleAsync(a => a.Id == again.DecisionId, stop);
        var corrected = await correction.Of(dossier, old, again.Amount, again.Reason, stop);
        if (!corrected.Done)
            return corrected.Refusals;
        old.Replace();
        // There is one award that holds: the one before goes first.
        await db.SaveChangesAsync(stop);
        var award = new Award
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            RoundId = old.RoundId,
            ReconsiderationId = again.Id,
            AmountCents = again.AmountCents,
            Lines = DecisionJson.Write(corrected.Value.Lines),
            Amounts = DecisionJson.Write(corrected.Value.Amounts),
            Reason = again.Reason,
            ProposedBy = again.ProposedBy,
            ProposedAt = again.ProposedAt,
        };
        award.Decide(AwardState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        db.Awards.Add(award);
        act.Amount = award.Amount;
        act.Follow(
            CorrectAward.Kind,
            again.Reason,
            new
            {
                award = award.Id,
                replaces = old.Id,
                reconsideration = again.Id,
                lines = corrected.Value.Lines,
            },
            new { awarded = old.Amount.ToString() },
            new { awarded = award.Amount.ToString() },
            postings: corrected.Value.Postings
        );
        return [];
    }

    private async Task Tell(ActScope<Decision<Reconsideration>> act, Objection? objection, CancellationToken stop)
    {
        var (dossier, again) = act.Subject;
        var address = $"/dossiers/{dossier.Id}/herziening/{again.Id}";
        var values = new Dictionary<string, LocalText>
        {
            ["change"] = ReconsiderationWords.ChangeOf(again),
            ["outcome"] = ReconsiderationWords.OutcomeOf(again.Outcome),
            ["objection"] = new(objection?.Number ?? ""),
            ["ground"] = new(again.Ground ?? ""),
            ["address"] = new(address),
        };
        act.Tell(
            objection is null ? ReconsiderationTellings.Reopened : ReconsiderationTellings.Outcome,
            dossier.Organisation,
            values: values
        );
        if (!again.Changes)
            return;
        var partners = await db
            .PartnerParts.AsNoTracking()
            .Where(p => p.DossierId == dossier.Id && p.State == PartnerState.Confirmed)
            .Select(p => p.Organisation)
            .Distinct()
            .ToListAsync(stop);
        foreach (var partner in partners)
            act.Tell(ReconsiderationTellings.ToPartner, partner, values: values);
        if (again.Corrects)
            await TellReserve(act, stop);
    }

    /// <summary>Those who wait for money of the same call hear that there is more or less of it.</summary>
    private async Task TellReserve(ActScope<Decision<Reconsideration>> act, CancellationToken stop)
    {
        var (dossier, again) = act.Subject;
        var last = await db
            .RoundProposals.Where(p => p.State == RoundProposalState.Confirmed)
            .Where(p => db.Set<AwardRound>().Any(r => r.Id == p.RoundId && r.Call == dossier.Call))
            .OrderByDescending(p => p.DecidedAt)
            .Select(p => (Guid?)p.Id)
            .FirstOrDefaultAsync(stop);
        if (last is not { } proposal)
            return;
        var waiting = await (
            from l in db.RoundLines
            join d in db.Dossiers on l.DossierId equals d.Id
            where l.ProposalId == proposal && l.Outcome == LineOutcome.Reserve && d.State == DossierState.Complete
            orderby l.ReservePlace
            select d
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var more = again.Amount < again.Was ? new LocalText("meer", "more") : new LocalText("minder", "less");
        foreach (var other in waiting)
            act.Tell(
                ReconsiderationTellings.ToReserve,
                other.Organisation,
                values: new Dictionary<string, LocalText> { ["more"] = more },
                dossier: other.Id,
                of: other.Told
            );
    }
}
