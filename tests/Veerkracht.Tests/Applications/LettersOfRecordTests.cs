using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>What people type, as it stands in the documents of record: to read, and copied out of the PDF.</summary>
public sealed class LettersOfRecordTests
{
    private static readonly string Yaml = $$"""
        {{CallHead.Of("letters", "letters", "Letters", "Letters")}}
        steps:
          - id: application
            kind: application
            title: { nl: Aanvraag, en: Application }
            windows:
              - { opens: 2022-06-01T09:00, closes: 2022-10-15T23:59 }
            sections:
              - id: project
                title: { nl: Project, en: Project }
                fields:
                  - { id: name, type: text, label: { nl: Naam, en: Name }, required: true }
                  - { id: story, type: long_text, label: { nl: Verhaal, en: Story } }
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
        """;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Cells_of_a_spreadsheet_stay_apart_in_draft_and_receipt(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var step = await Typed(site, officer, "Fietspad", "Post\tBedrag\r\nAsfalt\t1.250,00\r\nBoordstenen\t300,00");
        await Apart(await officer.Http.GetByteArrayAsync($"{step}/concept.pdf"));
        await Sent(site, step);
        await Apart(await officer.Http.GetByteArrayAsync($"{step}/ontvangst.pdf"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Cells_of_a_spreadsheet_stay_apart_in_an_award_letter(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        var why = "Post\tBedrag\nAsfalt\t1.250,00\nBoordstenen\t300,00";
        var award = Given.Value(await site.Act((ProposeAward a) => a.Do(TestSite.As(Life.Manager), dossier, why)));
        Given.Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Life.Approver), award.Id)));
        using var officer = await Browser.As(site, "geetbets-officer");
        await Apart(await officer.Http.GetByteArrayAsync($"/dossiers/{dossier}/toekenning.pdf"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_letter_that_was_sent_is_copied_out_of_the_receipt(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        string[] lines =
        [
            "Ĳzeren café – cafe\u0301, Łódź, Đặng, ẞ, œ, ﬁets, ½ m², 3 °C, ≥ €1.250",
            "Ελληνικά, Кирилиця, Հայերեն, ქართული, አማርኛ",
            "नमस्ते क्षत्रिय, বাংলা, ਪੰਜਾਬੀ",
            "தமிழ், ภาษาไทย น้ำ",
            "tot\u00ADdaar, fiets 🚲 en ✅, 👩‍💻, 中文",
        ];
        var step = await Typed(site, officer, "Fietspad", string.Join("\r\n", lines) + "\r\nDe heer محمد العربي en שלום");
        await Sent(site, step);
        var screen = new HtmlParser().ParseDocument(await officer.Text($"{step}/ontvangst")).Body!.TextContent;
        var pdf = await officer.Http.GetByteArrayAsync($"{step}/ontvangst.pdf");
        var copied = await Poppler.TextOf(pdf);
        foreach (var line in lines)
        {
            Assert.Contains(Glued(line), Glued(screen));
            Assert.Contains(Glued(line), Glued(copied));
        }
        foreach (var word in new[] { "محمد", "العربي", "שלום" })
        {
            Assert.Contains(word, screen);
            Assert.Contains(word, copied);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_letter_that_no_font_has_is_told_on_the_check_page_and_does_not_stop_sending(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var step = await Typed(site, officer, "Brug 橋", "Alles staat er: é, 🚲, שלום\tja");
        var check = new HtmlParser().ParseDocument(await officer.Text($"{step}/controle"));
        var told = Assert.Single(check.QuerySelectorAll("li"), li => li.TextContent.Contains("U+", StringComparison.Ordinal));
        Assert.Equal("Naam: 橋 (U+6A4B)", told.TextContent.Trim());
        Assert.Equal($"{step}/project#f-name", told.QuerySelector("a")!.GetAttribute("href"));
        await officer.Get("/taal/en?terug=%2F");
        Assert.Contains("cannot show these letters", await officer.Text($"{step}/controle"));

        await Sent(site, step);
        var pdf = await officer.Http.GetByteArrayAsync($"{step}/ontvangst.pdf");
        Assert.Contains("Brug 橋", await Poppler.TextOf(pdf));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nothing_is_told_where_every_letter_can_be_shown(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        const string story = "Ελλάς, Київ, محمد, नमस्ते, cafe\u0301, ✅, a\u00a0b\tc\u200d";
        var step = await Typed(site, officer, "Fietspad", story);
        Assert.DoesNotContain("U+", await officer.Text($"{step}/controle"));
    }

    private static async Task<string> Typed(TestSite site, Browser officer, string name, string story)
    {
        await site.Publish(Yaml, 1_000_000_00);
        var started = await officer.Post("/mijn-oproepen", ("call", "letters"));
        var step = started.Headers.Location!.ToString();
        await officer.Upload($"{step}/project", [], ("name", name), ("story", story), ("cost", "1.000"), ("doe", "verder"));
        return step;
    }

    private static async Task Sent(TestSite site, string step)
    {
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var check = await mayor.Text($"{step}/controle");
        var sent = await mayor.Post(
            $"{step}/controle",
            ("version", Browser.Hidden(check, "version")),
            ("key", Browser.Hidden(check, "key"))
        );
        Assert.Equal($"{step}/ontvangst", sent.Headers.Location!.ToString());
    }

    /// <summary>To read and copied, each cell on the line of its row, and amounts below each other.</summary>
    private static async Task Apart(byte[] pdf)
    {
        var seen = (await Poppler.Run(pdf, "pdftotext", "-layout", "FILE", "-")).Split('\n');
        var rows = new[] { @"Post +Bedrag$", @"Asfalt +1\.250,00$", @"Boordstenen +300,00$" }
            .Select(row => Assert.Single(seen, line => Regex.IsMatch(line, row)))
            .ToList();
        Assert.Single(rows.Select(r => Regex.Match(r, @"\S+$").Index).Distinct());
        var copied = await Poppler.TextOf(pdf);
        Assert.Matches(@"Post\s+Bedrag\s+Asfalt\s+1\.250,00\s+Boordstenen\s+300,00", copied);
        Assert.Matches(@"Post\s+Bedrag", await Poppler.Run(pdf, "pdfinfo", "-struct-text", "FILE"));
        Assert.DoesNotContain("U+0009", copied);
    }

    private static string Glued(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
