using AngleSharp.Html.Parser;
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
}
