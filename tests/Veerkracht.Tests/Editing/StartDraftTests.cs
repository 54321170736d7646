using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

public sealed class StartDraftTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_from_nothing_has_no_faults_and_its_example_passes(Database database)
    {
        await using var site = await TestSite.Start(database);

        var draft = Value(await site.NewCall("Digitale balie: vóór 2024!"));

        Assert.Equal("digitale-balie-voor-2024", draft.Slug);
        var check = await site.Ask((DraftChecks c) => Task.FromResult(c.Of(draft)));
        Assert.Empty(check.Faults);
        Assert.True(check.IsReady);
        Assert.Equal(
            ("digitale-balie-voor-2024", 1, "Digitale balie: vóór 2024!"),
            (check.Call!.NumberPrefix, check.Call.Version, check.Call.Title.Nl)
        );
        Assert.Equal(["contact", "name"], check.Call.Steps.Single().Form.Fields.Select(f => f.Id));
        Assert.Single(check.Examples);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_missing_is_told_together_and_a_name_that_is_taken_too(Database database)
    {
        await using var site = await TestSite.Start(database);

        var empty = await site.Act((StartDraft a) => a.FromNothing(TestSite.As(Manager), new(null, " ", null, null, null, "", "niets")));
        Assert.Equal(["maatregel", "titel", "contact", "email"], empty.Refusals.Select(r => r.Field));

        Assert.Equal(["measure-needed", "title-needed", "contact-needed", "email-needed"], empty.Refusals.Select(r => r.Code));

        var tooLong = new NewCall(Writing.Measure, "Balie", new string('x', 201), null, null, "Team", "balie@veerkracht.example");
        Assert.Equal("title-too-long", Code(await site.Act((StartDraft a) => a.FromNothing(TestSite.As(Manager), tooLong))));
        Assert.Equal("slug-in-use", Code(await site.NewCall(slug: "fietspaden")));
        Assert.Equal("not-a-slug", Code(await site.NewCall(slug: "Met Hoofdletters")));
        Assert.Equal("forbidden", Code(await site.Act((StartDraft a) => a.NextVersion(TestSite.As(Approver), "fietspaden"))));
        Assert.Equal("not-found", Code(await site.Act((StartDraft a) => a.NextVersion(TestSite.As("geetbets-officer"), "fietspaden"))));
        Assert.Equal("not-found", Code(await site.Act((StartDraft a) => a.NextVersion(TestSite.As("jury-1"), "fietspaden"))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_copy_is_of_a_call_that_there_is_and_opens_before_it_closes(Database database)
    {
        await using var site = await TestSite.Start(database, "2022-05-01T09:00");
        Task<Outcome<CallDraft>> Copy(string from, string closes) =>
            site.Act(
                (StartDraft a) =>
                    a.Copy(TestSite.As(Manager), new(from, "oproep-acht", "Oproep acht", "Call eight", [("2022-05-16T09:00", closes)]))
            );

        Refused("call-needed", await Copy("niets@1", "2022-07-15T12:00"));
        Refused("closes-before-opens", await Copy("gemeente-zonder-gemeentehuis-5@1", "2022-05-16T09:00"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_copy_changes_its_name_title_and_days_and_leaves_history_behind(Database database)
    {
        await using var site = await TestSite.Start(database, "2022-05-01T09:00");

        var draft = Value(
            await site.Act(
                (StartDraft a) =>
                    a.Copy(
                        TestSite.As(Manager),
                        new(
                            "gemeente-zonder-gemeentehuis-5@1",
                            "gemeente-zonder-gemeentehuis-8",
                            "Gemeente zonder gemeentehuis, oproep 8",
                            "Municipality without a town hall, call 8",
                            [("2022-05-16T09:00", "2022-07-15T12:00")]
                        )
                    )
            )
        );

        var from = site.Call("gemeente-zonder-gemeentehuis-5");
        var copy = CallReader.Read(draft.Source, "copy.yaml").Definition!;
        var window = Assert.Single(copy.Steps[0].Windows);
        Assert.Equal(
            ("gemeente-zonder-gemeentehuis-8", 1, "Gemeente zonder gemeentehuis, oproep 8"),
            (copy.Slug, copy.Version, copy.Title.Nl)
        );
        Assert.Equal(
            (new NodaTime.LocalDateTime(2022, 5, 16, 9, 0), new NodaTime.LocalDateTime(2022, 7, 15, 12, 0)),
            (window.Opens!.Value, window.Closes!.Value)
        );
        Assert.Empty(window.Moved);
        Assert.NotEmpty(from.Steps[0].Windows.Single().Moved);
        Assert.Empty(copy.History);
        Assert.Equal(from.Examples.Count, copy.Examples.Count);
        Assert.StartsWith("# Gemeente zonder gemeentehuis: one form for seven rounds", draft.Source, StringComparison.Ordinal);
        Assert.Equal("gemeente-zonder-gemeentehuis-5@1", draft.CopyOf);
        Assert.True((await site.Ask((DraftChecks c) => Task.FromResult(c.Of(draft)))).IsReady);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_published_call_can_be_copied_and_each_comes_out_without_faults_of_its_own(Database database)
    {
        await using var site = await TestSite.Start(database);
        foreach (var call in site.App.Services.GetService(typeof(CallCatalogue)) is CallCatalogue all ? all.InForce : [])
        {
            var windows = CallWindows
                .FirstStep(call)
                .Windows.Select(w => (w.Opens?.ToString("uuuu-MM-dd'T'HH:mm", null), w.Closes?.ToString("uuuu-MM-dd'T'HH:mm", null)))
                .ToList();
            var draft = Value(
                await site.Act(
                    (StartDraft a) =>
                        a.Copy(
                            TestSite.As(Manager),
                            new(
                                call.Slug,
                                call.Slug + "-kopie",
                                call.Title.Nl,
                                call.Title.In(Core.Texts.Language.En),
                                [.. windows.Select(w => ((string?)w.Item1, (string?)w.Item2))]
                            )
                        )
                )
            );
            var check = await site.Ask((DraftChecks c) => Task.FromResult(c.Of(draft)));
            Assert.True(check.Faults.Count == 0, $"{call.Slug}: {string.Join("\n", check.Faults)}");
            Assert.Equal(call.Examples.Count, check.Examples.Count);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_next_version_is_the_text_in_force_with_the_next_number_and_its_tables(Database database)
    {
        await using var site = await TestSite.Start(database);

        var draft = Value(await site.Act((StartDraft a) => a.NextVersion(TestSite.As(Manager), "digitale-kloof")));

        var call = site.Call("digitale-kloof");
        Assert.Equal(call.Version, draft.BasedOn);
        var next = CallReader.Read(draft.Source, "next.yaml").Definition!;
        Assert.Equal(call.Version + 1, next.Version);
        Assert.Equal(call.Funding.Rights.Single().Rows!.Count, next.Funding.Rights.Single().Rows!.Count);
    }
}
