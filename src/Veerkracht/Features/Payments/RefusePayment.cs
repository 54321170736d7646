using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The second approver refuses a proposed payment, and says to whom it goes back: to the programme manager, who proposes anew, or to the
/// applicant. Then the claim is a draft again with all its answers; what was sent before stays with the refused payment, to the byte.
/// </summary>
public sealed class RefusePayment(ActFrame acts, Db db) : IDossierAct
{
    private static readonly Telling Returned = Tellings.Decided(
        "Vul uw aanvraag tot betaling aan: {number}",
        "Mend your claim: {number}",
        "{name}. Uw aanvraag tot betaling komt terug, met al uw antwoorden. Verbeter ze en dien ze opnieuw in. Reden: {reason}",
        "{name}. Your claim comes back, with all your answers. Mend it and send it again. Reason: {reason}"
    ) with
    {
        When = new("als de aanvrager iets moet verbeteren", "where the applicant must mend something"),
        Lands = "/dossiers/{dossier}/stap/{step-id}",
    };

    public static ActKind Kind { get; } =
        new DossierActKind("refuse-payment", new("Voorstel tot betaling geweigerd", "Proposed payment refused"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells = [Tellings.NotFollowed("een betaling van {amount}", "a payment of {amount}"), Returned],
            Words = new("a proposed payment", "back to the programme manager, or the claim to the applicant", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Refusing<Payment>(
            "refuse-payment",
            new("Niet akkoord", "Do not agree"),
            new("Weiger het voorstel", "Refuse the proposal"),
            boxes:
            [
                new("to", ActBoxKind.Choice, new("Wie moet iets verbeteren?", "Who must mend something?"))
                {
                    Default = "manager",
                    Options =
                    [
                        ("manager", new("De programmabeheerder doet een nieuw voorstel", "The programme manager proposes anew")),
                        (
                            "applicant",
                            new(
                                "De aanvrager verbetert de aanvraag tot betaling en dient ze opnieuw in",
                                "The applicant mends the claim and sends it again"
                            )
                        ),
                    ],
                },
            ]
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Payment, PaymentState>(
            dossierId,
            input,
            id => Do(actor, id, input["reason"], input["to"] == "applicant", stop),
            stop
        );

    /// <param name="returnClaim">True where the applicant must mend the claim and send it again.</param>
    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, string reason, bool returnClaim, CancellationToken stop = default) =>
        acts.RunOn<Payment>(Kind, actor, paymentId, reason, act => Task.FromResult(Refuse(act, returnClaim)), stop);

    private static Outcome<Payment> Refuse(ActScope<Decision<Payment>> act, bool returnClaim)
    {
        var (dossier, payment) = act.Subject;
        var step = dossier.Steps.Single(s => s.StepId == payment.StepId);
        act.Evidence = new { payment = payment.Id };
        act.Before = new
        {
            step = step.StepId,
            step.State,
            sha256 = step.SentSha256,
            sentAt = step.SentAt,
        };
        payment.Decide(PaymentState.Refused, act.Actor.PersonId, act.At, act.Reason);
        if (returnClaim)
        {
            payment.KeepReturned(step.Sent!);
            step.Return();
            act.Say("step-id", new(step.StepId));
            act.Tell(Returned);
        }
        dossier.Await(returnClaim ? Desk.Applicant : Desk.ProgrammeManager);
        act.After = new { step = step.StepId, step.State };
        return payment;
    }
}
