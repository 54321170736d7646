using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

public sealed class TwoTextsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Saving_again_without_a_choice_overwrites_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        var opened = await site.Basis(dossier);
        Given.Value(await site.Posts("geetbets-officer", dossier, opened, ("name", "Naam van Lotte")));

        for (var i = 0; i < 2; i++)
        {
            var mine = Given.Value(
                await site.Posts("geetbets-mayor", dossier, opened, ("name", "Naam van Rita"), ("story", "Er was eens"))
            );
            var conflict = Assert.Single(mine.Conflicts);
            Assert.Equal(
                ("name", "Naam van Rita", "Naam van Lotte", Situations.Id("geetbets-officer")),
                (conflict.Field, conflict.Mine, conflict.Theirs, conflict.Saved!.By)
            );
            opened = AnswerMerge.Basis(mine.Draft.Form.Sections[0], await site.Saved(dossier), opened, mine.Conflicts);
        }

        Assert.Equal("Naam van Lotte", await site.Answer(dossier, "name"));
        Assert.Equal("Er was eens", await site.Answer(dossier, "story"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_chooses_takes_the_text_that_was_seen_and_never_one_that_came_later(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        var opened = await site.Basis(dossier);
        Given.Value(await site.Posts("geetbets-officer", dossier, opened, ("name", "Naam van Lotte")));
        var seen = Given.Value(await site.Posts("geetbets-mayor", dossier, opened, ("name", "Naam van Rita"))).Conflicts[0].Seen;

        // A third text comes in between: the choice was about another one.
        await site.Saves(dossier, new JsonObject { ["name"] = "Naam van Jan" }, "geetbets-finance-director");
        var late = Given.Value(
            await site.Posts("geetbets-mayor", dossier, opened, ("name", "Naam van Rita"), ("keuze:name", $"mijn:{seen}"))
        );
        Assert.Equal("Naam van Jan", Assert.Single(late.Conflicts).Theirs);

        var chosen = Given.Value(
            await site.Posts("geetbets-mayor", dossier, opened, ("name", "Naam van Rita"), ("keuze:name", $"mijn:{late.Conflicts[0].Seen}"))
        );
        Assert.Empty(chosen.Conflicts);
        Assert.Equal("Naam van Rita", await site.Answer(dossier, "name"));

        var theirs = Given.Value(await site.Posts("geetbets-officer", dossier, opened, ("name", "Nog eens Lotte"), ("keuze:name", "hun")));
        Assert.Empty(theirs.Conflicts);
        Assert.Equal("Naam van Rita", await site.Answer(dossier, "name"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_list_is_chosen_as_a_whole_and_read_item_by_item(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        await site.Saves(dossier, new JsonObject { ["steps_of_work"] = new JsonArray(new JsonObject { ["what"] = "Graven" }) });
        var opened = await site.Basis(dossier);
        await site.Saves(
            dossier,
            new JsonObject
            {
                ["steps_of_work"] = new JsonArray(new JsonObject { ["what"] = "Graven" }, new JsonObject { ["what"] = "Planten" }),
            }
        );

        var conflict = Assert.Single(
            Given.Value(await site.Posts("geetbets-mayor", dossier, opened, ("steps_of_work[0].what", "Diep graven"))).Conflicts
        );
        Assert.Equal(("1. Wat: Diep graven\n2. Wat: Planten", "1. Wat: Graven\n2. Wat: Planten"), (conflict.Mine, conflict.Theirs));

        Given.Value(
            await site.Posts(
                "geetbets-mayor",
                dossier,
                opened,
                ("steps_of_work[0].what", "Diep graven"),
                ("keuze:steps_of_work", $"mijn:{conflict.Seen}")
            )
        );
        var list = (await site.Saved(dossier))["steps_of_work"]!.AsArray();
        Assert.Equal("Diep graven", list[0]!["what"]!.GetValue<string>());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_only_a_colleague_changed_comes_with_the_save_and_is_told_to_the_script(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        var opened = await site.Basis(dossier);
        Given.Value(await site.Posts("geetbets-officer", dossier, opened, ("name", "Naam van Lotte")));

        var saved = Given.Value(
            await site.Posts("geetbets-mayor", dossier, opened, ("name", "Samen sterk"), ("story", "Verhaal van Rita"))
        );

        Assert.Empty(saved.Conflicts);
        Assert.Equal(["name"], saved.Taken);
        Assert.Equal("Naam van Lotte", await site.Answer(dossier, "name"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Without_scripts_both_texts_stand_side_by_side_with_name_and_time_and_a_button(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether();
        var address = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/project";
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var basis = Browser.Hidden(await mayor.Text(address), "basis");
        await site.Saves(dossier, new JsonObject { ["story"] = "Regel één\nRegel twee" });

        var answer = await mayor.Upload(
            address,
            [],
            ("name", "Samen sterk"),
            ("story", "Verhaal van Rita"),
            ("basis", basis),
            ("doe", "verder")
        );
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("De tekst van Lotte Peeters", page);
        Assert.Contains("bewaard om 9.00 uur", page);
        Assert.Contains("Regel één\nRegel twee", page);
        Assert.Contains("value=\"hun\"", page);
        Assert.Contains("Bewaar mijn keuze", page);

        var again = await mayor.Upload(
            address,
            [],
            ("name", "Samen sterk"),
            ("story", "Verhaal van Rita"),
            ("basis", Browser.Hidden(page, "basis")),
            ("doe", "verder")
        );
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var chosen = await mayor.Upload(
            address,
            [],
            ("name", "Samen sterk"),
            ("story", "Verhaal van Rita"),
            ("basis", Browser.Hidden(page, "basis")),
            ("keuze:story", "hun"),
            ("doe", "bewaar")
        );
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal("Regel één\nRegel twee", await site.Answer(dossier, "story"));
    }
}
