using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

public sealed class ColleaguesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_has_the_draft_open_is_told_in_words_and_forgotten_after_some_minutes(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        using var director = await Browser.As(site, "geetbets-finance-director");
        using var officer = await Browser.As(site, "geetbets-officer");

        await director.Text($"{step}/partnership");
        await site.MoveClock(new(2022, 9, 1, 9, 2));
        foreach (var page in new[] { "project", "controle", "samenwerken" })
            Assert.Contains("Jan Vrancken werkt nu in Samenwerking, sinds 9.00 uur.", await officer.Text($"{step}/{page}"));
        Assert.Contains("Lotte Peeters", await director.Text($"{step}/partnership"));

        await site.MoveClock(new(2022, 9, 1, 9, 12));
        Assert.DoesNotContain("werkt nu in", await officer.Text($"{step}/project"));
        Assert.All(await site.Acts(dossier), kind => Assert.Equal(ActKinds.StartApplication, kind));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_sent_has_the_draft_open_no_more(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        using var director = await Browser.As(site, "geetbets-finance-director");
        await director.Text($"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/controle");
        Assert.Equal(1, await site.Query(db => db.DraftPresences.CountAsync()));
        Given.Value(await site.Sends(dossier));
        Assert.Equal(0, await site.Query(db => db.DraftPresences.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_section_is_given_to_a_colleague_who_is_told_and_taken_away_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        using var officer = await Browser.As(site, "geetbets-officer");
        using var director = await Browser.As(site, "geetbets-finance-director");
        var together = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/samenwerken";

        async Task Assign(string person) =>
            Assert.Equal(
                HttpStatusCode.Redirect,
                (
                    await officer.Raw(
                        new(HttpMethod.Post, $"{together}?handler=Assign")
                        {
                            Content = new FormUrlEncodedContent([
                                new("voor.partnership", person),
                                new("voor.project", ""),
                                new("__RequestVerificationToken", await officer.Token(together)),
                            ]),
                        }
                    )
                ).StatusCode
            );

        await Assign(Situations.Id("geetbets-finance-director").ToString());
        var notice = Assert.Single(await site.NoticesOf("0207518137"));
        Assert.Equal(Situations.Id("geetbets-finance-director"), notice.PersonId);
        Assert.Contains("Voor u", await director.Text("/mijn-oproepen"));
        Assert.Contains("voor Jan Vrancken", await officer.Text($"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/project"));
        Assert.DoesNotContain("id=\"voor-u\"", await officer.Text("/mijn-oproepen"));

        await Assign("");
        Assert.DoesNotContain("id=\"voor-u\"", await director.Text("/mijn-oproepen"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_a_colleague_can_get_a_section_and_only_a_colleague_gives_one(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();

        Task<Outcome<bool>> Assign(string by, string to, string section = "project") =>
            site.Act((AssignSection a) => a.Do(TestSite.As(by), dossier.Id, TogetherCalls.Step, section, Situations.Id(to)));

        Assert.Equal("no-colleague", Life.Code(await Assign("geetbets-officer", "gent-officer")));
        Assert.Equal("not-found", Life.Code(await Assign("gent-officer", "gent-officer")));
        Assert.Equal("not-found", Life.Code(await Assign("programme-manager", "geetbets-officer")));
        Assert.Equal("not-found", Life.Code(await Assign("geetbets-officer", "geetbets-mayor", "nonsense")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Remarks_are_left_answered_and_done_and_warn_on_the_check_page_without_blocking(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        using var director = await Browser.As(site, "geetbets-finance-director");
        using var officer = await Browser.As(site, "geetbets-officer");

        // The button beside the question saves first.
        var opened = await director.Upload($"{step}/project", [], ("name", "Samen sterker"), ("doe", "opmerking:cost"));
        Assert.Equal($"{step}/opmerkingen/cost", opened.Headers.Location!.ToString());
        Assert.Equal("Samen sterker", await site.Answer(dossier, "name"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await Post(director, $"{step}/opmerkingen/cost", "Leave", ("text", "Is dit met btw?"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(director, $"{step}/opmerkingen/cost", "Leave", ("text", "  "))).StatusCode);

        var section = await officer.Text($"{step}/project");
        Assert.Contains("Is dit met btw?", section);
        Assert.Contains("1 open opmerking", section);
        Assert.Contains("Is dit met btw?", await officer.Text($"{step}/controle"));

        var remark = await site.Query(db => db.DraftRemarks.Select(r => r.Id).SingleAsync());
        await Post(officer, $"{step}/opmerkingen/cost", "Answer", ("remark", remark.ToString()), ($"a{remark:n}_text", "Zonder btw."));
        Assert.Equal(Situations.Id("geetbets-finance-director"), Assert.Single(await site.NoticesOf("0207518137")).PersonId);
        Assert.Contains("Zonder btw.", await director.Text($"{step}/project"));

        var sent = await site.Sends(dossier);
        Given.Value(sent);
        Assert.DoesNotContain("btw", sent.Value!.Answers);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_remark_that_is_done_no_longer_warns_and_strangers_read_none(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        var remark = Given.Value(
            await site.Act(
                (LeaveRemark a) =>
                    a.Do(TestSite.As("geetbets-mayor"), dossier.Id, TogetherCalls.Step, "steps_of_work[0].what", "Diep genoeg?")
            )
        );
        using var officer = await Browser.As(site, "geetbets-officer");
        var check = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/controle";
        Assert.Contains("Diep genoeg?", await officer.Text(check));

        foreach (var stranger in new[] { "gent-mayor", "programme-manager", "auditor" })
        {
            using var other = await Browser.As(site, stranger);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(RemarkAddress.Of(remark))).StatusCode);
            Assert.Equal("not-found", Life.Code(await site.Act((AnswerRemark a) => a.Do(TestSite.As(stranger), remark.Id, "x"))));
            Assert.Equal("not-found", Life.Code(await site.Act((CloseRemark a) => a.Do(TestSite.As(stranger), remark.Id))));
        }
        using var partner = await Browser.As(site, "gent-mayor");
        Assert.DoesNotContain("Diep genoeg?", await partner.Text($"/partner/{dossier.Id}/{TogetherCalls.Step}"));

        Given.Value(await site.Act((CloseRemark a) => a.Do(TestSite.As("geetbets-officer"), remark.Id)));
        Assert.DoesNotContain("Diep genoeg?", await officer.Text(check));
        Assert.Contains("klaar gezet door Lotte Peeters", await officer.Text(RemarkAddress.Of(remark)));
    }

    internal static async Task<HttpResponseMessage> Post(
        Browser browser,
        string page,
        string handler,
        params (string Name, string Value)[] fields
    ) =>
        await browser.Raw(
            new(HttpMethod.Post, $"{page}?handler={handler}")
            {
                Content = new FormUrlEncodedContent(
                    fields
                        .Append(("__RequestVerificationToken", await browser.Token(page)))
                        .Select(f => KeyValuePair.Create(f.Item1, f.Item2))
                ),
            }
        );
}
