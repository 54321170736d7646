using System.Globalization;
using System.Text;
using Veerkracht.Features.Documents.Pdf;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Letters of an answer that no font of our documents has: there they stand by their numbers.</summary>
/// <param name="Letters">Each with its number: 中 (U+4E2D).</param>
/// <param name="Change">Where the answer can be changed; null where it cannot.</param>
public sealed record UnprintedLetters(string Label, string Letters, string? Change)
{
    /// <summary>More of them are only counted.</summary>
    private const int Most = 8;

    public static IReadOnlyList<UnprintedLetters> In(IEnumerable<ToldAnswer> told) =>
        [
            .. told.Select(t => (Told: t, Letters: PdfLetter.Unwritten(t.Written)))
                .Where(t => t.Letters.Count > 0)
                .Select(t => new UnprintedLetters(t.Told.Label, Named(t.Letters), t.Told.Change)),
        ];

    private static string Named(IReadOnlyList<Rune> letters) =>
        string.Join(", ", letters.Take(Most).Select(Name)) + (letters.Count > Most ? $" + {letters.Count - Most}" : "");

    private static string Name(Rune letter)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"U+{letter.Value:X4}");
        return Rune.IsControl(letter) ? number : $"{letter} ({number})";
    }
}
