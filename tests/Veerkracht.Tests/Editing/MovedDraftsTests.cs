using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>Officers who have the old form open while a newer version of the call is published.</summary>
public sealed class MovedDraftsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_typed_in_a_form_that_was_replaced_is_kept_and_told(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Begun(TestForm.Call, TestForm.Answers());
        using var officer = await Browser.As(site, "geetbets-officer");
        var address = $"/dossiers/{dossier.Id}/stap/application/project";
        var before = await officer.Text(address);
        await site.Published(await site.NextVersion(TestForm.Call, text => text.Replace(TestForm.First, TestForm.Second)));

        var answer = await officer.Post(
            address,
            ("basis", Browser.Hidden(before, "basis")),
            ("versie", Browser.Hidden(before, "versie")),
            ("name", "Betere balie"),
            ("street", "Kerkstraat 9"),
            ("cost", "2.000,00"),
            ("parts[0].what", "Scherm"),
            ("parts[0].many", "4"),
            ("doe", "bewaar")
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var step = await site.Step(dossier);
        Assert.Equal(("Betere balie", "2000.00"), (step.Answers()["name"]!.ToString(), step.Answers()["cost"]!.ToString()));
        Assert.Contains(UnkeptAnswers.Read(step), u => u is { Field: "street", Text: "Kerkstraat 9" });
        var page = await officer.Text(address);
        Assert.Contains("Het formulier is vernieuwd", page);
        Assert.Contains("Kerkstraat 9", page);
        Assert.Contains("Dorpsstraat 1", page);
        Assert.Contains("Betere balie", page);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Saves_at_the_very_moment_of_publication_are_not_lost(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Begun(TestForm.Call, TestForm.Answers());
        var change = Value(
            await site.Propose(await site.NextVersion(TestForm.Call, text => text.Replace(TestForm.First, TestForm.Second)))
        );

        var saving = Enumerable
            .Range(0, 8)
            .Select(i =>
                Task.Run(() =>
                    site.In(s =>
                        s.GetRequiredService<SaveAnswers>()
                            .Section(
                                TestSite.As("geetbets-officer"),
                                dossier.Id,
                                "application",
                                "project",
                                [new("name", [$"Naam {i}"]), new("street", [$"Straat {i}"])],
                                null,
                                Core.Texts.Language.Nl,
                                1
                            )
                    )
                )
            );
        var publishing = Task.Run(() => site.Confirm(change));
        var saved = await Task.WhenAll(saving);
        Value(await publishing);

        Assert.All(saved, s => Assert.True(s.Done, string.Join(", ", s.Refusals.Select(r => r.Code))));
        var moved = await site.Dossier(dossier.Id);
        Assert.Equal(2, moved.CallVersion);
        var step = moved.Steps.Single();
        Assert.Matches("^Naam [0-7]$", step.Answers()["name"]!.ToString());
        Assert.Null(step.Answers()["street"]);
        // The last street that was typed is there, whether it was saved before or after the form was replaced.
        Assert.Contains(UnkeptAnswers.Read(step), u => u.Field == "street" && u.Text.StartsWith("Straat ", StringComparison.Ordinal));
        Assert.Equal("1000.00", step.Answers()["cost"]!.ToString());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_draft_that_is_sent_at_the_moment_of_publication_ends_on_one_version(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Begun(TestForm.Call, TestForm.Answers());
        var change = Value(
            await site.Propose(await site.NextVersion(TestForm.Call, text => text.Replace(TestForm.First, TestForm.Second)))
        );

        var sending = Task.Run(() => site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-finance-director"), dossier.Id, "application")));
        var publishing = Task.Run(() => site.Confirm(change));
        var receipt = Value(await sending);
        var published = await publishing;
        if (!published.Done)
            published = await site.Confirm(change);
        Value(published);

        var after = await site.Dossier(dossier.Id);
        Assert.Equal(receipt.CallVersion, after.CallVersion);
        Assert.Equal(after.CallVersion == 1, after.Steps.Single().Sent!.Contains("Dorpsstraat", StringComparison.Ordinal));
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_application_that_is_started_at_the_moment_of_publication_is_on_the_new_version(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var change = Value(
            await site.Propose(await site.NextVersion(TestForm.Call, text => text.Replace(TestForm.First, TestForm.Second)))
        );

        var publishing = Task.Run(() => site.Confirm(change));
        var starting = new[] { "geetbets", "gent", "herstappe" }
            .SelectMany(town => Enumerable.Repeat(town, 2))
            .Select(town => Task.Run(() => site.Act((StartApplication a) => a.Do(TestSite.As($"{town}-officer"), TestForm.Call))))
            .ToList();
        foreach (var started in await Task.WhenAll(starting))
            Value(started);
        Value(await publishing);

        var versions = await site.Query(db => db.Dossiers.Where(d => d.Call == TestForm.Call).Select(d => d.CallVersion).ToListAsync());
        Assert.Equal(Enumerable.Repeat(2, 6), versions);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_later_step_of_what_was_sent_stays_on_its_own_version(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Complete(TestForm.Call, TestForm.Answers());
        await site.Awarded(dossier.Id);
        Value(await site.Act((StartStep a) => a.Do(TestSite.As("geetbets-officer"), dossier.Id, "claim")));

        await site.Published(await site.NextVersion(TestForm.Call, text => text.Replace(TestForm.First, TestForm.Second)));

        var after = await site.Dossier(dossier.Id);
        Assert.Equal(1, after.CallVersion);
        Assert.All(after.Steps, s => Assert.Null(s.Unkept));
    }
}
