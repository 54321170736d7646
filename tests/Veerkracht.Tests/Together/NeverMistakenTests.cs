using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

/// <summary>A draft is never taken for something that was sent.</summary>
public sealed class NeverMistakenTests
{
    private const string State = "niet ingediend",
        Colour = "au-c-pill";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_page_of_a_draft_says_in_colour_and_words_that_it_was_not_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        using var officer = await Browser.As(site, "geetbets-officer");
        using var partner = await Browser.As(site, "gent-officer");
        string[] pages =
        [
            $"{step}/project",
            $"{step}/partnership",
            $"{step}/controle",
            $"{step}/samenwerken",
            $"{step}/opmerkingen/name",
            "/mijn-oproepen",
            $"/dossiers/{dossier.Id}",
            $"/dossiers/{dossier.Id}/intrekken",
        ];
        foreach (var page in pages)
            Says(page, await officer.Text(page));
        Says("the view of a partner", await partner.Text($"/partner/{dossier.Id}/{TogetherCalls.Step}"));
        Says("the calls of a partner", await partner.Text("/mijn-oproepen"));
        foreach (var printed in pages.Take(5))
            Assert.Contains("CONCEPT – niet ingediend", await officer.Text(printed));

        var pdf = await officer.Get($"{step}/concept.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.InRange((await pdf.Content.ReadAsByteArrayAsync()).Length, 1, Documents.PdfTests.Limit);
        Assert.StartsWith("concept-", pdf.Content.Headers.ContentDisposition!.FileName!.Trim('"'));

        await site.MoveClock(new(2022, 10, 16, 0, 1));
        foreach (var page in pages[..4].Append($"{step}/termijn"))
            Says(page, await officer.Text(page));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_later_step_that_was_only_begun_says_so_beside_the_state_of_its_dossier(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(1_000_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("1000.00"));
        await site.Awarded(dossier.Id);
        using var officer = await Browser.As(site, "geetbets-officer");
        await officer.Post($"/dossiers/{dossier.Id}/stap/first");

        Assert.Contains("Eerste schijf: concept – nog niet ingediend", await officer.Text("/mijn-oproepen"));
        Says("the dossier", await officer.Text($"/dossiers/{dossier.Id}"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_was_sent_no_longer_calls_itself_a_draft(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        Given.Value(await site.Confirms(dossier));
        Given.Value(await site.Sends(dossier));
        using var officer = await Browser.As(site, "geetbets-officer");
        using var partner = await Browser.As(site, "gent-officer");
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";

        Assert.DoesNotContain(State, await officer.Text($"{step}/ontvangst"));
        Assert.DoesNotContain(State, await partner.Text($"/partner/{dossier.Id}/{TogetherCalls.Step}"));
        foreach (var page in new[] { "samenwerken", "opmerkingen/name", "concept.pdf", "controle" })
            Assert.Equal($"{step}/ontvangst", (await officer.Get($"{step}/{page}")).Headers.Location!.ToString());
    }

    private static void Says(string what, string page)
    {
        Assert.True(page.Contains(State, StringComparison.Ordinal), $"{what} does not say that it was not sent");
        Assert.True(page.Contains(Colour, StringComparison.Ordinal), $"{what} has no colour");
    }
}
