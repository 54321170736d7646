using System.Diagnostics.CodeAnalysis;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>A creditor reference of ISO 11649: RF, two check digits, and at most 21 letters and digits.</summary>
public sealed record CreditorReference
{
    private const int MaxBody = 21;

    private CreditorReference(string value) => Value = value;

    /// <summary>Without spaces, in capitals: "RF18539007547034".</summary>
    public string Value { get; }

    /// <summary>In fours: "RF18 5390 0754 7034".</summary>
    public string Display => Typed.InFours(Value);

    /// <summary>What the creditor chose: "539007547034".</summary>
    public string Body => Value[4..];

    /// <summary>Makes one of 1 to 21 letters and digits; spaces are left out.</summary>
    public static bool TryCreate(
        string? body,
        [NotNullWhen(true)] out CreditorReference? reference,
        [NotNullWhen(false)] out LocalText? why
    )
    {
        var bare = Typed.Bare(body, "");
        var good = bare.Length is >= 1 and <= MaxBody && Typed.AreLettersAndDigits(bare);
        reference = good ? new CreditorReference("RF" + Mod97.IsoCheckDigits("RF", bare) + bare) : null;
        why = good ? null : Shape;
        return good;
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out CreditorReference? reference, [NotNullWhen(false)] out LocalText? why)
    {
        var bare = Typed.Bare(text, "");
        why =
            bare.Length is < 5 or > MaxBody + 4 || !bare.StartsWith("RF", StringComparison.Ordinal) || !Typed.AreLettersAndDigits(bare)
                ? Shape
            : Mod97.HoldsIso(bare) ? null
            : new(
                "Deze referentie klopt niet: de controlecijfers passen niet bij de rest. Kijk de tekens na.",
                "This reference is not right: its check digits do not fit the rest. Check the characters."
            );
        reference = why is null ? new CreditorReference(bare) : null;
        return reference is not null;
    }

    private static readonly LocalText Shape = new(
        "Een referentie is RF met 2 controlecijfers en hoogstens 21 letters of cijfers, bijvoorbeeld RF18 5390 0754 7034.",
        "A reference is RF with 2 check digits and at most 21 letters or digits, for example RF18 5390 0754 7034."
    );

    public override string ToString() => Display;
}
