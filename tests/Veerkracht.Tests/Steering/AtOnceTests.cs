using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Steering;

/// <summary>
/// After a confirmed change everything refuses or accepts by it at once: whatever happened to the request, and in every process.
/// </summary>
public sealed class AtOnceTests
{
    private const string Call = Given.Call;

    private static readonly object Passed = new
    {
        step = Given.First,
        @for = new { },
        closes = "2022-08-31T23:59",
    };

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_browser_that_goes_away_right_after_the_commit_changes_nothing(Database database)
    {
        var away = new GoesAway();
        await using var site = await TestSite.Start(database, adjust: away.Listen);
        var (one, two) = (await site.AFilledApplication(), await site.AFilledApplication("gent"));
        var change = Value(await site.Proposes(Call, "window", Passed));
        using var approver = await Browser.As(site, Approver);
        var proposal = $"/beheer/{Call}/voorstel/{change.Id}";

        await away.After(() => Send(approver, proposal, "Confirm"));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await site.Submit(one.Id)));
        Assert.Contains("Gesloten", await Public(site));

        await away.After(() => Send(approver, proposal, "Undo", ("undo_reason", "Toch niet nodig")));
        Value(await site.Submit(two.Id, "gent-finance-director"));
        Assert.DoesNotContain("Gesloten", await Public(site));
        Assert.Equal(2, away.Times);
    }

    /// <summary>Here nothing reads again after the commit: who acts notices by the number that is raised with the change.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_one_process_confirms_another_goes_by_at_once(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var other = await TestSite.Beside(site);
        var (one, two) = (await site.AFilledApplication(), await other.AFilledApplication("gent"));

        var change = await site.Changed(Call, "window", Passed);
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await other.Submit(one.Id)));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Starts(other)));
        Assert.Equal("nothing-changes", Code(await other.Proposes(Call, "window", Passed)));

        Value(await other.Undoes(change.Id));
        Value(await site.Submit(two.Id, "gent-finance-director"));
        Value(await Starts(site));
        Value(await other.Submit(one.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_that_one_process_withdraws_is_awarded_by_none(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(1_000_000), 1_000_000_00);
        await using var other = await TestSite.Beside(site);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("1000.00"));

        await site.Changed(TestCalls.Small, "withdraw", new { });

        Assert.Equal("call-withdrawn", Code(await other.Propose(dossier.Id)));
    }

    /// <summary>A page of a process on which nobody acts follows by itself.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_one_process_confirms_the_pages_of_another_show_within_seconds(Database database)
    {
        await using var site = await TestSite.Start(database);
        await using var other = await TestSite.Beside(site);
        Assert.DoesNotContain("Gesloten", await Public(other));

        await site.Changed(Call, "window", Passed);

        for (var wait = 0; wait < 100 && !(await Public(other)).Contains("Gesloten", StringComparison.Ordinal); wait++)
            await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.Contains("Gesloten", await Public(other));
    }

    /// <summary>
    /// Sixteen submissions around the moment of a confirmation: what was accepted was accepted before it, and the history says so.
    /// </summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_change_divides_submissions_in_those_before_and_those_after_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossiers = new List<Dossier>();
        for (var i = 0; i < 16; i++)
            dossiers.Add(await site.AFilledApplication());
        var change = Value(await site.Proposes(Call, "window", Passed));

        var confirmed = Task.Run(() => site.Confirms(change.Id), TestContext.Current.CancellationToken);
        var sent = await Task.WhenAll(dossiers.Select(d => site.Submit(d.Id)));
        Value(await confirmed);

        Assert.All(sent.Where(s => !s.Done), s => Assert.Equal(StepRefusals.DeadlinePassed, Code(s)));
        var acts = await site.Query(db =>
            db.Set<Act>()
                .Where(a => a.Kind == SubmitStep.Kind.Code || a.Kind == ConfirmCallChange.Kind.Code)
                .OrderBy(a => a.Sequence)
                .Select(a => a.Kind)
                .ToListAsync()
        );
        Assert.Equal(ConfirmCallChange.Kind.Code, acts[^1]);
        Assert.Equal(sent.Count(s => s.Done), acts.Count - 1);
    }

    private static Task<Outcome<Dossier>> Starts(TestSite site) =>
        site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), Call));

    private static async Task<string> Public(TestSite site)
    {
        using var visitor = site.Client();
        return await visitor.GetStringAsync($"/oproepen/{Call}");
    }

    private static async Task Send(Browser browser, string page, string handler, params (string Name, string Value)[] fields)
    {
        var form = fields.Append(("__RequestVerificationToken", await browser.Token(page)));
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            browser.Raw(
                new(HttpMethod.Post, $"{page}?handler={handler}")
                {
                    Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
                }
            )
        );
    }

    /// <summary>A browser that goes away in the instant in which its change was committed.</summary>
    private sealed class GoesAway : DbTransactionInterceptor
    {
        private readonly HttpContextAccessor _request = new();
        private volatile bool _armed;

        public int Times { get; private set; }

        public void Listen(WebApplicationBuilder builder)
        {
            builder.Services.ConfigureDbContext<SqliteDb>((_, o) => o.AddInterceptors(this));
            builder.Services.ConfigureDbContext<PostgresDb>((_, o) => o.AddInterceptors(this));
        }

        public async Task After(Func<Task> work)
        {
            _armed = true;
            await work();
            _armed = false;
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            if (_armed && _request.HttpContext is { } http && eventData.Context!.ChangeTracker.Entries<CallChange>().Any())
            {
                Times++;
                http.Abort();
            }
            return Task.CompletedTask;
        }
    }
}
