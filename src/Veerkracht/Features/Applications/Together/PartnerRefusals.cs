using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>The refusals that the acts on partners share.</summary>
public static class PartnerRefusals
{
    public const int MostCharacters = 2000;

    public static readonly Refusal SignerNeeded = new(
        "signer-needed",
        new LocalText(
            "Alleen de financieel directeur of de burgemeester van uw bestuur kan hierover beslissen. Vraag een van hen om zich aan te melden.",
            "Only the finance director or the mayor of your organisation can decide on this. Ask one of them to sign in."
        ),
        RefusalKind.Forbidden
    );

    public static readonly Refusal ChangedSinceRead = new(
        "changed-since-checked",
        new LocalText(
            "Het project veranderde nadat u het las. Lees het opnieuw en beslis dan.",
            "The project changed after you read it. Read it again, then decide."
        ),
        RefusalKind.Changed
    );

    public static Refusal? Remark(string? remark) =>
        TextLength.Of(remark ?? "") > MostCharacters
            ? new(
                "too-long",
                new LocalText($"Schrijf hoogstens {MostCharacters} tekens.", $"Write at most {MostCharacters} characters."),
                RefusalKind.Invalid,
                "remark"
            )
            : null;

    /// <summary>Why nothing can be decided any more: it was sent, or the dossier ended.</summary>
    public static Refusal? Late(Draft draft) =>
        draft.Step.State != StepState.Draft ? StepRefusals.Sent
        : draft.Dossier.HasEnded() ? StepRefusals.Ended
        : null;
}
