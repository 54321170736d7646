using System.Text;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

public sealed class PdfTests
{
    /// <summary>Of any document, however many pages, in bytes.</summary>
    public const int Limit = 60 * 1024;
    private static readonly Lazy<IReadOnlyList<ExampleReceipt>> Receipts = new(() => ExampleReceipts.All(Repository.Root));

    [Theory, InlineData("nl"), InlineData("en")]
    public void A_receipt_of_any_example_of_the_shipped_calls_is_small(string language)
    {
        var texts = ExampleReceipts.In(language);
        Assert.NotEmpty(Receipts.Value);
        Assert.All(Receipts.Value, receipt => Assert.InRange(receipt.Pdf(texts).Length, 1, Limit));
    }

    [Fact]
    public void Only_the_metadata_lies_open_and_what_is_compressed_is_whole()
    {
        var longest = Receipts.Value.Select(r => r.Pdf(ExampleReceipts.In("nl"))).MaxBy(pdf => pdf.Length)!;
        var opened = OpenedPdf.Of(longest);
        Assert.Equal(opened.Compressed + 1, opened.Streams);
        Assert.All(opened.CheckSums, sum => Assert.Equal(sum.Computed, sum.Written));
        var closed = Encoding.Latin1.GetString(longest);
        Assert.Contains("<pdf:Producer>PDFsharp", closed);
        Assert.DoesNotContain("/StructElem", closed);
        Assert.InRange(System.Text.RegularExpressions.Regex.Count(opened.Text, "/StructElem"), 600, 6000);
    }

    [Theory, InlineData("nl"), InlineData("en")]
    public async Task What_was_sent_can_be_copied_out_of_the_receipt(string language)
    {
        var texts = ExampleReceipts.In(language);
        foreach (var receipt in Receipts.Value.DistinctBy(r => (r.Call.Slug, r.Step.Id)))
        {
            var text = Glued(await Poppler.TextOf(receipt.Pdf(texts)));
            var told = receipt.Told(texts).ToList();
            Assert.NotEmpty(told);
            Assert.All(told, answer => Assert.Contains(Glued(answer), text));
        }
    }

    [Theory, InlineData("nl"), InlineData("en")]
    public void Every_section_tells_something_and_in_words_of_people(string language)
    {
        var texts = ExampleReceipts.In(language);
        foreach (var section in Receipts.Value.SelectMany(r => r.Sections(texts)))
        {
            Assert.NotEmpty(section);
            Assert.DoesNotContain(section, told => told.Text is "true" or "false");
        }
    }

    [Fact]
    public async Task A_receipt_is_tagged_with_language_title_headings_and_headers_of_tables()
    {
        var pdf = Receipts.Value[0].Pdf(ExampleReceipts.In("nl"));
        Assert.Contains("/Lang(nl-BE)", OpenedPdf.Of(pdf).Text);
        var facts = await Poppler.Run(pdf, "pdfinfo", "FILE");
        Assert.Matches(@"Title: +Ontvangstbewijs 2022-FP-0012\n", facts);
        Assert.Matches(@"Tagged: +yes\n", facts);
        Assert.Contains("\nCreationDate:    Thu Sep  1 ", facts);
        var structure = await Poppler.Run(pdf, "pdfinfo", "-struct-text", "FILE");
        foreach (var element in new[] { "Document\n", "H1 (block)\n", "H2 (block)\n", "Table (block)\n", "TR\n", "TD\n" })
            Assert.Contains(element, structure);
        var attributes = await Poppler.Run(pdf, "pdfinfo", "-struct", "FILE");
        Assert.Matches(@"TH:?\n +/Scope /Row", attributes);
        Assert.Matches(@"TH:?\n +/Scope /Column", attributes);
    }

