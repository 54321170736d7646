using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>
/// Somebody of the agency who took no part in the decision judges an objection and proposes the outcome, with its reasons; another who took
/// no part in it either decides.
/// </summary>
public sealed class ProposeObjectionOutcome(ActFrame acts, Db db, Reconsidering again) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-objection-outcome", new("Uitspraak over bezwaar voorgesteld", "Outcome of objection proposed"))
        {
            IsInternal = true,
            By = ActBy.Handler,
            Reason = Reasoning.Required,
            WaitsForDecision = true,
            Touches = ActTouches.None,
            Tells = [Tellings.ToDecide("een uitspraak over een bezwaar", "the outcome of an objection")],
            Words = new(
                "an objection that is open; not by who proposed or took the decision",
                "upheld, dismissed or inadmissible, with its reasons; it waits for the second approver",
                "nothing"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "propose-objection-outcome",
            new("Doe een uitspraak over het bezwaar", "Judge the objection"),
            new("Stel deze uitspraak voor", "Propose this outcome"),
            facts => Open(facts)?.IsOwnDecisionOf(facts.Reader.PersonId) == false
        )
        {
            Intro = new(
                "Gegrond: een afwijzing vervalt en het dossier is weer volledig, een toekenning krijgt een ander "
                    + "bedrag, en wie op de reservelijst staat, blijft in de volgende ronde. Verbeter daarna wat nog fout is.",
                "Upheld: a rejection goes and the dossier is complete again, an award becomes another amount, and "
                    + "who is on the reserve list stays in the next round. Then correct what is still to be corrected."
            ),
            Boxes =
            [
                new("outcome", ActBoxKind.Choice, new("Uitspraak", "Outcome"))
                {
                    Options =
                    [
                        ("upheld", ReconsiderationWords.OutcomeOf(ReconsiderationOutcome.Upheld)),
                        ("dismissed", ReconsiderationWords.OutcomeOf(ReconsiderationOutcome.Dismissed)),
                        ("inadmissible", ReconsiderationWords.OutcomeOf(ReconsiderationOutcome.Inadmissible)),
                    ],
                },
                ReconsiderationWords.GroundBox,
                ReconsiderationWords.AmountBox,
                ActBox.Reason(
                    "Waarom is dit de uitspraak?",
                    "Why is this the outcome?",
                    new("De aanvrager leest dit in de brief.", "The applicant reads this in the letter.")
                ),
            ],
        },
    ];

    private static Objection? Open(IDossierFacts facts) => facts.Parts<Objection>().LastOrDefault(o => o.IsOpen);

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, new(input["outcome"], input["ground"], input["amount"]), input["reason"], stop).AsResult();

    public Task<Outcome<Reconsideration>> Do(
        Actor actor,
        Guid dossierId,
        TypedOutcome typed,
        string reason,
        CancellationToken stop = default
    ) =>
        acts.Run<Dossier, Reconsideration>(
            Kind,
            actor,
            new DossierTarget(dossierId),
            reason,
            async act =>
            {
                var dossier = act.Subject.Id;
                if (
                    await db.Objections.FirstOrDefaultAsync(o => o.DossierId == dossier && o.State == ObjectionState.Lodged, stop)
                    is not { } objection
                )
                    return ObjectionRefusals.NoneOpen;
                if (objection.IsOwnDecisionOf(actor.PersonId))
                    return ObjectionRefusals.OwnDecision;
                ReconsiderationOutcome? outcome = typed.Outcome switch
                {
                    "upheld" => ReconsiderationOutcome.Upheld,
                    "dismissed" => ReconsiderationOutcome.Dismissed,
                    "inadmissible" => ReconsiderationOutcome.Inadmissible,
                    _ => null,
                };
                return outcome is { } chosen ? await again.Propose(act, objection, chosen, typed, stop) : ObjectionRefusals.NoOutcome;
            },
            stop
        );
}

/// <summary>What becomes of a decision, as typed.</summary>
/// <param name="Outcome">"upheld", "dismissed", "inadmissible".</param>
/// <param name="Ground">The law or rule on which a decision changes.</param>
/// <param name="Amount">Euro; what an award becomes.</param>
public sealed record TypedOutcome(string? Outcome, string? Ground, string? Amount);
