using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// The second approver, another person than who proposed it, rejects the application. Its place in the order of registration ends.
/// </summary>
public sealed class RejectApplication(ActFrame acts, Db db, PlacesInOrder places) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("reject-application", new("Aanvraag afgewezen", "Application rejected"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            // The applicant may have withdrawn meanwhile.
            From = DossierStates.Undecided,
            Tells =
            [
                Tellings.Decided(
                    "Afgewezen: {number}",
                    "Rejected: {number}",
                    "{name}. Uw aanvraag is afgewezen. Reden: {reason}",
                    "{name}. Your application was rejected. Reason: {reason}"
                ) with
                {
                    Lands = "/dossiers/{dossier}#beslissing",
                },
            ],
            Words = new(
                "registered, complete or selected, with a proposed rejection",
                "rejected; the place in the order ends",
                "nothing: what was asked stays asked"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Confirming<Rejection>(
            "confirm-rejection",
            new("Beslis over deze afwijzing", "Decide on this rejection"),
            new("Wijs de aanvraag af", "Reject the application"),
            new("Bevestig de afwijzing", "Confirm the rejection")
        ) with
        {
            Ends = true,
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Rejection, RejectionState>(dossierId, input, id => Do(actor, id, null, stop), stop);

    public Task<Outcome<Rejection>> Do(Actor actor, Guid rejectionId, string? remark = null, CancellationToken stop = default) =>
        acts.RunOn<Rejection>(
            Kind,
            actor,
            rejectionId,
            remark,
            async act =>
            {
                var (dossier, rejection) = act.Subject;
                act.Because = rejection.Reason;
                act.Evidence = new { rejection = rejection.Id, remark };
                act.Before = new { dossier.State };
                await Reject(dossier, rejection, act.Actor, act.At, act.Reason, stop);
                act.After = new { dossier.State };
                return rejection;
            },
            stop
        );

    /// <summary>What follows where another act of two people ends in a rejection: recorded as one, in the same save.</summary>
    /// <param name="rejection">Proposed by another person; kept with the dossier.</param>
    internal async Task Follow<TSubject>(
        ActScope<TSubject> act,
        Dossier dossier,
        Rejection rejection,
        string? remark,
        CancellationToken stop
    )
        where TSubject : class, IActSubject
    {
        var before = new { dossier.State };
        db.Rejections.Add(rejection);
        await Reject(dossier, rejection, act.Actor, act.At, remark, stop);
        act.Follow(
            Kind,
            rejection.Reason,
            new { rejection = rejection.Id, remark },
            before,
            new { dossier.State },
            dossier.Subject,
            told: dossier.Told
        );
    }

    private async Task Reject(Dossier dossier, Rejection rejection, Actor actor, DateTime at, string? remark, CancellationToken stop)
    {
        rejection.Decide(RejectionState.Confirmed, actor.PersonId, at, remark);
        dossier.Go(DossierState.Rejected);
        await places.Leave(dossier.Id, stop);
    }
}
