using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// What the jury said of the phase that was sent and is complete is recorded. Nothing changes until a second person confirms.
/// </summary>
public sealed class ProposeSelection(ActFrame acts, Db db, CallCatalogue calls, PanelScores panels) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-selection", new("Keuze van de jury genoteerd", "Choice of the jury recorded"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            From = [DossierState.Complete],
            WaitsForDecision = true,
            WaitsForCompletion = true,
            Touches = ActTouches.None,
            Tells = [Tellings.ToDecide("wat de jury koos", "what the jury chose")],
            Words = new("complete, with a phase that the jury reads", "waits for the second approver", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Form(
            "propose-selected",
            true,
            new("De jury koos deze aanvraag", "The jury selected this application"),
            new("Noteer: gekozen door de jury", "Record: selected by the jury")
        ),
        Form(
            "propose-not-selected",
            false,
            new("De jury koos deze aanvraag niet", "The jury did not select this application"),
            new("Noteer: niet gekozen door de jury", "Record: not selected by the jury")
        ),
    ];

    /// <summary>The box for why it is decided although too few have scored.</summary>
    private const string WithoutQuorum = "without_quorum";

    private static DossierForm Form(string id, bool selected, LocalText title, LocalText button) =>
        new(id, title, button, facts => !facts.HasOpenQuestion && Phases.ForJury(facts.Call, facts.Dossier) is not null)
        {
            Fixed = new Dictionary<string, string> { ["selected"] = selected ? "yes" : "no" },
            Ends = !selected,
            OverMany = button,
            JudgesSent = true,
            Boxes =
            [
                ActBox.Reason(
                    "Wat zegt de jury?",
                    "What does the jury say?",
                    new("De aanvrager leest dit. Een tweede persoon bevestigt.", "The applicant reads this. A second person confirms.")
                ),
                new(WithoutQuorum, ActBoxKind.Text, new("Waarom zonder quorum?", "Why without a quorum?"))
                {
                    Optional = true,
                    MostCharacters = ActRefusals.LongestText,
                    Hint = new(
                        "Alleen nodig als te weinig juryleden punten gaven. De aanvrager leest dit niet.",
                        "Only needed where too few of the panel gave points. The applicant does not read this."
                    ),
                },
            ],
        };

    public static readonly Refusal NoJury = new(
        "no-jury",
        new(
            "In deze stap kiest geen jury. Stel een toekenning of een afwijzing voor.",
            "No jury selects in this step. Propose an award or a rejection."
        )
    );

    /// <summary>A panel scores this, and too few of it did.</summary>
    private static readonly Refusal NoQuorum = new(
        "no-quorum",
        new(
            "Te weinig juryleden gaven punten: het quorum is niet bereikt. Schrijf waarom u toch beslist.",
            "Too few of the panel gave points: the quorum is not reached. Write why you decide all the same."
        ),
        RefusalKind.Invalid,
        WithoutQuorum
    );

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Run(
                actor,
                new DossierTarget(dossierId) { Seen = input.Seen },
                input["selected"] == "yes",
                input["reason"],
                input[WithoutQuorum],
                stop
            )
            .AsResult();

    /// <param name="selected">True: on to the next phase. False: the dossier will be rejected with this reason.</param>
    /// <param name="withoutQuorum">Why it is decided although too few of the panel have scored; only needed then.</param>
    public Task<Outcome<Selection>> Do(
        Actor actor,
        Guid dossierId,
        bool selected,
        string reason,
        string? withoutQuorum = null,
        CancellationToken stop = default
    ) => Run(actor, new DossierTarget(dossierId), selected, reason, withoutQuorum, stop);

    private Task<Outcome<Selection>> Run(
        Actor actor,
        DossierTarget target,
        bool selected,
        string reason,
        string? withoutQuorum,
        CancellationToken stop
    ) => acts.Run<Dossier, Selection>(Kind, actor, target, reason, act => Propose(act, selected, withoutQuorum, stop), stop);

    private async Task<Outcome<Selection>> Propose(ActScope<Dossier> act, bool selected, string? withoutQuorum, CancellationToken stop)
    {
        var dossier = act.Subject;
        if (Phases.ForJury(calls.Get(dossier.Call, dossier.CallVersion), dossier) is not { } phase)
            return NoJury;
        if (await db.OpenQuestionsOf(dossier.Id, act.At).AnyAsync(stop))
            return CaseRefusals.QuestionsOpen;
        var result = (await panels.OfDossier(dossier, stop))?.Result;
        var why = result is { HasQuorum: false } ? withoutQuorum?.Trim() : null;
        if (result is { HasQuorum: false } && string.IsNullOrEmpty(why))
            return NoQuorum;
        var selection = new Selection
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            StepId = phase.Id,
            Selected = selected,
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.Selections.Add(selection);
        dossier.Await(Desk.SecondApprover);
        act.Evidence = result is null
            ? new { selection = selection.Id, step = phase.Id }
            : new
            {
                selection = selection.Id,
                step = phase.Id,
                total = result.Total is { } total ? $"{total}" : null,
                scored = result.Scored,
                withoutQuorum = why,
            };
        act.After = new { selected };
        return selection;
    }
}
