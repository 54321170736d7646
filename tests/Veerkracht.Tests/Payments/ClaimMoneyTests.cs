using AngleSharp.Html.Parser;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Payments;

/// <summary>What a claim asks now, where its reader meets it.</summary>
public sealed class ClaimMoneyTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_claim_and_the_balance_say_what_is_asked_now_on_form_check_page_receipt_and_pdf(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(dossier);
        var (first, last) = ($"/dossiers/{dossier}/stap/first", $"/dossiers/{dossier}/stap/balance");
        using var officer = await Browser.As(site, "geetbets-officer");

        Value(await site.Act((Veerkracht.Features.Applications.StartStep a) => a.Do(TestSite.As("geetbets-officer"), dossier, "first")));
        await officer.Upload($"{first}/cost", [], ("cost", "2.000,00"), ("doe", "bewaar"));
        foreach (var page in new[] { $"{first}/cost", $"{first}/controle" })
            Assert.Equal("€ 800,00", await Now(officer, page));
        Assert.Contains("80 % van € 1.000,00 = € 800,00", (await officer.Text($"{first}/controle")).Plain());
        Assert.Contains("€ 800,00", await Pdf(officer, $"{first}/concept.pdf"));

        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        await site.PaidOut(dossier, "first");
        await site.Send(dossier, "balance", TestCalls.Cost("1800.00"));
        await site.PaidOut(dossier, "balance");

        // What was paid since changes nothing of what was asked then.
        Assert.Equal("€ 800,00", await Now(officer, $"{first}/ontvangst"));
        Assert.Equal("€ 100,00", await Now(officer, $"{last}/ontvangst"));
        Assert.Contains("U vraagt nu: € 100,00", await Pdf(officer, $"{last}/ontvangst.pdf"));
        Assert.DoesNotContain("U vraagt nu", await officer.Text($"/dossiers/{dossier}/stap/application/ontvangst"));
    }

    private static async Task<string> Now(Browser reader, string address) =>
        new HtmlParser().ParseDocument(await reader.Text(address)).QuerySelector(".v-now .v-money")!.TextContent.Plain();

    private static async Task<string> Pdf(Browser reader, string address) =>
        (await Poppler.TextOf(await (await reader.Get(address)).Content.ReadAsByteArrayAsync())).Plain();
}

file static class Spaces
{
    public static string Plain(this string text) => System.Text.RegularExpressions.Regex.Replace(text.Replace("&#xA0;", " "), @"\s+", " ");
}
