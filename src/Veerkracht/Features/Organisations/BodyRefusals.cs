using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Organisations;

/// <summary>Why an association or company cannot be registered. The fields are the boxes of the page.</summary>
public static class BodyRefusals
{
    public const string Number = "nummer",
        Name = "naam",
        Class = "soort",
        Seat = "gemeente";

    /// <summary>Characters.</summary>
    public const int LongestName = 200;

    public static Refusal WrongNumber(LocalText why) => new("invalid-kbo", why, RefusalKind.Invalid, Number);

    public static readonly Refusal NameNeeded = new(
        "organisation-name-needed",
        new LocalText("Vul de naam in, in hoogstens 200 tekens.", "Fill in the name, in at most 200 characters."),
        RefusalKind.Invalid,
        Name
    );

    public static readonly Refusal ClassNeeded = new(
        "organisation-class-needed",
        new LocalText(
            "Kies of het een vereniging of een vennootschap is.",
            "Choose whether it is an association (“non-profit”) or a company (“company”)."
        ),
        RefusalKind.Invalid,
        Class
    );

    public static Refusal UnknownSeat(string typed) =>
        new(
            "unknown-municipality",
            new LocalText(
                $"“{typed}” is geen gemeente. Schrijf de naam voluit of de NIS-code, of laat het leeg.",
                $"“{typed}” is no municipality. Write the full name or the NIS code, or leave it empty."
            ),
            RefusalKind.Invalid,
            Seat
        );

    public static Refusal Registered(KboNumber number, string name) =>
        new(
            "organisation-registered",
            new LocalText(
                $"{number.Display} is al geregistreerd: {name}. U hoeft niets te doen.",
                $"{number.Display} is registered already: {name}. You need not do anything."
            ),
            Field: Number
        );

    public static Refusal IsGovernment(KboNumber number, string name) =>
        new(
            "number-of-government",
            new LocalText(
                $"{number.Display} is het nummer van {name}, een lokaal bestuur. Geef het nummer van de vereniging of vennootschap zelf.",
                $"{number.Display} is the number of {name}, a local government. Give the number of the association or company itself."
            ),
            Field: Number
        );
}
