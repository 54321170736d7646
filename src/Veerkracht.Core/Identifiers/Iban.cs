using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>
/// An international bank account number (ISO 13616). Lengths are checked for the countries of SEPA, and a Belgian number also
/// has its national check: the first ten digits of the account, modulo 97, are its last two.
/// </summary>
public sealed record Iban
{
    private Iban(string value) => Value = value;

    /// <summary>Without spaces, in capitals: "BE68539007547034".</summary>
    public string Value { get; }

    /// <summary>In fours: "BE68 5390 0754 7034".</summary>
    public string Display => Typed.InFours(Value);

    public string Country => Value[..2];

    /// <summary>Reads it with or without spaces, in any case.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Iban? iban, [NotNullWhen(false)] out LocalText? why)
    {
        var bare = Typed.Bare(text, "");
        why = Fault(bare);
        iban = why is null ? new Iban(bare) : null;
        return iban is not null;
    }

    private static LocalText? Fault(string bare)
    {
        if (bare.Length is < 15 or > 34 || !Typed.AreLettersAndDigits(bare) || !char.IsAsciiLetterUpper(bare[0]) || !char.IsAsciiLetterUpper(bare[1]))
            return new("Een IBAN begint met twee letters en heeft dan cijfers, bijvoorbeeld BE68 5390 0754 7034.",
                "An IBAN starts with two letters followed by digits, for example BE68 5390 0754 7034.");
        if (Lengths.TryGetValue(bare[..2], out var length) && bare.Length != length)
            return new($"Een IBAN uit {bare[..2]} heeft {length} tekens; dit zijn er {bare.Length}.",
                $"An IBAN of {bare[..2]} has {length} characters; these are {bare.Length}.");
        return Mod97.HoldsIso(bare) && (bare[..2] != "BE" || HoldsBelgian(bare.AsSpan(4))) ? null
            : new("Dit rekeningnummer bestaat niet: de controlecijfers kloppen niet. Kijk na of u zich vergist hebt in een cijfer.",
                "This account number does not exist: its check digits are wrong. See whether a digit was mistyped.");
    }

    private static bool HoldsBelgian(ReadOnlySpan<char> account)
    {
        if (!Typed.AreDigits(account)) return false;
        var rest = Mod97.Of(account[..10]);
        return int.Parse(account[10..], CultureInfo.InvariantCulture) == (rest == 0 ? 97 : rest);
    }

    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["AD"] = 24, ["AT"] = 20, ["BE"] = 16, ["BG"] = 22, ["CH"] = 21, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18,
        ["EE"] = 20, ["ES"] = 24, ["FI"] = 18, ["FR"] = 27, ["GB"] = 22, ["GR"] = 27, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22,
        ["IS"] = 26, ["IT"] = 27, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21, ["MC"] = 27, ["MT"] = 31, ["NL"] = 18,
        ["NO"] = 15, ["PL"] = 28, ["PT"] = 25, ["RO"] = 24, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["VA"] = 22,
    };

    public override string ToString() => Display;
}
