using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The second approver refuses a proposed payment, and says to whom it goes back: to the programme manager, who proposes anew, or to the
/// applicant. Then the claim is a draft again with all its answers; what was sent before stays with the refused payment, to the byte.
/// </summary>
public sealed class RefusePayment(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-payment", new("Voorstel tot betaling geweigerd", "Proposed payment refused"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            Touches = ActTouches.None,
            Words = new("a proposed payment", "back to the programme manager, or the claim to the applicant", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new("refuse-payment", new("Niet akkoord", "Do not agree"), new("Weiger het voorstel", "Refuse the proposal"), _ => true)
        {
            IsAside = true,
            Boxes =
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
                ActBox.Reason("Waarom niet?", "Why not?"),
            ],
            Decides = facts => facts.Undecided<Payment>(),
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.Undecided<Payment, PaymentState>(dossierId, stop) is var id && id == default
            ? DossierForms.NothingProposed
            : await Do(actor, id, input["reason"], input["to"] == "applicant", stop).AsResult();

    /// <param name="returnClaim">True where the applicant must mend the claim and send it again.</param>
    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, string reason, bool returnClaim, CancellationToken stop = default) =>
        acts.Run<Decision<Payment>, Payment>(
            Kind,
            actor,
            new DecisionTarget<Payment>(paymentId),
            reason,
            act => Task.FromResult(Refuse(act, returnClaim)),
            stop
        );

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
        }
        dossier.Await(returnClaim ? Desk.Applicant : Desk.ProgrammeManager);
        act.After = new { step = step.StepId, step.State };
        return payment;
    }
}
