using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Steering;

/// <summary>The refusals that the acts on a change share.</summary>
public static class CallChangeRefusals
{
    public const int MaxReason = 2000;

    public static Refusal? Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason
            ? new(
                "reason-needed",
                new LocalText(
                    "Zeg waarom, in hoogstens 2000 tekens. Iedereen kan dit lezen.",
                    "Say why, in at most 2000 characters. Everybody can read it."
                ),
                RefusalKind.Invalid,
                "reason"
            )
            : null;

    /// <summary>Why this person cannot decide, or null.</summary>
    public static Refusal? Decision(Actor actor, CallChange change) =>
        !actor.IsOver(Role.SecondApprover, change.Measure) ? Refusal.Forbidden()
        : change.State != CallChangeState.Proposed ? AlreadyDecided
        : !change.MayBeDecidedBy(actor.PersonId) ? SecondPerson
        : null;

    public static readonly Refusal AlreadyDecided = new(
        "already-decided",
        new LocalText(
            "Over dit voorstel is al beslist. Bekijk de nieuwe toestand.",
            "This proposal was decided already. Look at the new state."
        )
    );

    public static readonly Refusal SecondPerson = new(
        "second-person-needed",
        new LocalText(
            "Een tweede persoon moet dit goedkeuren; u hebt het zelf voorgesteld.",
            "A second person must approve this; you proposed it yourself."
        ),
        RefusalKind.Forbidden
    );

    public static readonly Refusal CannotBeUndone = new(
        "cannot-be-undone",
        new LocalText(
            "Dit kan niet ongedaan gemaakt worden. Stel een nieuwe wijziging voor.",
            "This cannot be undone. Propose a new change."
        )
    );

    public static readonly Refusal NotInForce = new(
        "not-in-force",
        new LocalText("Dit is niet van kracht: er valt niets ongedaan te maken.", "This is not in force: there is nothing to undo.")
    );
}
