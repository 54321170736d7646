using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards;

/// <summary>The second approver, another person than who proposed it, confirms an award: what was reserved is committed.</summary>
public sealed class ConfirmAward(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("confirm-award", new("Toekenning bevestigd", "Award confirmed"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            HoldsMeasure = true,
            From = [DossierState.Proposed],
            Words = new("proposed", "awarded", "reserved → committed"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "confirm-award",
            new("Beslis over deze toekenning", "Decide on this award"),
            new("Bevestig de toekenning", "Confirm the award"),
            _ => true
        )
        {
            OverMany = new("Bevestig de toekenning", "Confirm the award"),
            Decides = facts => facts.Undecided<Award>(),
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.Undecided<Award, AwardState>(dossierId, stop) is var id && id == default
            ? DossierForms.NothingProposed
            : await Do(actor, id, null, stop).AsResult(a => a.Amount);

    public Task<Outcome<Award>> Do(Actor actor, Guid awardId, string? remark = null, CancellationToken stop = default) =>
        acts.Run<Decision<Award>, Award>(
            Kind,
            actor,
            new DecisionTarget<Award>(awardId),
            remark,
            act =>
            {
                var (dossier, award) = act.Subject;
                act.Book(
                    AwardPostings.Of(
                        dossier.Measure,
                        award.Amount,
                        DecisionJson.Read<AwardLine>(award.Lines),
                        b => b.Reserved(dossier.Id),
                        b => b.Committed(dossier.Id)
                    )
                );
                act.Evidence = new { award = award.Id };
                act.Before = new { dossier.State, awarded = dossier.Awarded?.ToString() };
                award.Decide(AwardState.Confirmed, actor.PersonId, act.At, act.Reason);
                dossier.Go(DossierState.Awarded);
                dossier.AwardedCents = award.AmountCents;
                act.After = new { dossier.State, awarded = award.Amount.ToString() };
                return Task.FromResult<Outcome<Award>>(award);
            },
            stop
        );
}
