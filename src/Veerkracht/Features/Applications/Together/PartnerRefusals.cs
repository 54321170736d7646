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

    public static readonly Refusal Unknown = new(
        "unknown-organisation",
        new LocalText(
            "Dit bestuur staat vandaag niet in de lijst van besturen. Zoek het opnieuw bij de vraag naar de partners.",
            "This organisation is not in the list of organisations today. Search it again at the question about partners."
        )
    );

    public static readonly Refusal Own = new(
        "own-organisation",
        new LocalText(
            "Uw eigen bestuur is de aanvrager en kan geen partner zijn. Haal het uit de lijst van partners.",
            "Your own organisation is the applicant and cannot be a partner. Take it out of the list of partners."
        )
    );

    public static readonly Refusal NotNamed = new(
        "partner-not-named",
        new LocalText(
            "Dit bestuur staat niet bij de partners in uw antwoorden. Voeg het daar eerst toe.",
            "This organisation is not among the partners in your answers. Add it there first."
        )
    );

    public static readonly Refusal Waits = new(
        "already-asked",
        new LocalText(
            "Dit bestuur is al gevraagd en heeft nog niet beslist.",
            "This organisation was asked already and has not decided yet."
        )
    );

    public static readonly Refusal Answered = new(
        "partner-answered",
        new LocalText(
            "Dit bestuur heeft al geantwoord. Lees zijn antwoord; u kunt het opnieuw vragen als er iets veranderde.",
            "This organisation answered already. Read its answer; you can ask it again if something changed."
        )
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
