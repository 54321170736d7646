using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>
/// The second approver does not follow a proposed award: the money is available again, the dossier is complete again and takes back its
/// place in the order of registration.
/// </summary>
public sealed class RefuseAward(ActFrame acts, Db db, Ledger ledger, PlacesInOrder places, ConditionsOfAward conditions) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-award", new("Voorstel tot toekenning geweigerd", "Proposed award refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            HoldsMeasure = true,
            From = [DossierState.Proposed],
            Tells = [Tellings.NotFollowed("een toekenning van {amount}", "an award of {amount}")],
            Words = new("proposed", "complete again; its conditions stay laid down for a next proposal", "reserved → available"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Refusing<Award>(
            "refuse-award",
            new("Niet akkoord", "Do not agree"),
            new("Weiger het voorstel", "Refuse the proposal"),
            new(
                "Het dossier gaat terug naar de programmabeheerder. Het geld komt weer vrij.",
                "The dossier goes back to the programme manager. The money is free again."
            )
        ) with
        {
            Decides = AwardRefusals.Alone,
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Award, AwardState>(dossierId, input, id => Do(actor, id, input["reason"], stop), stop);

    public Task<Outcome<Award>> Do(Actor actor, Guid awardId, string reason, CancellationToken stop = default) =>
        acts.RunOn<Award>(Kind, actor, awardId, reason, act => Refuse(act, stop), stop);

    private async Task<Outcome<Award>> Refuse(ActScope<Decision<Award>> act, CancellationToken stop)
    {
        var (dossier, award) = act.Subject;
        if (award.RoundId is not null)
            return AwardRefusals.InRound;
        var stand = await ledger.Stand(dossier.Id, stop);
        act.Book(AwardPostings.Of(award, dossier.Measure, stand, b => b.Reserved(dossier.Id), b => b.Available));
        act.Evidence = new { award = award.Id };
        act.Before = new { dossier.State, reserved = award.Amount.ToString() };
        award.Decide(AwardState.Refused, act.Actor.PersonId, act.At, act.Reason);
        dossier.Go(DossierState.Complete);
        act.After = new { dossier.State };
        await places.TakeBack(dossier.Id, stop);
        await conditions.OutOf(award, stop);
        return award;
    }
}
