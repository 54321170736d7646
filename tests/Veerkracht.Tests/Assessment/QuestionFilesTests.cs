using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Assessment;

/// <summary>A question with files and a last day, an answer with files, and what happens when the day passes.</summary>
public sealed class QuestionFilesTests
{
    private const string Officer = "geetbets-officer";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Files_go_both_ways_on_the_page_and_each_side_opens_those_of_the_other(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var (plan, photo) = (Applications.Files.Pdf("plan"), Applications.Files.Png);

        var manager = await Browser.As(site, Manager);
        var asked = await manager.Upload(
            $"/dossiers/{dossier.Id}?doe=ask-question",
            [("ask-question_files", "plan.pdf", plan)],
            ("ask-question_text", "Welke straat?"),
            ("ask-question_due", "10/9/2022")
        );
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        var question = await site.Query(db => db.Questions.AsNoTracking().SingleAsync());
        // The tenth is a Saturday.
        Assert.Equal(new DateOnly(2022, 9, 12), question.DueOn);

        var officer = await Browser.As(site, Officer);
        var page = await officer.Text($"/dossiers/{dossier.Id}");
        Assert.Contains("Antwoorden kan tot en met 12 september 2022.", page, StringComparison.Ordinal);
        Assert.Contains("plan.pdf", page, StringComparison.Ordinal);
        Assert.Contains("Beantwoord de vraag", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/dossiers/{dossier.Id}#vraag-{question.Id:n}\"", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"vraag-{question.Id:n}\"", page, StringComparison.Ordinal);
        var form = $"q{question.Id:n}";
        var unanswered = await officer.Upload(
            $"/dossiers/{dossier.Id}?handler=Answer",
            [($"{form}_files", "straat.png", photo)],
            ("question", $"{question.Id}"),
            ($"{form}_answer", "")
        );
        Assert.Contains(
            "Kies uw bestand opnieuw: straat.png is niet bewaard.",
            await unanswered.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        var answered = await officer.Upload(
            $"/dossiers/{dossier.Id}?handler=Answer",
            [($"{form}_files", "straat.png", photo)],
            ("question", $"{question.Id}"),
            ($"{form}_answer", "De Kerkstraat, zie foto.")
        );
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);

        var files = await site.Query(db => db.Documents.AsNoTracking().Where(d => d.QuestionId == question.Id).ToListAsync());
        Assert.Equal(["plan.pdf", "straat.png"], files.Select(f => f.Name).Order());
        foreach (var (persona, name, bytes) in new[] { (Officer, "plan.pdf", plan), (Manager, "straat.png", photo) })
        {
            var api = await site.ApiAs(persona);
            var id = files.Single(f => f.Name == name).Id;
            Assert.Equal(bytes, await api.GetByteArrayAsync($"/api/v1/files/{id}"));
            using var stranger = await site.ApiAs("gent-officer");
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/files/{id}")).StatusCode);
        }
        Assert.Contains("straat.png", await manager.Text($"/dossiers/{dossier.Id}"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_or_day_that_cannot_be_refuses_the_whole_with_its_reason_and_keeps_the_text(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var manager = await Browser.As(site, Manager);
        var refused = await manager.Upload(
            $"/dossiers/{dossier.Id}?doe=ask-question",
            [("ask-question_files", "kwaad.exe", Applications.Files.Exe), ("ask-question_files", "goed.pdf", Applications.Files.Pdf())],
            ("ask-question_text", "Welke straat?"),
            ("ask-question_due", "1/9/2022")
        );
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Welke straat?", page, StringComparison.Ordinal);
        Assert.Contains("kwaad.exe:", page, StringComparison.Ordinal);
        foreach (var lost in new[] { "kwaad.exe", "goed.pdf" })
            Assert.Contains($"Kies uw bestand opnieuw: {lost} is niet bewaard.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("is niet bewaard", await manager.Text($"/dossiers/{dossier.Id}"), StringComparison.Ordinal);
        Assert.Contains("Kies een dag na vandaag", page, StringComparison.Ordinal);
        Assert.Equal(0, await site.Query(db => db.Questions.CountAsync()));
        Assert.Equal(0, await site.Query(db => db.Documents.CountAsync(d => d.QuestionId != null)));
        Assert.Equal("due-passed", Code(await Ask(site, dossier, "31/8/2022")));
        Assert.Equal("due-too-far", Code(await Ask(site, dossier, "2/9/2023")));
        Assert.Equal("not-a-day", Code(await Ask(site, dossier, "morgen")));
        var many = await Task.WhenAll(
            Enumerable
                .Range(0, QuestionFiles.Most + 1)
                .Select(i => site.In(s => Given.Received(s, Applications.Files.Pdf($"{i}"), $"{i}.pdf")))
        );
        Assert.Equal("too-many-files", Code(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "x", null, many))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task By_the_API_a_question_is_JSON_or_a_form_with_files(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        using var manager = await site.ApiAs(Manager);
        using var officer = await site.ApiAs(Officer);
        var pdf = Applications.Files.Pdf("tekening");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Welke straat?"), "text" },
            { new StringContent("2022-09-15"), "due" },
            { new ByteArrayContent(pdf), "files", "tekening.pdf" },
        };
        var asked = await manager.PostAsync($"/api/v1/dossiers/{dossier.Id}/questions", form);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        var question = JsonNode.Parse(await asked.Content.ReadAsStringAsync())!;
        Assert.Equal(("2022-09-15", "tekening.pdf"), ($"{question["due"]}", $"{question["files"]![0]!["name"]}"));
        var answered = await officer.PostAsJsonAsync($"/api/v1/questions/{question["id"]}/answer", new { answer = "De Kerkstraat" });
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        var listed = JsonNode.Parse(await officer.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/questions"))!["questions"]![0]!;
        Assert.Equal(
            ("De Kerkstraat", Sha(pdf), 0),
            ($"{listed["answer"]}", $"{listed["files"]![0]!["sha256"]}", listed["answerFiles"]!.AsArray().Count)
        );
        foreach (var bad in new HttpContent[] { new StringContent("{", null, "application/json"), JsonContent.Create(new { text = 5 }) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostAsync($"/api/v1/dossiers/{dossier.Id}/questions", bad)).StatusCode);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_working_days_before_the_end_is_reminded_once_and_after_it_the_agency_goes_on(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var question = Value(await Ask(site, dossier, "12/9/2022"));
        async Task<List<string>> Told()
        {
            await site.Ask((RemindQuestions r) => r.Do());
            await site.Ask((RemindQuestions r) => r.Do());
            return await site.Query(db =>
                db.Notices.Where(n => n.DossierId == dossier.Id && n.Once!.StartsWith("question:"))
                    .OrderBy(n => n.At)
                    .Select(n => n.Once!)
                    .ToListAsync()
            );
        }
        Assert.Empty(await Told());
        await site.MoveClock(new LocalDateTime(2022, 9, 8, 8, 1));
        Assert.Equal([$"question:{question.Id:n}:soon"], await Told());
        Assert.Equal("questions-open", Code(await Check(site, dossier)));
        await site.MoveClock(new LocalDateTime(2022, 9, 12, 23, 59));
        Assert.Single(await Told());
        await site.MoveClock(new LocalDateTime(2022, 9, 13, 0, 0));
        Assert.Equal(3, (await Told()).Count);
        Assert.Equal(Desk.ProgrammeManager, (await site.Dossier(dossier.Id)).Awaits);
        var officer = await Browser.As(site, Officer);
        Assert.Contains(
            "De termijn liep tot en met 12 september 2022.",
            await officer.Text($"/dossiers/{dossier.Id}"),
            StringComparison.Ordinal
        );
        Value(await Check(site, dossier));
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As(Officer), question.Id, "Toch nog: de Kerkstraat")));
        Assert.Equal(3, (await Told()).Count);
    }

    private static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        return site;
    }

    private static Task<Outcome<Question>> Ask(TestSite site, Dossier dossier, string due) =>
        site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?", due, []));

    private static Task<Outcome<Dossier>> Check(TestSite site, Dossier dossier) =>
        site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id, null));

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