    [Fact]
    public async Task Reading_aloud_meets_every_text_once_and_no_page_number()
    {
        var rows = Enumerable.Range(1, 80).Select(i => (string[])[$"Rij {i}", "een reden", $"{i},00"]).ToList();
        var pdf = Letter().Table(["Kop", "Waarom", "Bedrag"], rows, [210, 90], [false, true]).ToBytes();
        var aloud = await Poppler.Run(pdf, "pdfinfo", "-struct-text", "FILE");
        Assert.Equal(2, aloud.Split("\"Kop\"").Length);
        Assert.DoesNotContain("pagina", aloud);
        Assert.DoesNotContain("voet", aloud);
        var places = rows.Select(r => aloud.IndexOf($"\"{r[0]}\"", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        // For the eye the head stands above each page.
        var seen = await Poppler.TextOf(pdf);
        Assert.Contains("pagina 3 van 3", seen);
        Assert.Equal(4, seen.Split("Waarom").Length);
    }

    [Fact]
    public async Task A_list_is_a_list()
    {
        var aloud = await Poppler.Run(Letter().List(["Een", "Twee"]).ToBytes(), "pdfinfo", "-struct-text", "FILE");
        Assert.Matches(@"L \(block\)\s+LI \(block\)\s+Lbl \(block\)\s+""•""\s+LBody \(block\)\s+""Een""\s+LI", aloud);
    }

    [Fact]
    public void A_document_says_that_it_follows_PDF_UA_in_well_formed_metadata()
    {
        var made = new DateTime(2022, 9, 1, 7, 0, 0, DateTimeKind.Utc);
        var pdf = new PdfLetter("Brug & <weg> é", "nl-BE", "voet", made, (_, _) => "").Paragraph("x").ToBytes();
        var open = Encoding.UTF8.GetString(pdf);
        var (from, to) = (open.IndexOf("<x:xmpmeta", StringComparison.Ordinal), open.IndexOf("<?xpacket end", StringComparison.Ordinal));
        var told = System.Xml.Linq.XElement.Parse(open[from..to]);
        string Of(string space, string name) => Assert.Single(told.Descendants(System.Xml.Linq.XName.Get(name, space))).Value;
        Assert.Equal("1", Of("http://www.aiim.org/pdfua/ns/id/", "part"));
        Assert.Equal("Brug & <weg> é", Of("http://purl.org/dc/elements/1.1/", "title"));
        var opened = OpenedPdf.Of(pdf).Text;
        Assert.Contains("/DisplayDocTitle true", opened);
        Assert.Contains("/Marked true", opened);
    }

    [Fact]
    public async Task Whatever_breaks_a_line_breaks_it_in_the_document()
    {
        var pdf = Letter().Paragraph("een\ntwee\r\ndrie\vvier\fvijf\u2028zes\u2029zeven\u0085acht").ToBytes();
        var lines = (await Poppler.TextOf(pdf)).Split('\n').Select(Spaced);
        Assert.Superset(new HashSet<string>(["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht"]), lines.ToHashSet());
    }

    [Fact]
    public async Task A_text_longer_than_a_page_and_a_word_longer_than_a_line_are_all_there()
    {
        var words = string.Join(' ', Enumerable.Range(1, 1500).Select(i => $"woord{i}"));
        var word = string.Concat(Enumerable.Range(0, 60).Select(i => $"lang{i}"));
        var pdf = Letter()
            .Facts([("Lang", words), ("Woord", word), ("Kort", "ja")])
            .Table(
                ["A", "B"],
                [
                    ["x", words],
                ],
                [200],
                [false]
            )
            .ToBytes();
        var text = Glued(await Poppler.TextOf(pdf));
        var furniture = new System.Text.RegularExpressions.Regex(@"voetpagina\d+van\d+(AB)?");
        text = furniture.Replace(text, "");
        Assert.Equal(3, text.Split(Glued(words)).Length);
        Assert.Contains(word, text);
    }

    [Fact]
    public async Task Nothing_stands_alone_on_its_page()
    {
        foreach (var above in Enumerable.Range(24, 24))
        {
            var filled = Enumerable.Range(1, above).Select(i => (string[])[$"Regel {i}", ""]).ToList();
            var letter = Letter().Table(["A", "B"], filled, [200], [false]);
            var words = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"woord{i}"));
            letter.Subheading("Kopje").Facts([("Een", "1"), ("Twee", "2\n2\n2"), ("Drie", "3")]).Paragraph(words);
            var pages = (await Poppler.TextOf(letter.ToBytes())).TrimEnd('\f').Split('\f');
            Assert.InRange(pages.Length, 2, 3);
            Assert.All(pages, page => Assert.NotEqual(1, Lines(page, "Regel ")));
            Assert.All(pages, page => Assert.NotEqual(1, Lines(page, "woord")));
            // A few short rows stay together, and their heading goes along.
            Assert.Single(pages, page => Says(page, "Kopje\nEen") && Says(page, "Drie"));
        }
    }

    [Fact]
    public async Task A_heading_above_what_is_longer_than_a_page_stays_with_its_beginning()
    {
        var regels = string.Join('\n', Enumerable.Range(1, 90).Select(i => $"regel {i}"));
        var pdf = Letter()
            .Paragraph("Eerst")
            .Subheading("Kopje")
            .Table(
                ["A", "B"],
                [
                    ["x", regels],
                ],
                [200],
                [false]
            )
            .ToBytes();
        var pages = (await Poppler.TextOf(pdf)).TrimEnd('\f').Split('\f');
        Assert.Equal(2, pages.Length);
        Assert.Single(pages, page => Says(page, "Kopje") && Says(page, "regel 1\n"));
    }

    [Fact]
    public async Task A_check_sum_is_cut_in_halves()
    {
        var sum = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));
        var lines = (await Poppler.TextOf(Letter().Facts([("Controlegetal", sum)]).ToBytes())).Split('\n');
        Assert.Contains(sum[32..], lines);
    }

    private static bool Says(string page, string text) => page.Contains(text, StringComparison.Ordinal);

    private static int Lines(string page, string begin) => page.Split('\n').Count(l => l.StartsWith(begin, StringComparison.Ordinal));

    [Fact]
    public async Task Every_font_is_in_the_document_and_none_is_whole()
    {
        var pdf = Letter().Heading("Kop").Paragraph("tekst Հայերեն").ToBytes();
        var fonts = (await Poppler.Run(pdf, "pdffonts", "FILE")).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(3, fonts.Length);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+(Source Sans 3|DejaVu Sans).* CID TrueType +Identity-H +yes yes yes ", font));
        Assert.InRange(pdf.Length, 1, Limit);
    }

    [Fact]
    public void A_hundred_at_once_are_the_same_to_the_byte()
    {
        var texts = ExampleReceipts.In("en");
        var receipt = Receipts.Value[0];
        var first = receipt.Pdf(texts);
        var all = new byte[100][];
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = 16 }, i => all[i] = receipt.Pdf(texts));
        Assert.All(all, pdf => Assert.Equal(first, pdf));
        Assert.NotEqual(first, receipt.Pdf(ExampleReceipts.In("nl")));
    }

    public static PdfLetter Letter() =>
        new("Titel", "nl-BE", "voet", new DateTime(2022, 9, 1, 7, 0, 0, DateTimeKind.Utc), (page, pages) => $"pagina {page} van {pages}");

    /// <summary>Without white space: where lines are broken differs from what was sent.</summary>
    public static string Glued(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    public static string Spaced(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
