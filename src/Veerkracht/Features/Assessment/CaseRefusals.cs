using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Assessment;

/// <summary>The refusals that several acts on a registered dossier share, each said once.</summary>
public static class CaseRefusals
{
    public static readonly Refusal QuestionsOpen = new(
        "questions-open",
        new(
            "Er staat nog een vraag open. Wacht op het antwoord van de aanvrager.",
            "A question is still open. Wait for the answer of the applicant."
        )
    );
}
