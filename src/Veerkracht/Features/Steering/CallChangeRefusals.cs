using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Funding;
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

    /// <summary>What of the payload cannot be read, by its path: "payload.for.organisations[0]".</summary>
    public static Refusal Unreadable(UnreadPart part) =>
        new("payload-unreadable", part.Why, RefusalKind.Invalid, "payload" + part.Path[1..]);

    /// <summary>A table that gives more than the call has for its right.</summary>
    public static Refusal AboveEnvelope(DrawingRight right)
    {
        var together = Money.Sum(right.Rows!.Values);
        return new(
            "above-envelope",
            new LocalText(
                $"De rijen van “{right.Title.Nl}” zijn samen {Numerals.WriteEuro(together, Language.Nl)}, meer dan de enveloppe van "
                    + $"{Numerals.WriteEuro(right.Envelope, Language.Nl)}. Verlaag de rijen, of verhoog eerst de enveloppe in een nieuwe "
                    + "versie van de oproep.",
                $"The rows of “{right.Title.In(Language.En)}” are {Numerals.WriteEuro(together, Language.En)} together, more than the "
                    + $"envelope of {Numerals.WriteEuro(right.Envelope, Language.En)}. Lower the rows, or raise the envelope first in a "
                    + "new version of the call."
            ),
            RefusalKind.Invalid,
            "file"
        );
    }

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
