using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Features.People;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Several;

/// <summary>What one process does, another goes by.</summary>
public sealed class TwoSitesTests
{
    /// <summary>A public page is kept so long at most where another process changed what it shows; and some time to make it.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public Task A_deadline_that_one_process_moves_holds_in_the_other_at_once_where_it_is_sent_quickly(Database database) =>
        MovesADeadline(database, TestCalls.Small, TestCalls.FromEnvelope());

    /// <summary>What excludes another call is judged in its transaction.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public Task A_deadline_that_one_process_moves_holds_in_the_other_at_once_where_all_is_judged_inside(Database database) =>
        MovesADeadline(database, "een", LaterCalls.Excluding("een", "call: drie"));

    private static async Task MovesADeadline(Database database, string call, string yaml)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(yaml, 1_000_000_00);
        await using var other = await TestSite.Beside(site);
        List<Guid> drafts = [];
        for (var i = 0; i < 4; i++)
            drafts.Add(await Filled(site, call));
        await site.Changed(call, "window", Until("2022-11-15T23:59"));
        foreach (var process in new[] { site, other })
            await process.MoveClock(new(2022, 11, 20, 12, 0));
        foreach (var process in new[] { site, other })
            Assert.Equal(StepRefusals.DeadlinePassed, Code(await Send(process, drafts[0])));

        var change = await site.Changed(call, "window", Until("2022-12-15T23:59"));
        Value(await Send(other, drafts[0]));

        // And back: what the other process puts an end to, the first refuses; what it opens, the first takes.
        Value(await other.Undoes(change.Id));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Send(site, drafts[1])));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Send(other, drafts[1])));
        await other.Changed(call, "window", Until("2022-12-15T23:59"));
        Value(await Send(site, drafts[1]));
        Value(await Send(other, drafts[2]));
    }

    private static object Until(string closes) =>
        new
        {
            step = "application",
            @for = new { },
            closes,
        };

    private static async Task<Guid> Filled(TestSite site, string call)
    {
        var officer = TestSite.As("geetbets-officer");
        var dossier = Value(await site.Act((StartApplication a) => a.Do(officer, call)));
        Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier.Id, "application", TestCalls.Cost("1000.00"), null)));
        return dossier.Id;
    }

    private static Task<Outcome<Receipt>> Send(TestSite site, Guid dossier) =>
        site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-finance-director"), dossier, "application"));

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_one_process_awards_publishes_and_hides_the_public_pages_of_the_other_show_in_time(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var other = await TestSite.Beside(site);
        // After the other has started: a start brings envelopes to what the programme says.
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        await other.App.Services.GetRequiredService<Kept>().CatchUp(TestContext.Current.CancellationToken);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("1000.00"));
        var call = $"/oproepen/{TestCalls.Small}";
        using var visitor = other.Client();

        var award = Value(await site.Propose(dossier.Id));
        await Follows(other, $"/maatregelen/{TestCalls.Measure}", () =>
            site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id))
        );
        await Follows(other, call, () => site.Changed(TestCalls.Small, "close", new { at = "2022-09-02T12:00" }));
        await Follows(other, "/oproepen", () => site.Changed(TestCalls.Small, "visibility", new { hidden = true }));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(call)).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_role_that_ends_in_one_process_ends_in_the_other_within_the_promised_time(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Recheck = TimeSpan.FromSeconds(1) });
        await using var other = await TestSite.Beside(site);
        using var officer = await Browser.As(other, "geetbets-officer");
        Assert.Equal(HttpStatusCode.OK, (await officer.Get("/mijn-oproepen")).StatusCode);

        var ended = await site.Query(db => db.Mandates.Where(m => m.PersonId == Persona.Find("geetbets-officer")!.Id).SingleAsync());
        Value(
            await site.Act(
                (EndRole a) => a.Do(TestSite.As("geetbets-mayor"), ended.Id, BrusselsTime.At(SystemClock.Instance.GetCurrentInstant()).Date)
            )
        );
        await Task.Delay(TimeSpan.FromSeconds(1.2), TestContext.Current.CancellationToken);

        Assert.NotEqual(HttpStatusCode.OK, (await officer.Get("/mijn-oproepen")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_signed_out_in_one_process_changes_nothing_more_in_the_other(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var other = await TestSite.Beside(site);
        using var officer = await Browser.As(site, "geetbets-officer");
        var cookie = Safety.SessionTests.Cookie(await officer.Post("/aanmelden", ("persona", "geetbets-officer")));
        using var thief = new Browser(other.Client());
        thief.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        (string, string)[] wanted = [("naam", "een"), ("mag", "Write"), ("dagen", "365")];
        var token = await thief.Token("/mijn-tokens");

        Assert.Equal(HttpStatusCode.Redirect, (await officer.Post("/afmelden")).StatusCode);

        using var post = new HttpRequestMessage(HttpMethod.Post, "/mijn-tokens")
        {
            Content = new FormUrlEncodedContent(
                wanted.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))
            ),
        };
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Raw(post)).StatusCode);
        Assert.Equal(0, await site.Query(db => db.Set<ApiToken>().CountAsync()));
    }

    /// <summary>Who is registered later stands behind, whatever the clock of its process says.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_processes_whose_clocks_differ_register_in_the_order_in_which_it_was_done(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(1_000_000), 1_000_000_00);
        await using var behind = await TestSite.Beside(site);
        var clock = behind.App.Services.GetRequiredService<MovableClock>();
        clock.Continue(clock.Offset - TimeSpan.FromMinutes(10));
        List<Guid> inOrder = [];
        foreach (var process in new[] { site, behind, site, behind, behind, site })
            inOrder.Add((await process.Registered(TestCalls.Small, TestCalls.Cost("1000.00"))).Id);

        var places = await site.Query(db => db.Set<SourceClaim>().OrderBy(c => c.Place).Select(c => c.DossierId).ToListAsync());

        Assert.Equal(inOrder, places);
        Assert.Equal(6, await site.Query(db => db.Set<SourceClaim>().Select(c => c.Place).Distinct().CountAsync()));
    }

    /// <summary>Waits until a kept page is another one, and no longer than is promised.</summary>
    private static async Task Follows<T>(TestSite site, string page, Func<Task<T>> change)
    {
        var stop = TestContext.Current.CancellationToken;
        using var visitor = site.Client();
        var before = await visitor.GetStringAsync(page, stop);
        await change();
        var changed = Stopwatch.GetTimestamp();
        while (await visitor.GetStringAsync(page, stop) == before && Stopwatch.GetElapsedTime(changed) < Promised)
            await Task.Delay(100, stop);
        // The last look, after the promised time: it is made anew by now.
        Assert.NotEqual(before, await visitor.GetStringAsync(page, stop));
    }
}
