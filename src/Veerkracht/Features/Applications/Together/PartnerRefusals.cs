using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>The refusals that the acts on partners share.</summary>
public static class PartnerRefusals
{
    public const int MostCharacters = 2000;

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
}
