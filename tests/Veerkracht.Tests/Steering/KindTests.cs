using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;
using static Veerkracht.Tests.Steering.Steer;

namespace Veerkracht.Tests.Steering;

public sealed class KindTests
{
    private const string Call = Given.Call,
        EInclusion = "digitale-kloof";

    private static Task<Outcome<Dossier>> Starts(TestSite site, string town, string call = Call) =>
        site.Act((StartApplication a) => a.Do(TestSite.As($"{town}-officer"), call));

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_limit_warns_the_drafts_from_there_and_undo_brings_the_old_one_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = await site.Started();
        async Task<bool> Warns() =>
            CallEngine
                .Evaluate(
                    site.Call(Call),
                    Given.First,
                    new JsonObject { ["km"] = new JsonObject { ["renew"] = new JsonObject { ["separate_two_way"] = "60" } } },
                    await site.Ask((StepContexts c) => c.For(site.Call(Call), draft, Given.First))
                )
                .Warnings.Any(w => w.Field.StartsWith("km.", StringComparison.Ordinal));
        Assert.True(await Warns());
        Assert.Equal("nothing-changes", Code(await site.Proposes(Call, "setting", new { id = "most_km", value = "50" })));
        Assert.Equal("below-zero", Code(await site.Proposes(Call, "setting", new { id = "most_km", value = "-1" })));
        Assert.Equal("unknown-setting", Code(await site.Proposes(Call, "setting", new { id = "most", value = "1" })));
        var change = Value(await site.Proposes(Call, "setting", new { id = "most_km", value = "62.5" }));
        Assert.True(await Warns());
        Value(await site.Confirms(change.Id));
        Assert.Equal("“Kilometers in een vak zonder waarschuwing” wordt 62,5 km.", change.What.Nl);
        Assert.False(await Warns());
        Assert.Equal($"/dossiers/{draft.Id}", Assert.Single(await site.Notices(Geetbets)).Href);
        Value(await site.Undoes(change.Id));
        Assert.True(await Warns());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_skipped_step_does_not_block_the_next_for_who_is_in_scope_only(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var (geetbets, gent) = (
            (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id,
            (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), "gent")).Id
        );
        foreach (var dossier in new[] { geetbets, gent })
            await site.Awarded(dossier);
        Task<Outcome<DossierStep>> Opens(Guid dossier, string town, string step) =>
            site.Act((StartStep a) => a.Do(TestSite.As($"{town}-officer"), dossier, step));
        Assert.Equal("first-step", Code(await site.Proposes(TestCalls.Small, "skip-step", new { step = "application", @for = new { } })));
        Assert.Equal("settles", Code(await site.Proposes(TestCalls.Small, "skip-step", new { step = "balance", @for = new { } })));
        Assert.Equal("step-waits", Code(await Opens(geetbets, "geetbets", "balance")));

        var change = await site.Changed(
            TestCalls.Small,
            "skip-step",
            new { step = "first", @for = new { organisations = new[] { "Geetbets" } } }
        );
        Assert.Equal("not-eligible", Code(await Opens(geetbets, "geetbets", "first")));
        Value(await Opens(geetbets, "geetbets", "balance"));
        Assert.Equal("step-waits", Code(await Opens(gent, "gent", "balance")));
        Value(await Opens(gent, "gent", "first"));
        Assert.Contains("U hoeft deze stap niet te doen.", Assert.Single(await site.Notices(Geetbets)).Body.Nl);
        Assert.Empty(await site.Notices(Gent));
        Value(await site.Undoes(change.Id));
        Value(await Opens(geetbets, "geetbets", "first"));
        Assert.Contains("U moet deze stap toch doen.", (await site.Notices(Geetbets))[1].Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_hidden_call_is_not_there_for_the_public_and_stays_for_its_drafts_and_for_staff(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = await site.AFilledApplication();
        var change = await site.Changed(Call, "visibility", new { hidden = true });
        using var visitor = site.Client();
        using var gent = await Browser.As(site, "gent-officer");
        using var geetbets = await Browser.As(site, "geetbets-officer");
        using var manager = await Browser.As(site, Manager);
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/oproepen/{Call}", TestContext.Current.CancellationToken)).StatusCode
        );
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/api/v1/calls/{Call}", TestContext.Current.CancellationToken)).StatusCode
        );
        Assert.DoesNotContain($"/oproepen/{Call}\"", await visitor.GetStringAsync("/oproepen", TestContext.Current.CancellationToken));
        Assert.DoesNotContain($"id=\"{Call}\"", await gent.Text("/mijn-oproepen"));
        Assert.Contains($"id=\"{Call}\"", await geetbets.Text("/mijn-oproepen"));
        Assert.Contains("Verborgen", await manager.Text($"/oproepen/{Call}"));
        Assert.Equal("not-found", Code(await Starts(site, "gent")));
        Value(await site.Submit(draft.Id));
        Value(await site.Undoes(change.Id));
        Value(await Starts(site, "gent"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_closed_call_takes_no_more_applications_and_a_round_that_opens_takes_them_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        Assert.Equal("moment-passed", Code(await site.Proposes(Call, "close", new { at = "2022-09-01T08:00" })));
        Assert.Equal("nothing-changes", Code(await site.Proposes(Call, "close", new { at = "2022-11-16T08:00" })));
        await site.Changed(
            Call,
            "window",
            new
            {
                step = Given.First,
                @for = new { organisations = new[] { "Geetbets" } },
                closes = "2022-12-01T12:00",
            }
        );
        await site.Changed(Call, "close", new { at = "2022-09-02T12:00" });
        Value(await Starts(site, "gent"));
        await site.MoveClock(new(2022, 9, 2, 12, 1));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Starts(site, "geetbets")));
        Assert.Equal("end-needed", Code(await site.Proposes(Call, "open-round", new { at = "2022-10-01T09:00" })));
        Assert.Equal(
            "end-before-opening",
            Code(await site.Proposes(Call, "open-round", new { at = "2022-10-01T09:00", closes = "2022-10-01T09:00" }))
        );
        var round = await site.Changed(Call, "open-round", new { at = "2022-10-01T09:00", closes = "2022-10-31T12:00" });
        Assert.Equal(
            "De oproep is open voor alle besturen die mogen aanvragen: van 1 oktober 2022 om 9.00 uur tot en met 31 oktober 2022 om "
                + "12.00 uur.",
            round.What.Nl
        );
        Assert.Equal("not-open-yet", Code(await Starts(site, "geetbets")));
        await site.MoveClock(new(2022, 10, 31, 12, 0));
        Value(await Starts(site, "geetbets"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_is_withdrawn_only_while_nobody_was_promised_money(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var complete = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var draft = Value(await Starts(site, "gent", TestCalls.Small));
        var change = Value(await site.Proposes(TestCalls.Small, "withdraw", new { }));
        var award = Value(await site.Propose(complete.Id));
        Assert.Equal("money-promised", Code(await site.Confirms(change.Id)));
        Value(await site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), award.Id, "Toch niet")));

