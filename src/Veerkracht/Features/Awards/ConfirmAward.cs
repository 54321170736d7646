using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>The second approver, another person than who proposed it, confirms an award: what was reserved is committed.</summary>
public sealed class ConfirmAward(ActFrame acts, Db db, Ledger ledger, ConditionsOfAward conditions, AskAcceptance acceptance) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("confirm-award", new("Toekenning bevestigd", "Award confirmed"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            IsLimited = true,
            HoldsMeasure = true,
            From = [DossierState.Proposed],
            Tells =
            [
                Tellings.Decided(
                    "Toegekend: {amount} voor {number}",
                    "Awarded: {amount} for {number}",
                    "{name}. Uw aanvraag is goedgekeurd: u krijgt {amount}. De brief staat bij uw dossier, met wat u nu kunt doen.",
                    "{name}. Your application was approved: you get {amount}. The letter is with your dossier, with what you can do now."
                ) with
                {
                    Lands = "/dossiers/{dossier}/toekenning",
                },
                AskAcceptance.ToSign,
            ],
            Words = new(
                "proposed",
                "awarded; its conditions are open, and where the call says so it waits to be accepted",
                "reserved → committed"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Confirming<Award>(
            "confirm-award",
            new("Beslis over deze toekenning", "Decide on this award"),
            new("Bevestig de toekenning", "Confirm the award")
        ) with
        {
            Decides = AwardRefusals.Alone,
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Award, AwardState>(dossierId, input, id => Do(actor, id, null, stop), stop, a => a.Amount);

    public Task<Outcome<Award>> Do(Actor actor, Guid awardId, string? remark = null, CancellationToken stop = default) =>
        acts.RunOn<Award>(Kind, actor, awardId, remark, act => Confirm(act, stop), stop);

    private async Task<Outcome<Award>> Confirm(ActScope<Decision<Award>> act, CancellationToken stop)
    {
        var (dossier, award) = act.Subject;
        if (award.RoundId is not null)
            return AwardRefusals.InRound;
        if (await conditions.Open(award, dossier, act.At, stop) is { } passed)
            return passed;
        var stand = await ledger.Stand(dossier.Id, stop);
        var postings = AwardPostings.Of(award, dossier.Measure, stand, b => b.Reserved(dossier.Id), b => b.Committed(dossier.Id));
        act.Book(postings);
        act.Evidence = new { award = award.Id };
        act.Before = new { dossier.State, awarded = dossier.Awarded?.ToString() };
        award.Decide(AwardState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        dossier.GoAwarded(act.At);
        if (acceptance.Ask(dossier, award, act.At) is { } asked)
            act.Tell(AskAcceptance.ToSign, dossier.Organisation, values: asked);
        act.After = new { dossier.State, awarded = stand.After(postings).Amounts.Awarded.ToString() };
        return award;
    }
}
