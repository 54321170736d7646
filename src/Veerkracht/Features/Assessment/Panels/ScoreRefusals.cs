using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>The refusals of giving and correcting scores, each said once.</summary>
internal static class ScoreRefusals
{
    public static readonly Refusal NotAssigned = new(
        "not-assigned",
        new LocalText("Deze aanvraag is niet aan deze beoordelaar gegeven.", "This application was not given to this assessor."),
        RefusalKind.Forbidden
    );

    public static readonly Refusal GivenAlready = new(
        "scores-given",
        new LocalText(
            "De punten zijn al gegeven. Verbeter ze, met een reden.",
            "The points were given already. Correct them, with a reason."
        )
    );

    public static readonly Refusal NotGiven = new(
        "scores-not-given",
        new LocalText("Geef eerst punten; dan kunt u ze verbeteren.", "First give points; then you can correct them.")
    );

    public static readonly Refusal TermOver = new(
        "panel-term-over",
        new LocalText(
            "De laatste dag om te scoren is voorbij. Vraag de programmabeheerder om een latere dag.",
            "The last day for scores is over. Ask the programme manager for a later day."
        )
    );
}