        Value(await site.Confirms(change.Id));
        Assert.Equal(StepRefusals.DeadlinePassed, Code(await Starts(site, "herstappe", TestCalls.Small)));
        Assert.Equal(
            StepRefusals.DeadlinePassed,
            Code(await site.Act((SubmitStep a) => a.Do(TestSite.As("gent-finance-director"), draft.Id, "application")))
        );
        Assert.Equal("call-withdrawn", Code(await site.Propose(complete.Id)));
        Assert.Equal("call-withdrawn", Code(await site.Proposes(TestCalls.Small, "close", new { at = "2022-12-01T12:00" })));
        Assert.Contains("U kunt uw aanvraag niet meer indienen.", Assert.Single(await site.Notices(Gent)).Body.Nl);
        Value(await site.Undoes(change.Id));
        Value(await site.Propose(complete.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_may_apply_changes_from_a_day_and_what_was_started_goes_on(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = await site.AFilledApplication();
        Assert.Equal(
            "not-eligible",
            Code(await site.Proposes(Call, "eligibility", new { @for = new { classes = new[] { "ocmw" } }, until = "2022-10-01" }))
        );
        var ends = await site.Changed(
            Call,
            "eligibility",
            new { @for = new { organisations = new[] { Geetbets, "Gent" } }, until = "2022-09-10" }
        );
        Assert.Equal("Aanvragen kan voor Geetbets en Gent tot en met 10 september 2022.", ends.What.Nl);
        Assert.Contains(
            "Uw bestuur kan geen nieuwe aanvraag meer starten vanaf 11 september 2022.",
            Assert.Single(await site.Notices(Gent)).Body.Nl
        );
        await site.MoveClock(new(2022, 9, 11, 9, 0));
        Assert.Equal("not-eligible", Code(await Starts(site, "gent")));
        Value(await Starts(site, "herstappe"));
        Value(await site.Submit(draft.Id));

        var preview = await site.Previews(
            Call,
            "eligibility",
            new
            {
                @for = new { classes = new[] { "ocmw" } },
                from = "2022-10-01",
                holder = "municipality",
            }
        );
        Assert.StartsWith("Kan erbij: 3", preview.Lines[0].Nl);
        Assert.Contains(preview.Lines, l => l.Nl.StartsWith("Er is nog geen termijn voor OCMW's", StringComparison.Ordinal));
        Value(await site.Undoes(ends.Id));
        Value(await Starts(site, "gent"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_corrected_text_shows_at_once_also_in_drafts_and_undo_brings_the_old_one_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = await site.Started();
        const string Path = "proposal/project/name.label";
        Assert.Equal(
            "unknown-text",
            Code(await site.Proposes(Call, "text", new { texts = new Dictionary<string, object> { ["gone.label"] = new { nl = "x" } } }))
        );
        Assert.Equal(
            "text-needed",
            Code(await site.Proposes(Call, "text", new { texts = new Dictionary<string, object> { [Path] = new { nl = " " } } }))
        );
        Assert.Equal(
            "nothing-changes",
            Code(
                await site.Proposes(
                    Call,
                    "text",
                    new
                    {
                        texts = new Dictionary<string, object> { [Path] = new { nl = "Naam van het project", en = "Name of the project" } },
                    }
                )
            )
        );
        var change = await site.Changed(
            Call,
            "text",
            new
            {
                texts = new Dictionary<string, object>
                {
                    [Path] = new { nl = "Korte naam van het project", en = "Short name of the project" },
                },
            }
        );
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Contains("Korte naam van het project", await officer.Text($"/dossiers/{draft.Id}/stap/proposal/project"));
        Value(await site.Undoes(change.Id));
        Assert.DoesNotContain("Korte naam", await officer.Text($"/dossiers/{draft.Id}/stap/proposal/project"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_replaced_table_books_the_difference_and_nobody_gets_less_than_was_promised(Database database)
    {
        await using var site = await TestSite.Start(database);
        var right = site.Call(EInclusion).Funding.Rights[0];
        var rows = right.Rows!.ToDictionary(r => r.Key, r => r.Value.ToString());
        AccountName Available(string kbo) => Book.Right(site.Call(EInclusion).Measure, EInclusion, right.Id, Known.As(kbo)).Available;
        var before = await site.Balance(Available(Geetbets));
        Assert.Equal(right.Rows!["24028"].Cents, before);

        rows["24028"] = new Money(before + 100_00).ToString();
        rows.Remove("44021");
        rows["73028"] = "500.00";
        object Payload() => new { right = right.Id, rows };
        var preview = await site.Previews(EInclusion, "table", Payload());
        Assert.Equal("Gewijzigd: 1 rijen. Erbij: 1. Weg: 1.", preview.Lines[1].Nl);
        Assert.Contains(preview.Lines, l =>
            l.Nl.StartsWith("Gent: was", StringComparison.Ordinal) && l.Nl.EndsWith("wordt geen recht.", StringComparison.Ordinal)
        );
        Assert.Equal(new[] { Gent, "0207477456", Geetbets }.Select(Known.As).Order(), preview.Touched.Select(t => t.Organisation).Order());

        Assert.Equal("not-eligible", Code(await Starts(site, "herstappe", EInclusion)));
        var change = await site.Changed(EInclusion, "table", Payload());
        Assert.Equal(
            (before + 100_00, 0, 500_00),
            (await site.Balance(Available(Geetbets)), await site.Balance(Available(Gent)), await site.Balance(Available("0207477456")))
        );
        await site.JournalBalances();
        Value(await Starts(site, "herstappe", EInclusion));
        Assert.Equal("not-eligible", Code(await Starts(site, "gent", EInclusion)));

        Value(await site.Undoes(change.Id));
        Assert.Equal(
            (before, new Money(right.Rows!["44021"].Cents).Cents, 0),
            (await site.Balance(Available(Geetbets)), await site.Balance(Available(Gent)), await site.Balance(Available("0207477456")))
        );

        // What was awarded of a right stays below it.
        var dossier = await site.Registered(EInclusion, EInclusionAnswers("1000.00"));
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        await site.Awarded(dossier.Id);
        rows["24028"] = "999.99";
        var refusal = Assert.Single((await site.Proposes(EInclusion, "table", Payload())).Refusals);
        Assert.Equal(("below-used", "file"), (refusal.Code, refusal.Field));
        Assert.Contains("Geetbets (€ 1.000,00)", refusal.Text.Nl.Replace('\u00A0', ' '));
        rows["24028"] = "1000.00";
        Value(await site.Proposes(EInclusion, "table", Payload()));
        Refused("unknown-right", await site.Proposes(EInclusion, "table", new { right = "nothing", rows }));
        Refused("no-rows", await site.Proposes(EInclusion, "table", new { right = right.Id, rows = new { } }));
        Assert.Equal(
            "unknown-holder",
            Code(
                await site.Proposes(
                    EInclusion,
                    "table",
                    new { right = right.Id, rows = new Dictionary<string, string> { ["99999"] = "1.00" } }
                )
            )
        );
    }

    private static JsonObject EInclusionAnswers(string asked) =>
        new()
        {
            ["contact"] = new JsonObject
            {
                ["first_name"] = "An",
                ["family_name"] = "Peeters",
                ["function"] = "Diensthoofd",
                ["phone"] = "+3225530000",
                ["email"] = "an@geetbets.example",
            },
            ["payment"] = new JsonObject { ["iban"] = "BE68539007547034", ["other_account"] = false },
            ["asked"] = asked,
            ["current_actions"] = new JsonArray("skills"),
            ["obligatory"] = new JsonObject
            {
                ["goal"] = "Internet voor wie het niet kan betalen",
                ["description"] = "Wij betalen mee.",
                ["target_groups"] = new JsonArray("poverty"),
            },
        };
}
