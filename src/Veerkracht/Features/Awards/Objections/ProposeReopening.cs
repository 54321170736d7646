using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>
/// The programme manager proposes to reopen a decision that was made, on a stated legal ground. The applicant gets notice at once, before
/// another person decides.
/// </summary>
public sealed class ProposeReopening(ActFrame acts, Db db, Reconsidering again) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-reopening", new("Herziening voorgesteld", "Reopening proposed"))
        {
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            From = [DossierState.Rejected, DossierState.Awarded],
            WaitsForDecision = true,
            Touches = ActTouches.None,
            Tells = [Tellings.ToDecide("de herziening van een beslissing", "the reopening of a decision"), ReconsiderationTellings.Notice],
            Words = new(
                "rejected or awarded, with no objection that is open",
                "waits for the second approver; the applicant has notice, with the legal ground",
                "nothing"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "propose-reopening",
            new("Herzie deze beslissing", "Reopen this decision"),
            new("Stel de herziening voor", "Propose to reopen it"),
            facts =>
                !facts.Parts<Objection>().Any(o => o.IsOpen)
                && (facts.Dossier.State == DossierState.Rejected || AwardCorrection.CanChange(facts))
        )
        {
            IsAside = true,
            Intro = new(
                "Een afwijzing vervalt: het dossier is weer volledig. Een toekenning wordt een ander bedrag. De aanvrager hoort het nu.",
                "A rejection goes: the dossier is complete again. An award becomes another amount. The applicant is told already now."
            ),
            Boxes =
            [
                ReconsiderationWords.GroundBox with
                {
                    Optional = false,
                },
                ReconsiderationWords.AmountBox,
                ActBox.Reason(
                    "Waarom herziet u dit?",
                    "Why do you reopen it?",
                    new("De aanvrager leest dit.", "The applicant reads this.")
                ),
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, input["ground"], input["amount"], input["reason"], stop).AsResult();

    public Task<Outcome<Reconsideration>> Do(
        Actor actor,
        Guid dossierId,
        string? ground,
        string? amount,
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
                if (await db.Objections.AnyAsync(o => o.DossierId == dossier && o.State == ObjectionState.Lodged, stop))
                    return ObjectionRefusals.ObjectionOpen;
                act.Say("ground", new((ground ?? "").Trim()));
                return await again.Propose(act, null, ReconsiderationOutcome.Reopened, new(null, ground, amount), stop);
            },
            stop
        );
}
