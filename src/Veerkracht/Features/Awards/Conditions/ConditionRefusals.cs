using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>The refusals of conditions, each said once.</summary>
public static class ConditionRefusals
{
    public static readonly Refusal NotOpen = new(
        "condition-not-open",
        new("Deze voorwaarde staat niet meer open.", "This condition is no longer open.")
    );

    public static readonly Refusal InProposal = new(
        "condition-in-proposal",
        new(
            "Deze voorwaarde is deel van een voorstel of van een toekenning. Weiger eerst het voorstel.",
            "This condition is part of a proposal or of an award. Refuse the proposal first."
        )
    );

    public static readonly Refusal NoEvidence = new(
        "no-evidence",
        new("De aanvrager bracht nog geen bewijs voor deze voorwaarde.", "The applicant brought no evidence for this condition yet.")
    );

    public static readonly Refusal EvidenceUnnamed = new(
        "evidence-unnamed",
        new("Schrijf welk bewijs de aanvrager moet brengen.", "Write what evidence the applicant must bring."),
        RefusalKind.Invalid,
        "evidence"
    );

    /// <summary>Nobody may be asked for what can no longer be in time.</summary>
    public static Refusal DayPassed(string number, AwardCondition condition) =>
        new(
            "condition-day-passed",
            new(
                $"{number}: de dag van de voorwaarde {Quoted(condition, Language.Nl)} is voorbij. Weiger het voorstel en leg een "
                    + "latere dag op.",
                $"{number}: the day of the condition {Quoted(condition, Language.En)} has passed. Refuse the proposal and lay down a "
                    + "later day."
            )
        );

    /// <summary>The same before it is proposed.</summary>
    public static Refusal DayPassedBefore(string number, AwardCondition condition) =>
        new(
            "condition-day-passed",
            new(
                $"{number}: de dag van de voorwaarde {Quoted(condition, Language.Nl)} is voorbij. Schrap ze en leg een latere dag op.",
                $"{number}: the day of the condition {Quoted(condition, Language.En)} has passed. Drop it and lay down a later day."
            )
        );

    /// <summary>The balance waits for these.</summary>
    public static Refusal Open(IReadOnlyList<AwardCondition> open) =>
        new(
            "conditions-open",
            new(
                $"Het saldo wordt pas betaald als elke voorwaarde vervuld of opgeheven is. Nog open: {All(open, Language.Nl)}.",
                $"The balance is paid once each condition is met or lifted. Still open: {All(open, Language.En)}."
            )
        );

    private static string All(IReadOnlyList<AwardCondition> open, Language language) =>
        string.Join("; ", open.Select(c => Quoted(c, language)));

    private static string Quoted(AwardCondition condition, Language language) => $"“{condition.Text.In(language)}”";
}
