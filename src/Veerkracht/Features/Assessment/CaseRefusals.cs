using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Assessment;

/// <summary>The refusals that several acts on a dossier share, each said once.</summary>
public static class CaseRefusals
{
    public const int LongestText = 4000;

    /// <summary>The dossier is in a state in which this act does not exist.</summary>
    public static Refusal WrongState(Dossier dossier)
    {
        var (_, state) = DossierWords.Of(dossier.State);
        return new(
            "wrong-state",
            new(
                $"Dit kan nu niet: de toestand van dossier {dossier.Number} is '{state.Nl}'.",
                $"This cannot be done now: the state of dossier {dossier.Number} is '{state.In(Language.En)}'."
            )
        );
    }

    public static readonly Refusal QuestionsOpen = new(
        "questions-open",
        new(
            "Er staat nog een vraag open. Wacht op het antwoord van de aanvrager.",
            "A question is still open. Wait for the answer of the applicant."
        )
    );

    public static readonly Refusal DecisionPending = new(
        "decision-pending",
        new(
            "Er ligt een voorstel bij de tweede goedkeurder. Wacht op die beslissing.",
            "A proposal lies with the second approver. Wait for that decision."
        )
    );

    public static readonly Refusal AlreadyDecided = new(
        "already-decided",
        new("Over dit voorstel is al beslist.", "This proposal was decided already.")
    );

    public static readonly Refusal SecondPerson = new(
        "second-person-needed",
        new(
            "Een tweede persoon moet dit beslissen; u hebt het zelf voorgesteld.",
            "A second person must decide this; you proposed it yourself."
        ),
        RefusalKind.Forbidden
    );

    /// <summary>Null where the text is there and not too long.</summary>
    public static Refusal? Text(string? text, string field, LocalText missing)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new("required", missing, RefusalKind.Invalid, field);
        return text.Length <= LongestText
            ? null
            : new(
                "too-long",
                new(
                    $"Schrijf hoogstens {LongestText} tekens; het zijn er nu {text.Length}.",
                    $"Write at most {LongestText} characters; there are {text.Length} now."
                ),
                RefusalKind.Invalid,
                field
            );
    }

    public static Refusal? Reason(string? reason) => Text(reason, "reason", new("Geef een reden.", "Give a reason."));
}
