using System.Net;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.Applications;

/// <summary>What somebody who types costs: the form is evaluated once, and what is left of its sources is read once.</summary>
public sealed class CostOfTypingTests
{
    private static readonly string[] Sources = ["\"SourceClaims\"", "\"Accounts\""];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_save_reads_what_is_left_of_the_sources_once_as_a_page_does(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var dossier = await site.AFilledApplication();
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        var token = await officer.Token(page);

        var read = await statements.During(() => officer.Text(page), Sources);
        var saved = await statements.During(() => Save(officer, page, token, ("name", "Fietspad langs de Velp")), Sources);

        Assert.NotEmpty(read);
        Assert.Equal(read, saved);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_save_reads_the_answers_once_and_writes_them_once(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var dossier = await site.AFilledApplication();
        using var officer = await Browser.As(site, "geetbets-officer");
        var page = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        var token = await officer.Token(page);

        var saved = await statements.During(() => Save(officer, page, token, ("name", "Fietspad langs de Velp")), "\"Answers\"");

        Assert.Single(saved, s => s.StartsWith("SELECT", StringComparison.Ordinal));
        Assert.Single(saved, s => s.Contains("UPDATE", StringComparison.Ordinal));
    }

    /// <summary>Whether partners changed is asked as if no source had an end: that reads no source at all.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Partners_cost_no_reading_of_sources(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        using var officer = await Browser.As(site, "geetbets-officer");
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        var token = await officer.Token($"{step}/project");

        var read = await statements.During(() => officer.Text($"{step}/project"), Sources);
        var saved = await statements.During(() => Save(officer, $"{step}/project", token, ("name", "Samen sterker")), Sources);
        var check = await statements.During(() => officer.Text($"{step}/controle"), Sources);

        Assert.Equal(read, saved);
        Assert.Equal(read, check);
    }

    private static async Task Save(Browser browser, string page, string token, params (string Name, string Value)[] boxes)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in boxes.Append(("__RequestVerificationToken", token)))
            form.Add(new StringContent(value), name);
        var answer = await browser.Raw(new(HttpMethod.Post, page) { Content = form, Headers = { { "X-Partial", "main" } } });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
