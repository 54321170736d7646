using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Results;

/// <summary>Public pages are kept exactly as long as nothing changed that the public sees.</summary>
public sealed class KeptPagesTests
{
    private static readonly string[] Pages = ["/", "/programmas/vlaamse-veerkracht", "/maatregelen/fietspaden", "/oproepen/fietspaden"];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_draft_that_is_saved_and_read_and_a_token_and_a_notice_leave_the_kept_pages_alone(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var dossier = await site.AFilledApplication();
        using var officer = await Browser.As(site, "geetbets-officer");
        using var visitor = site.Client();
        var section = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";

        IReadOnlyList<string> asked = [];
        // A page is kept five seconds and no minute of the clock longer: on a busy machine one look may fall outside.
        for (var look = 0; look < 5; look++)
        {
            await visitor.GetStringAsync("/maatregelen/fietspaden");
            await officer.Text(section);
            Given.Value(
                await site.Act(
                    (SaveAnswers a) =>
                        a.Fields(
                            TestSite.As("geetbets-officer"),
                            dossier.Id,
                            Given.First,
                            new JsonObject { ["name"] = $"Naam {look}" },
                            null
                        )
                )
            );
            using var token = await site.ApiAs("geetbets-officer");
            await new Caller(token).Post("/notices/read").Ok();
            asked = await statements.During(() => visitor.GetStringAsync("/maatregelen/fietspaden"), "JournalTotals", "Dossiers");
            if (asked.Count == 0)
                return;
        }
        Assert.Empty(asked);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task After_every_act_the_kept_pages_say_what_the_journal_says(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        using var visitor = site.Client();

        await Kept(visitor);
        Value(await site.Submit(dossier.Id));
        Assert.Contains("100.000,00", await Kept(visitor));
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        await Kept(visitor);
        var award = Value(await site.Propose(dossier.Id));
        await Kept(visitor);
        Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        await Kept(visitor);
        var change = await site.Changed(
            Given.Call,
            "window",
            new
            {
                step = Given.First,
                @for = new { },
                closes = "2022-12-15T23:59",
            }
        );
        Assert.Contains("15 december 2022", await Kept(visitor));
        Value(await site.Undoes(change.Id));
        Assert.DoesNotContain("Tot 15 december 2022", await Kept(visitor));
    }

    /// <summary>What the pages say, which must be what they say to who gets them anew.</summary>
    private static async Task<string> Kept(HttpClient visitor)
    {
        var all = "";
        foreach (var page in Pages)
        {
            var kept = await Text(visitor, page);
            // Another query is another page to keep: it is made now.
            Assert.Equal(await Text(visitor, $"{page}?nu={Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}"), kept);
            Assert.Equal(kept, await Text(visitor, page));
            all += kept;
        }
        return all;
    }

    private static async Task<string> Text(HttpClient visitor, string page)
    {
        using var answer = await visitor.GetAsync(page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent;
        return text.Replace(' ', ' ').Replace(' ', ' ');
    }
}
