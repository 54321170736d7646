using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Corrections;

/// <summary>The refusals of corrections, each said once.</summary>
public static class CorrectionRefusals
{
    public static readonly Refusal NotSent = new(
        "step-not-sent",
        new LocalText(
            "Deze stap is nog niet ingediend: de aanvrager kan ze zelf nog veranderen.",
            "This step was not sent yet: the applicant can still change it."
        )
    );

    public static readonly Refusal NothingChanged = new(
        "nothing-changed",
        new LocalText("Er is niets veranderd. Verbeter ten minste één antwoord.", "Nothing was changed. Correct at least one answer."),
        RefusalKind.Invalid
    );

    public static readonly Refusal AboveAward = new(
        "above-award",
        new LocalText(
            "Met deze antwoorden zou de subsidie hoger zijn dan wat is toegekend. Een verbetering kan een toekenning niet verhogen.",
            "With these answers the grant would be higher than what was awarded. A correction cannot raise an award."
        )
    );

    public static readonly Refusal AlreadyPaid = new(
        "changes-what-was-paid",
        new LocalText(
            "Er is al betaald op basis van deze bedragen. Een verbetering mag ze niet meer veranderen.",
            "Money was paid on these amounts already. A correction may no longer change them."
        )
    );

    public static Refusal AccountPaid(string path) =>
        new(
            "account-paid",
            new LocalText(
                "Op deze rekening is al betaald. Het nummer van een betaalde stap verandert niet meer.",
                "This account was paid already. The number of a paid step changes no more."
            ),
            Field: path
        );

    public static Refusal Files(string path) =>
        new(
            "files-stay",
            new LocalText(
                "Bestanden kunt u niet verbeteren. Vraag de aanvrager om ze na te sturen.",
                "Files cannot be corrected. Ask the applicant to send them."
            ),
            RefusalKind.Invalid,
            path
        );

    public static Refusal UnknownField(string name) =>
        new(
            "unknown-field",
            new LocalText($"Het veld “{name}” bestaat niet in deze stap.", $"This step has no field “{name}”."),
            RefusalKind.Invalid,
            name
        );
}
