using System.Globalization;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>Kinds of letters, by what must be done to write them.</summary>
internal static class PdfLetters
{
    public const char SoftHyphen = '\u00AD',
        ZeroWidthSpace = '\u200B';

    /// <summary>A space at which a line may be broken.</summary>
    public static bool IsSpace(char letter) =>
        letter is ' ' or '\t'
        || (
            letter > ' '
            && letter is not ('\u00A0' or '\u2007' or '\u202F')
            && char.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator
        );

    /// <summary>A line may be broken behind it.</summary>
    public static bool MayBreakAfter(char letter) => letter is SoftHyphen or ZeroWidthSpace;

    /// <summary>Is not seen itself: it joins, parts, or turns what is beside it.</summary>
    public static bool IsUnseen(Rune letter) =>
        letter.Value
            is SoftHyphen
                or 0x034F
                or 0x061C
                or (>= 0x180B and <= 0x180F)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or (>= 0xFE00 and <= 0xFE0F)
                or 0xFEFF
                or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>A mark, or what is not seen: it goes along with the letter before it.</summary>
    public static bool StandsOnOthers(Rune letter) => letter.Value >= 0xA0 && (IsUnseen(letter) || IsMark(letter));

    private static bool IsMark(Rune letter) =>
        Rune.GetUnicodeCategory(letter)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;

    /// <summary>Cannot be written letter by letter: it joins, stacks, reorders or stands on another.</summary>
    public static bool IsShaped(Rune letter) =>
        letter.Value >= 0xA0
        && (
            StandsOnOthers(letter)
            || letter.Value
                is (>= 0x0590 and < 0x10A0)
                    or (>= 0x1780 and < 0x1D00)
                    or (>= 0xA800 and < 0xAC00)
                    or (>= 0xFB1D and < 0xFE00)
                    or (>= 0x1F000 and < 0x20000)
        );

    /// <summary>A letter that no font has: the document says its number in its place, and who copies gets the letter.</summary>
    public static bool IsMissing(Rune letter) => Missing(letter, bold: false) && !IsUnseen(letter);

    public static bool Missing(Rune letter, bool bold) =>
        letter.Value != '\t' && PdfFonts.FaceOf(letter, bold) is null && Rune.GetUnicodeCategory(letter) != UnicodeCategory.SpaceSeparator;

    /// <summary>[U+1F600]</summary>
    public static string Told(Rune letter) => string.Create(CultureInfo.InvariantCulture, $"[U+{letter.Value:X4}]");
}
