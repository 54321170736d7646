using System.Globalization;
using System.Text.RegularExpressions;
using PhoneNumbers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>
/// Telephone numbers as people write them. A number without country is Belgian; an extension stays with it; nothing that was typed is
/// dropped: what is no part of a number makes it none.
/// </summary>
public static partial class PhoneText
{
    /// <summary>Most characters that may be typed.</summary>
    public const int Longest = 60;

    private const string Country = "BE",
        Extension = ";ext=";

    /// <summary>
    /// "+3225530000", with an extension "+3211585111;ext=123" (as RFC 3966 writes it), a short number as it is ("1700"); null where it is
    /// none.
    /// </summary>
    public static string? Read(string? text)
    {
        if (text is not { Length: <= Longest } || Shape().Match(text) is not { Success: true } match)
            return null;
        var (typed, extension) = (match.Groups["number"].Value.Trim(), match.Groups["extension"].Value.Replace(" ", "").Replace(".", ""));
        try
        {
            if (IsShort(typed))
                return extension.Length == 0 ? typed : null;
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse(typed, Country);
            if (!util.IsValidNumber(number))
                return null;
            var canonical = util.Format(number, PhoneNumberFormat.E164);
            return extension.Length == 0 ? canonical : canonical + Extension + extension;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>As people read it: "+32 2 553 00 00", "+32 11 58 51 11, toestel 123"; what is none stays as it is.</summary>
    public static string Show(string canonical, Language language)
    {
        var at = canonical.IndexOf(Extension, StringComparison.Ordinal);
        var number = at < 0 ? canonical : canonical[..at];
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var shown = IsShort(number) ? number : util.Format(util.Parse(number, Country), PhoneNumberFormat.INTERNATIONAL);
            var word = language == Language.Nl ? "toestel" : "extension";
            return at < 0 ? shown : $"{shown}, {word} {canonical[(at + Extension.Length)..]}";
        }
        catch (NumberParseException)
        {
            return canonical;
        }
    }

    /// <summary>A number of a few digits that all of Belgium can call: 1700, the line of the Flemish government.</summary>
    private static bool IsShort(string typed) =>
        typed.Length is >= 3 and <= 6
        && typed.All(char.IsAsciiDigit)
        && ShortNumberInfo
            .GetInstance()
            .IsValidShortNumberForRegion(
                new PhoneNumber.Builder().SetCountryCode(32).SetNationalNumber(ulong.Parse(typed, CultureInfo.InvariantCulture)).Build(),
                Country
            );

    // The word before it; digits with what people put between them; the extension, in brackets or not.
    [GeneratedRegex(
        @"\A\s*(?:(?i:telefoonnummer|telefoon|tel|phone|gsm|mobile|mobiel|mob|t|m)\b[\s.:]*)?"
            + @"(?<number>\(?\+?[\d\s.()/\-–\u2011]+?)"
            + @"(?:[\s,;/(\-–]*(?i:(?:op\s+|via\s+)?(?:toestel|toest|tst|intern|interne|int|lokaal|lok|local|loc|binnenlijn|binnenpost|"
            + @"extensie|extension|extn|ext|post|poste|doorkies|doorkiesnummer|durchwahl|dw|nebenstelle|nst|x|\#)"
            + @"(?:nummer|nr|number|no)?)\s*[.:=]?\s*(?i:(?:nummer|number|nr|no|n°)\b[.:]?\s*)?"
            + @"(?<extension>\d(?:[ .]?\d){0,6})\s*\)?)?\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Shape();
}
