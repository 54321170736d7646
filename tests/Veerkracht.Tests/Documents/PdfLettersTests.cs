using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

/// <summary>What is written in a document can be read, and is copied as it was sent.</summary>
public sealed class PdfLettersTests
{
    [Fact]
    public async Task Letters_come_out_as_they_went_in_also_those_that_no_font_has()
    {
        string[] same =
        [
            "Gemeente Sint-Pieters-Leeuw, ĳsvrĳ Ĳ ŵ ș ț ẞ ß œ Œ",
            "µ-waarde en μ, 5 Ω en 5 Ω, φ ϕ, ∆ en Δ",
            "a‑b c‐d → ≥ ≠ ✓ ☐ ✗ ♥ “x” ‘y’ … € ½ m² 3 °C",
            "Ελληνικά, Кирилиця, Հայերեն, ქართული, አማርኛ",
            "x\u0302 en q\u0323, cafe\u0301, o\u0308, o\u0302\u0301 en S\u030c",
            "Е\u0308ж и\u0306, α\u0301 =\u0338",
            "नमस्ते क्षत्रिय, বাংলা, ਪੰਜਾਬੀ",
            "ગુજરાતી, தமிழ், తెలుగు",
            "ಕನ್ನಡ, മലയാളം, සිංහල",
            "ภาษาไทย น้ำ, ພາສາລາວ, မြန်မာစာ, ភាសាខ្មែរ",
            "Blij 😀 en 🚲, 👩‍💻 ✅, 中文, \U0001D54F",
            "tot\u00ADdaar en nul\u200Bbreed",
        ];
        (string Sent, string Shown)[] letters =
        [
            .. same.Select(s => (s, s)),
            ("Post\tBedrag", "Post Bedrag"),
            ("half \ud83d", "half \ufffd"),
            ("half \ude00\u0301", "half \ufffd\u0301"),
        ];
        var letter = PdfTests.Letter();
        foreach (var (sent, _) in letters)
            letter.Paragraph(sent);
        var lines = (await Poppler.TextOf(letter.ToBytes())).Split('\n').Select(PdfTests.Spaced).ToList();
        Assert.All(letters, l => Assert.Contains(l.Shown, lines));
        Assert.Equal(["中", "文"], PdfLetter.Unwritten(string.Concat(same)).Select(l => l.ToString()));
    }

    [Fact]
    public async Task What_runs_from_the_right_is_copied_as_it_was_sent()
    {
        string[] hebrew = ["שלום", "עולם"];
        string[] arabic = ["مرحبا", "بالعالم", "العربي", "لا", "علاء", "عبدالله", "فارسی"];
        string[] words = [.. hebrew, .. arabic, "ܫܠܡܐ"];
        var letter = PdfTests.Letter().Paragraph("De heer محمد العربي schrijft שלום.");
        foreach (var word in words)
            letter.Paragraph($"{word} 1.250,00 Gent");
        var text = await Poppler.Run(letter.ToBytes(), "pdftotext", "FILE", "-");
        Assert.All([.. words, "محمد"], word => Assert.Contains(word, text));
        // It begins at the right.
        var seen = (await Poppler.Run(letter.ToBytes(), "pdftotext", "-layout", "FILE", "-")).Split('\n');
        Assert.Contains(seen, line => line.StartsWith("  ", StringComparison.Ordinal) && line.Contains("Gent 1.250,00"));
    }

    /// <summary>An Arabic letter is drawn from one that is drawn from another: what lies deepest must come along.</summary>
    [Fact]
    public async Task Every_letter_leaves_ink()
    {
        var blank = await Ink("");
        foreach (var letter in "éǟﬁ½ŵ→☐ΩЖՀქשبجیनকਪગதతಕമසไລမភአܫ".EnumerateRunes())
            Assert.True(await Ink(letter.ToString()) > blank + 8, $"{letter} (U+{letter.Value:X4}) is empty.");
        Assert.True(await Ink("中") > blank + 60);
        Assert.Equal(blank, await Ink("\u00AD\u200B\u200D\uFEFF"));
    }

    /// <summary>Dots of a page at 144 to the inch that are not white.</summary>
    private static async Task<int> Ink(string text)
    {
        var root = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await Poppler.Run(PdfTests.Letter().Paragraph(text).ToBytes(), "pdftoppm", "-gray", "-r", "144", "-singlefile", "FILE", root);
        var page = await File.ReadAllBytesAsync($"{root}.pgm");
        File.Delete($"{root}.pgm");
        return page.Skip(20).Count(dot => dot < 160);
    }

    [Fact]
    public async Task A_word_breaks_at_its_soft_hyphen_and_shows_it_only_there()
    {
        var word = string.Concat(Enumerable.Repeat("fietsverbinding\u00AD", 12)) + "werk";
        var pdf = PdfTests.Letter().Paragraph(word).ToBytes();
        Assert.Contains(word, PdfTests.Glued(await Poppler.TextOf(pdf)));
        // What is drawn, whatever is copied.
        Assert.Equal(1, (await Poppler.Run(pdf, "pdfinfo", "-struct-text", "FILE")).Count(c => c == '-'));
    }

    [Fact]
    public void A_hundred_in_many_scripts_at_once_are_the_same_to_the_byte()
    {
        const string text = "محمد नमस्ते עברית ภาษาไทย cafe\u0301 🚲 中文";
        byte[] Make() => PdfTests.Letter().Paragraph(text).ToBytes();
        var first = Make();
        var all = new byte[100][];
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => all[i] = Make());
        Assert.All(all, pdf => Assert.Equal(first, pdf));
        Assert.InRange(first.Length, 1, PdfTests.Limit);
    }
}
