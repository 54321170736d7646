using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>What people type and paste is read where it can mean one thing, kept whole, and shown as it was sent.</summary>
public sealed class AsPeopleWriteTests
{
    private static readonly string Call = TestCalls
        .FromEnvelope()
        .Replace(
            "fields:\n",
            """
            fields:
                      - { id: story, type: long_text, label: { nl: Verhaal, en: Story } }
                      - { id: line, type: text, label: { nl: Regel, en: Line } }
                      - { id: phone, type: phone, label: { nl: Telefoon, en: Phone } }
                      - { id: account, type: iban, label: { nl: Rekening, en: Account } }
                      - { id: mail, type: email, label: { nl: Mail, en: Mail } }
                      - { id: number, type: kbo, label: { nl: Nummer, en: Number } }
                      - { id: start, type: date, label: { nl: Begin, en: Start } }
                      - { id: last, type: computed, format: date, label: { nl: Laatste dag, en: Last day }, value: start.addYears(3) }

            """,
            StringComparison.Ordinal
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task In_a_box_of_the_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 100_000_000_00);
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = (await officer.Post("/mijn-oproepen", ("call", TestCalls.Small))).Headers.Location! + "/cost";

        foreach (
            var (typed, kept) in new[]
            {
                ("1 250 000,50", "1250000.50"),
                ("1\u00A0250\u00A0000,50", "1250000.50"),
                ("1\u202F250\u202F000,50", "1250000.50"),
                ("1.250,00 EUR", "1250.00"),
                ("EUR 1250", "1250.00"),
                ("€ 1.250,-", "1250.00"),
                ("1.250,00 euro", "1250.00"),
                ("2 500 000 €", "2500000.00"),
            }
        )
        {
            await officer.Upload(page, [], ("cost", typed), ("doe", "bewaar"));
            Assert.Equal(kept, (await Answers(site))["cost"]!.GetValue<string>());
        }
        foreach (var typed in new[] { "1,500", "12.5", "1.250.00", "1 25", "1 250.000,5" })
        {
            await officer.Upload(page, [], ("cost", typed), ("doe", "bewaar"));
            var shown = WebUtility.HtmlDecode(await officer.Text(page));
            Assert.Contains($"value=\"{typed}\"", shown);
            Assert.Contains("Fout:", shown);
        }

        await officer.Upload(
            page,
            [],
            ("story", "Adres:\vKerkstraat 1\v3450 Geetbets"),
            ("line", "Kerkstraat 1\v3450 Geetbets"),
            ("phone", "011 58 51 11 (int. 123)"),
            ("account", "IBAN: BE68-5390-0754-7034"),
            ("number", "BTW BE 0207.451.227"),
            ("doe", "bewaar")
        );
        var answers = await Answers(site);
        Assert.Equal("Adres:\nKerkstraat 1\n3450 Geetbets", answers["story"]!.GetValue<string>());
        Assert.Equal("Kerkstraat 1 3450 Geetbets", answers["line"]!.GetValue<string>());
        Assert.Equal("+3211585111;ext=123", answers["phone"]!.GetValue<string>());
        Assert.Equal("BE68539007547034", answers["account"]!.GetValue<string>());
        Assert.Equal("0207451227", answers["number"]!.GetValue<string>());
        Assert.Contains("value=\"+32 11 58 51 11, toestel 123\"", WebUtility.HtmlDecode(await officer.Text(page)));
        var check = WebUtility.HtmlDecode(await officer.Text(page[..^"/cost".Length] + "/controle"));
        Assert.Contains("+32 11 58 51 11, toestel 123", check);
        Assert.DoesNotContain("Kerkstraat 13450", check);
        // Lines stay lines where it is read back.
        Assert.Contains("<span class=\"v-typed\">Adres:\nKerkstraat 1\n3450 Geetbets</span>", check);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_day_that_the_form_computes_is_written_as_people_write_days(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 100_000_000_00);
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = (await officer.Post("/mijn-oproepen", ("call", TestCalls.Small))).Headers.Location! + "/cost";
        await officer.Upload(page, [], ("cost", "1000"), ("start", "28/2/2023"), ("doe", "bewaar"));
        foreach (var shown in new[] { page, page[..^"/cost".Length] + "/controle" })
        {
            var text = WebUtility.HtmlDecode(await officer.Text(shown));
            Assert.Contains("28/02/2026", text);
            Assert.DoesNotContain("2026-02-28", text);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_not_seen_is_told_and_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 100_000_000_00);
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = (await officer.Post("/mijn-oproepen", ("call", TestCalls.Small))).Headers.Location! + "/cost";
        await officer.Upload(
            page,
            [],
            ("story", "    - eerste\r\n    - tweede \u202Etsrek"),
            ("line", "Kerk\u200Bstraat 1"),
            ("mail", "Lotte Peeters <lotte@geetbets.be>"),
            ("cost", "€ 1.250,00 incl. btw"),
            ("phone", "011 58 51 11 lokaal 12"),
            ("doe", "bewaar")
        );
        var answers = await Answers(site);
        Assert.Equal("    - eerste\n    - tweede \u202Etsrek", answers["story"]!.GetValue<string>());
        Assert.Equal("Kerk\u200Bstraat 1", answers["line"]!.GetValue<string>());
        Assert.Equal("+3211585111;ext=12", answers["phone"]!.GetValue<string>());
        var shown = WebUtility.HtmlDecode(await officer.Text(page));
        Assert.Contains("Laat bij ‘Mail’ alleen het e-mailadres staan", shown);
        Assert.Contains("lotte@geetbets.be.<", shown);
        Assert.Contains("één getal staan, zonder woorden ervoor of erachter", shown);
        Assert.Contains(">\n    - eerste", shown);

        var check = WebUtility.HtmlDecode(await officer.Text(page[..^"/cost".Length] + "/controle"));
        Assert.Contains("Tekens die niemand ziet", check);
        Assert.Contains("Kerk[U+200B]straat", check);
        Assert.Contains("[U+202E]tsrek", check);
        Assert.Contains("    - eerste", check);
        await officer.Upload(page, [], ("story", "gewoon"), ("line", "Kerkstraat 1"), ("doe", "bewaar"));
        Assert.DoesNotContain("Tekens die niemand ziet", await officer.Text(page[..^"/cost".Length] + "/controle"));
    }

    private static Task<JsonObject> Answers(TestSite site) =>
        site.Query(async db => AnswersJson.Read((await db.DossierSteps.AsNoTracking().SingleAsync()).Answers));
}
