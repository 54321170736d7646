using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering;

/// <summary>What the acts on a change refuse by rules of their own.</summary>
public static class CallChangeRefusals
{
    public const int MaxReason = 2000;

    /// <summary>Everybody reads the reason of a change in the story of the call: it is shorter than elsewhere.</summary>
    public static readonly ActText Reason = new(
        "reason",
        new("Zeg waarom, in hoogstens 2000 tekens. Iedereen kan dit lezen.", "Say why, in at most 2000 characters. Everybody can read it.")
    )
    {
        Code = "reason-needed",
        Longest = MaxReason,
    };

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
