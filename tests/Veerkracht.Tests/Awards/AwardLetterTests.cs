using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Documents;
using Veerkracht.Tests.Payments;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Awards;

public sealed class AwardLetterTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_instalments_in_the_letter_are_what_will_be_paid_to_the_last_cent(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PartCalls.Of(33, 33, 34), 1_000_00);
        var dossier = (await site.Complete(PartCalls.Slug, TestCalls.Cost("2.02"))).Id;
        await site.Awarded(dossier);

        using var client = site.Client(followRedirects: true);
        await client.SignIn("geetbets-officer");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/dossiers/{dossier}/toekenning"));
        var told = page.QuerySelectorAll("td[data-label='Bedrag']").Select(c => c.TextContent.Trim()).TakeLast(3);
        Assert.InRange((await client.GetByteArrayAsync($"/dossiers/{dossier}/toekenning.pdf")).Length, 1, PdfTests.Limit);

        Assert.Equal(["€0,33", "€0,33", "€0,35"], told.Select(t => string.Concat(t.Where(c => !char.IsWhiteSpace(c)))));
        var paid = new List<long>();
        foreach (var step in new[] { "part_1", "part_2", "part_3" })
        {
            await site.Send(dossier, step, TestCalls.Cost("2.02"));
            paid.Add((await site.PaidOut(dossier, step)).AmountCents);
        }
        Assert.Equal([33, 33, 35], paid);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_letter_says_on_what_law_it_rests_who_signs_it_and_that_it_was_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = (await site.Complete(Given.Call, Given.Answers("300000.00"))).Id;
        await site.Awarded(dossier);
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = new HtmlParser().ParseDocument(await officer.Text($"/dossiers/{dossier}/toekenning")).QuerySelector("main")!.TextContent;
        var pdf = await Poppler.TextOf(await (await officer.Get($"/dossiers/{dossier}/toekenning.pdf")).Content.ReadAsByteArrayAsync());
        foreach (
            var told in new[]
            {
                "Havenlaan 88, 1000 Brussel",
                "Vlaamse Codex Overheidsfinanciën, over de toekenning",
                "houdt de bewijsstukken bij",
                "Raad van State",
                "De administrateur-generaal",
            }
        )
        {
            Assert.Contains(told, page);
            Assert.Contains(told.Replace(" ", ""), string.Concat(pdf.Where(c => !char.IsWhiteSpace(c))));
        }
        Assert.Contains("Verstuurd op 1 september 2022 aan Geetbets", page);
        Assert.Equal(2, page.Split("Gaat u niet akkoord?").Length);
        Assert.Contains("aan te vragen tot en met 31 december 2025", page);
        var leadsTo = await site.Query(db =>
            db.Notices.Where(n => n.DossierId == dossier && n.Event == "confirm-award").Select(n => n.Href).SingleAsync()
        );
        Assert.Equal($"/dossiers/{dossier}/toekenning", leadsTo);

        var history = await officer.Text($"/dossiers/{dossier}/geschiedenis");
        Assert.Contains("trekkingsrecht van Geetbets", history);
        Assert.DoesNotContain("drawing_right", history);
        await officer.Get("/taal/en");
        Assert.Contains("drawing right of Geetbets", await officer.Text($"/dossiers/{dossier}/geschiedenis"));
    }
}
