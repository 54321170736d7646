using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards.Acceptance;

/// <summary>
/// Who may sign for the applicant declines the award: the dossier ends, and all of its money is available again, also for the reserve list
/// of the round that gave it.
/// </summary>
public sealed class DeclineAward(ActFrame acts, Db db, Ledger ledger) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("decline-award", new("Toekenning niet aanvaard", "Award declined"))
        {
            By = ActBy.Signer,
            Reason = Reasoning.Required,
            HoldsMeasure = true,
            From = [DossierState.Awarded],
            WaitsForDecision = true,
            Tells =
            [
                Tellings.ToApplicant(
                    "Subsidie niet aanvaard: {number}",
                    "Grant declined: {number}",
                    "{name}. Uw bestuur weigerde de subsidie. Het dossier eindigt. Reden: {reason}",
                    "{name}. Your organisation declined the grant. The dossier ends. Reason: {reason}"
                ),
                Tellings.ToHandlers(
                    "Subsidie niet aanvaard: {number}",
                    "Grant declined: {number}",
                    "{name}. {government} weigert de subsidie: {amount} is weer beschikbaar. Is er een reservelijst, dan kunt u die "
                        + "aanspreken. Reden: {reason}",
                    "{name}. {government} declines the grant: {amount} is available again. Where there is a reserve list, you can lift it. "
                        + "Reason: {reason}"
                ),
            ],
            Words = new(
                "awarded, where the call asks for an acceptance and none was given, also after its term",
                "declined; the dossier is withdrawn",
                "committed → available of all that was awarded; asked → demand"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new("decline-award", new("Weiger deze subsidie", "Decline this grant"), new("Weiger de subsidie", "Decline the grant"), facts =>
            AcceptanceRefusals.Asked(facts) is not null
        )
        {
            IsAside = true,
            Ends = true,
            Boxes =
            [
                ActBox.Reason(
                    "Waarom weigert u?",
                    "Why do you decline?",
                    new(
                        "Het dossier eindigt en het geld gaat naar anderen. Dit kan niet ongedaan gemaakt worden.",
                        "The dossier ends and the money goes to others. This cannot be undone."
                    )
                ),
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, input["reason"], stop).AsResult();

    public Task<Outcome<AwardAcceptance>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        acts.Run<Dossier, AwardAcceptance>(Kind, actor, new DossierTarget(dossierId), reason, act => Decline(act, stop), stop);

    private async Task<Outcome<AwardAcceptance>> Decline(ActScope<Dossier> act, CancellationToken stop)
    {
        var dossier = act.Subject;
        if (await db.AskedOf(dossier.Id, stop) is not { } asked)
            return AcceptanceRefusals.NotAsked;
        // Not the one that was asked about: it may have been corrected since.
        var award = await db.Awards.SingleAsync(a => a.DossierId == dossier.Id && a.State == AwardState.Confirmed, stop);
        var stand = await ledger.Stand(dossier.Id, stop);
        act.Book(AwardPostings.Of(award, dossier.Measure, stand, b => b.Committed(dossier.Id), b => b.Available));
        act.Book(AskedMoney.Withdrawn(dossier));
        act.Evidence = new { award = award.Id };
        act.Amount = award.Amount;
        act.Before = new { dossier.State, awarded = award.Amount.ToString() };
        asked.Answer(AcceptanceState.Declined, act.Actor.PersonId, act.At, act.Reason);
        award.Decline();
        dossier.Go(DossierState.Withdrawn);
        act.After = new { dossier.State };
        return asked;
    }
}
