using System.Globalization;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>Classes of letters by the way they run, as the bidirectional algorithm of Unicode (UAX 9) names them.</summary>
internal enum PdfDirection : byte
{
    L,
    R,
    AL,
    EN,
    ES,
    ET,
    AN,
    CS,
    NSM,
    BN,
    S,
    WS,
    ON,
}

internal static class PdfDirections
{
    /// <summary>Whether a text may hold something that runs from the right.</summary>
    public static bool MayTurn(string text) => text.AsSpan().ContainsAnyInRange('\u0590', '\uFEFF') && text.EnumerateRunes().Any(Turns);

    private static bool Turns(Rune letter) => Of(letter) is PdfDirection.R or PdfDirection.AL or PdfDirection.AN;

    public static PdfDirection Of(Rune letter) =>
        letter.Value switch
        {
            '\t' => PdfDirection.S,
            >= '0'
            and <= '9'
            or (>= 0x6F0 and <= 0x6F9)
            or 0xB2
            or 0xB3
            or 0xB9
            or (>= 0x2070 and <= 0x2089 and not 0x207A and not 0x207B) => PdfDirection.EN,
            '+' or '-' or 0x207A or 0x207B or 0x2212 => PdfDirection.ES,
            '#' or '%' or 0xB0 or 0xB1 or 0x66A or (>= 0x2030 and <= 0x2034) => PdfDirection.ET,
            ',' or '.' or '/' or ':' or 0xA0 or 0x60C or 0x202F or 0x2044 => PdfDirection.CS,
            (>= 0x600 and <= 0x605) or (>= 0x660 and <= 0x669) or 0x66B or 0x66C or 0x6DD => PdfDirection.AN,
            var other => ByCategory(other, Rune.GetUnicodeCategory(letter)),
        };

    private static PdfDirection ByCategory(int letter, UnicodeCategory category) =>
        category switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => PdfDirection.NSM,
            UnicodeCategory.Format or UnicodeCategory.Control => PdfDirection.BN,
            UnicodeCategory.SpaceSeparator => PdfDirection.WS,
            UnicodeCategory.CurrencySymbol => PdfDirection.ET,
            _ when letter is (>= 0x600 and < 0x7C0) or (>= 0x860 and < 0x900) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFF00) =>
                PdfDirection.AL,
            _ when letter
                    is (>= 0x590 and < 0x860)
                        or (>= 0xFB1D and < 0xFB50)
                        or (>= 0x10800 and < 0x11000)
                        or (>= 0x1E800 and < 0x1F000) => PdfDirection.R,
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.LetterNumber
            or UnicodeCategory.DecimalDigitNumber => PdfDirection.L,
            _ => PdfDirection.ON,
        };
}
