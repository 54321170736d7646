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

    private static readonly HashSet<string> Labels = ["IBAN", "REK", "REKENING", "REKENINGNUMMER", "REKENINGNR", "NR", "ACCOUNT", "N°"];
    private const int NationalDigits = 12;

    /// <summary>
    /// Reads it with or without spaces, dots and hyphens, in any case, also behind the word "IBAN"; and the Belgian number of before
    /// ("539-0075470-34"), which is the same account.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Iban? iban, [NotNullWhen(false)] out LocalText? why)
    {
        var bare = Typed.Bare(Typed.Unlabelled(text, Labels), ".-/");
        if (bare.Length == NationalDigits && Typed.AreDigits(bare) && HoldsBelgian(bare))
            bare = Belgian(bare);
        why = Fault(bare);
        iban = why is null ? new Iban(bare) : null;
        return iban is not null;
    }

    private static LocalText? Fault(string bare)
    {
        if (
            bare.Length is < 15 or > 34
            || !Typed.AreLettersAndDigits(bare)
            || !char.IsAsciiLetterUpper(bare[0])
            || !char.IsAsciiLetterUpper(bare[1])
        )
            return new(
                "Een IBAN begint met twee letters en heeft dan cijfers, bijvoorbeeld BE68 5390 0754 7034.",
                "An IBAN starts with two letters followed by digits, for example BE68 5390 0754 7034."
            );
        if (Lengths.TryGetValue(bare[..2], out var length) && bare.Length != length)
            return new(
                $"Een IBAN uit {bare[..2]} heeft {length} tekens; dit zijn er {bare.Length}.",
                $"An IBAN of {bare[..2]} has {length} characters; these are {bare.Length}."
            );
        return Mod97.HoldsIso(bare) && (bare[..2] != "BE" || HoldsBelgian(bare.AsSpan(4)))
            ? null
            : new(
                "Dit rekeningnummer bestaat niet: de controlecijfers kloppen niet. Kijk na of u zich vergist hebt in een cijfer.",
                "This account number does not exist: its check digits are wrong. See whether a digit was mistyped."
            );
    }

    /// <summary>With country and check digits before it: what is left of the number with "BE00" behind it, from 98.</summary>
    private static string Belgian(string national) =>
        FormattableString.Invariant($"BE{98 - (int)(ulong.Parse(national + "111400", CultureInfo.InvariantCulture) % 97):00}{national}");

    private static bool HoldsBelgian(ReadOnlySpan<char> account)
    {
        if (!Typed.AreDigits(account))
            return false;
        var rest = Mod97.Of(account[..10]);
        return int.Parse(account[10..], CultureInfo.InvariantCulture) == (rest == 0 ? 97 : rest);
    }

    /// <summary>Country and number of characters.</summary>
    private static readonly Dictionary<string, int> Lengths = (
        "AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28 IE22 "
        + "IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 VA22"
    )
        .Split(' ')
        .ToDictionary(entry => entry[..2], entry => int.Parse(entry.AsSpan(2), CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public override string ToString() => Display;
}
