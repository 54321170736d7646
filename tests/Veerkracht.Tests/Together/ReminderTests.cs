using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Together;

/// <summary>The bicycle call closes for municipalities on 15 October 2022 at 23:59.</summary>
public sealed class ReminderTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Seven_days_48_hours_and_4_hours_before_the_deadline_it_reminds_once_each(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();

        Assert.Empty(await Reminders(site, new(2022, 10, 8, 23, 58)));
        Assert.Single(await Reminders(site, new(2022, 10, 9, 0, 1)));
        Assert.Single(await Reminders(site, new(2022, 10, 13, 23, 0)));
        Assert.Equal(2, (await Reminders(site, new(2022, 10, 14, 0, 1))).Count);
        Assert.Equal(2, (await Reminders(site, new(2022, 10, 15, 19, 0))).Count);
        var last = await Reminders(site, new(2022, 10, 15, 20, 0));
        Assert.Equal(3, last.Count);
        Assert.StartsWith($"Nog niet ingediend: {dossier.Number}, nog 3 uur en 59", last[^1].Title.Nl);
        Assert.Contains("15 oktober 2022 om 23.59 uur", last[^1].Body.Nl);
        Assert.Equal(3, (await Reminders(site, new(2022, 10, 16, 0, 1))).Count);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task When_the_clock_leaps_only_the_latest_is_told(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Started();

        Assert.Contains("nog 1 uur en 59", Assert.Single(await Reminders(site, new(2022, 10, 15, 22, 0))).Title.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_was_sent_or_withdrawn_is_not_reminded_of(Database database)
    {
        await using var site = await TestSite.Start(database);
        Given.Value(await site.Submit((await site.AFilledApplication()).Id));
        var withdrawn = await site.Started();
        Given.Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-officer"), withdrawn.Id, "Toch niet")));
        await site.Started("gent");

        await Reminders(site, new(2022, 10, 15, 12, 0));

        Assert.Equal(
            [Known.As(Situations.Gent)],
            await site.Query(db => db.Notices.Where(n => n.Once != null).Select(n => n.Organisation).ToListAsync())
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_deadline_that_moved_gives_reminders_of_the_new_one(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        Assert.Single(await Reminders(site, new(2022, 10, 15, 12, 0)));

        await site.Publish(TogetherCalls.Partners().Replace("version: 1", "version: 2").Replace("2022-10-15T23:59", "2022-11-15T23:59"), 1);
        await site.Query(db =>
            db.Dossiers.Where(d => d.Id == dossier.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.CallVersion, 2))
        );

        Assert.Single(await Reminders(site, new(2022, 10, 16, 12, 0)));
        Assert.Equal(2, (await Reminders(site, new(2022, 11, 10, 12, 0))).Count);
        var told = await Reminders(site, new(2022, 11, 14, 12, 0));
        Assert.Equal(3, told.Count);
        Assert.Contains("15 november 2022", told[^1].Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_that_opens_again_gives_reminders_of_each_of_its_deadlines(Database database)
    {
        await using var site = await TestSite.Start(database);
        const string Window = "- { opens: 2022-06-01T09:00, closes: 2022-10-15T23:59 }";
        var yaml = TogetherCalls.Partners();
        var at = yaml.IndexOf(Window, StringComparison.Ordinal);
        var line = yaml[(yaml.LastIndexOf('\n', at) + 1)..at];
        await site.Publish(
            yaml.Replace(Window, $"{Window}\n{line}- {{ opens: 2022-11-01T09:00, closes: 2022-11-30T12:00 }}"),
            1_000_000_00
        );
        Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TogetherCalls.Slug)));
        Assert.Single(await Reminders(site, new(2022, 10, 15, 22, 0)));
        Assert.Single(await Reminders(site, new(2022, 10, 20, 12, 0)));
        var told = await Reminders(site, new(2022, 11, 30, 9, 0));
        Assert.Equal(2, told.Count);
        Assert.Contains("30 november 2022", told[^1].Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task More_drafts_than_one_batch_are_all_reminded_of(Database database)
    {
        await using var site = await TestSite.Start(database);
        for (var i = 0; i < 205; i++)
            await site.Started(i % 2 == 0 ? "geetbets" : "gent");

        await site.MoveClock(new(2022, 10, 15, 12, 0));
        await site.In(s => s.GetRequiredService<RemindDrafts>().Do());

        Assert.Equal(205, await site.Query(db => db.Notices.CountAsync(n => n.Once != null)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_round_in_which_nothing_is_due_reads_no_draft(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        var few = await Look(site, statements, 5);
        var many = await Look(site, statements, 200);

        Assert.Equal(few, many);
        Assert.Equal(1, many.Statements);

        await site.MoveClock(new(2022, 10, 9, 0, 1));
        Assert.Equal(205, await Told(site));
        Assert.Equal(few, await Look(site, statements, 0));
    }

    /// <summary>A window for one town: its reminders go by its own date, those of others by theirs; also after it is taken back.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_window_of_one_organisation_moves_its_reminders_and_no_others(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Started();
        await site.Started("gent");
        Assert.Equal(0, await Told(site));
        var change = await site.Changed(
            Given.Call,
            "window",
            new
            {
                step = Given.First,
                @for = new { organisations = new[] { Situations.Gent } },
                closes = "2022-09-05T23:59",
            }
        );

        Assert.Equal(1, await Told(site));
        Assert.Equal(
            [Known.As(Situations.Gent)],
            await site.Query(db => db.Notices.Where(n => n.Once != null).Select(n => n.Organisation).ToListAsync())
        );
        Value(await site.Undoes(change.Id));
        await site.MoveClock(new(2022, 9, 4, 12, 0));
        Assert.Equal(0, await Told(site));
        await site.MoveClock(new(2022, 10, 9, 0, 1));
        Assert.Equal(2, await Told(site));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_window_of_a_class_moves_the_reminders_of_that_class(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Started();
        await site.MoveClock(new(2022, 10, 9, 0, 1));
        Assert.Equal(1, await Told(site));
        await site.Changed(
            Given.Call,
            "window",
            new
            {
                step = Given.First,
                @for = new { classes = new[] { "municipality" } },
                closes = "2022-11-15T23:59",
            }
        );

        await site.MoveClock(new(2022, 10, 15, 20, 0));
        Assert.Equal(0, await Told(site));
        await site.MoveClock(new(2022, 11, 9, 0, 1));
        Assert.Equal(1, await Told(site));
        Assert.Contains("15 november 2022", (await site.NoticesOf(Steer.Geetbets))[^1].Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_clock_that_is_put_back_before_the_deadline_reminds_again_of_what_was_not_told(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Started();
        await site.MoveClock(new(2022, 10, 16, 0, 1));
        Assert.Equal(0, await Told(site));

        await site.MoveClock(new(2022, 10, 1, 9, 0));
        Assert.Equal(0, await Told(site));
        await site.MoveClock(new(2022, 10, 9, 0, 1));
        Assert.Equal(1, await Told(site));
    }

    /// <summary>What a round costs when nothing is due, with so many drafts more.</summary>
    private static async Task<(int Statements, int Rows)> Look(TestSite site, Statements statements, int more)
    {
        for (var i = 0; i < more; i++)
            await site.Started(i % 2 == 0 ? "geetbets" : "gent");
        // A draft that is new is looked at once.
        await Told(site);
        var (asked, rows) = (0, 0);
        rows = await statements.RowsDuring(
            async () => asked = (await statements.During(() => Told(site), "DossierSteps", "Notices")).Count,
            "\"Dossiers\"",
            "\"DossierSteps\"",
            "\"Notices\""
        );
        return (asked, rows);
    }

    private static Task<int> Told(TestSite site) => site.In(s => s.GetRequiredService<RemindDrafts>().Do());

    private static async Task<List<Veerkracht.Features.Notifications.Notice>> Reminders(TestSite site, LocalDateTime now)
    {
        await site.MoveClock(now);
        // Twice: a reminder that was told is not told again.
        await site.In(s => s.GetRequiredService<RemindDrafts>().Do());
        await site.In(s => s.GetRequiredService<RemindDrafts>().Do());
        return [.. (await site.NoticesOf("0207518137")).Where(n => n.Once is not null)];
    }
}
