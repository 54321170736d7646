using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>The refusals of the frame, each said once for all acts.</summary>
public static class ActRefusals
{
    /// <summary>Longest reason, remark or question, characters.</summary>
    public const int LongestText = 4000;

    public static readonly Refusal SignerNeeded = new(
        "signer-needed",
        new LocalText(
            "Alleen de financieel directeur of de burgemeester van uw bestuur kan dit doen. Vraag een van hen om zich aan te melden; "
                + "alles staat klaar.",
            "Only the finance director or the mayor of your organisation can do this. Ask one of them to sign in; everything is ready."
        ),
        RefusalKind.Forbidden
    );

    public static readonly Refusal AlreadyDecided = new(
        "already-decided",
        new("Over dit voorstel is al beslist. Bekijk de nieuwe toestand.", "This proposal was decided already. Look at the new state.")
    );

    public static readonly Refusal SecondPerson = new(
        "second-person-needed",
        new(
            "Een tweede persoon moet dit beslissen; u hebt het zelf voorgesteld.",
            "A second person must decide this; you proposed it yourself."
        ),
        RefusalKind.Forbidden
    );

    /// <summary>The rule for a reason, where an act has none of its own.</summary>
    public static readonly ActText AnyReason = new("reason", new("Geef een reden.", "Give a reason."));

    /// <summary>Null where the text is there and not too long.</summary>
    public static Refusal? Text(string? text, ActText rule) =>
        string.IsNullOrWhiteSpace(text) ? new(rule.Code ?? "required", rule.Missing, RefusalKind.Invalid, rule.Field) : TooLong(text, rule);

    public static Refusal? Text(string? text, string field, LocalText missing) => Text(text, new ActText(field, missing));

    public static Refusal? Reason(string? reason) => Text(reason, AnyReason);

    public static Refusal? TooLong(string? text, ActText rule) =>
        text is null || text.Length <= rule.Longest ? null
        : rule.Code is { } code ? new(code, rule.Missing, RefusalKind.Invalid, rule.Field)
        : new(
            "too-long",
            new(
                $"Schrijf hoogstens {rule.Longest} tekens; het zijn er nu {text.Length}.",
                $"Write at most {rule.Longest} characters; there are {text.Length} now."
            ),
            RefusalKind.Invalid,
            rule.Field
        );

    /// <summary>The amount is above what this approver decides on alone with a proposer.</summary>
    public static Refusal AboveLimit(Money limit) =>
        new(
            "above-limit",
            new(
                $"Dit bedrag ligt boven uw grens van {Numerals.WriteEuro(limit, Language.Nl)}. Een goedkeurder zonder grens, of met een "
                    + "hogere, kan dit bevestigen.",
                $"This amount is above your limit of {Numerals.WriteEuro(limit, Language.En)}. An approver without a limit, or with a "
                    + "higher one, can confirm it."
            ),
            RefusalKind.Forbidden
        );
}
