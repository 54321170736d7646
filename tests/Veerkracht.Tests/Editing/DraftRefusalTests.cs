using System.Text;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>What the pages on which calls are written refuse, each with its code and why in both languages.</summary>
public sealed class DraftRefusalTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_that_is_uploaded_is_there_and_is_text(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        using var manager = await Browser.As(site, Manager);
        var address = $"/opstellen/{draft.Id}/bestand";
        (string, string)[] boxes = [("versie", $"{draft.Version}"), ("tekst", draft.Source), ("doe", "laad")];
        await Told.InBothLanguages("file-needed", manager, () => manager.Post(address, boxes));
        byte[] picture = [0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe];
        await Told.InBothLanguages("not-text", manager, () => manager.Upload(address, [("opgeladen", "oproep.yaml", picture)], boxes));
        Assert.Equal(draft.Source, (await site.Read(draft)).Source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_new_piece_has_a_kind_that_there_is(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        using var manager = await Browser.As(site, Manager);
        var address = $"/opstellen/{draft.Id}/deel/nieuw?pad={Uri.EscapeDataString("steps[0].sections[0].fields")}";
        await Told.InBothLanguages("kind-needed", manager, () => manager.Post(address));
        await Told.InBothLanguages("kind-needed", manager, () => manager.Post(address, ("soort", "spell")));
        Assert.Equal(draft.Source, (await site.Read(draft)).Source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_example_has_a_name_of_its_own(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        var check = await site.Ask((DraftChecks c) => Task.FromResult(c.Of(draft)));
        var name = Assert.Single(check.Call!.Examples).Name;
        using var manager = await Browser.As(site, Manager);
        await Told.InBothLanguages("name-in-use", manager, () =>
            manager.Post(
                $"/opstellen/{draft.Id}/proef",
                ("als", "44021"),
                ("op", "2022-09-01T12:00"),
                ("name", "Balie"),
                ("voorbeeldnaam", name),
                ("doe", "voorbeeld")
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_platform_does_not_carry_out_is_not_published(Database database)
    {
        await using var site = await TestSite.Start(database);
        var yaml = TestForm.Yaml() + "\nassessment:\n  allocation: pro_rata\n";
        var promised = Core.Calls.Reading.CallReader.Read(yaml, "test.yaml").Definition!;
        Refused("not-carried-out", await site.Act((PublishCall p) => p.Do(Actor.System, promised, "test")));
        Assert.Null(await site.Ask((CallCatalogue c) => Task.FromResult(c.Find(TestForm.Call))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_version_that_is_published_never_changes(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var other = Core.Calls.Reading.CallReader.Read(TestForm.Yaml().Replace("A call for tests.", "Another call."), "test.yaml");
        Refused("version-published", await site.Act((PublishCall p) => p.Do(Actor.System, other.Definition!, "test")));
        Assert.Equal("A call for tests.", site.Call(TestForm.Call).Summary.En);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_example_is_not_written_beside_one_that_stands_without_a_list(Database database)
    {
        await using var site = await TestSite.Start(database);
        var fresh = Value(await site.NewCall());
        Assert.Contains("examples:\n  - ", fresh.Source);
        var draft = await site.Written(fresh, fresh.Source.Replace("examples:\n  - ", "examples:\n    "));
        using var manager = await Browser.As(site, Manager);
        await Told.InBothLanguages("cannot-be-written", manager, () =>
            manager.Post(
                $"/opstellen/{draft.Id}/proef",
                ("als", "44021"),
                ("op", "2022-09-01T12:00"),
                ("name", "Balie"),
                ("voorbeeldnaam", "nog een"),
                ("doe", "voorbeeld")
            )
        );
        Assert.Equal(draft.Source, (await site.Read(draft)).Source);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_value_that_cannot_be_put_in_place_cannot_be_tried(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        var state = new TryState("application", [], [], new() { ["population"] = "veel" });
        using var manager = await Browser.As(site, Manager);
        await Told.InBothLanguages("cannot-be-tried", manager, () =>
            manager.Post(
                $"/opstellen/{draft.Id}/proef",
                ("als", "44021"),
                ("op", "2022-09-01T12:00"),
                ("staat", state.Write()),
                ("doe", "reken")
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_whose_window_stands_without_a_list_is_not_copied(Database database)
    {
        await using var site = await TestSite.Start(database);
        const string Kind = "    kind: application\n",
            Window = "    windows: { opens: 2022-08-01T09:00, closes: 2022-10-01T12:00 }\n";
        await site.Publish(TestForm.Yaml().Replace(Kind, Kind + Window), TestForm.Envelope);
        Refused(
            "cannot-be-copied",
            await site.Act(
                (StartDraft a) =>
                    a.Copy(TestSite.As(Manager), new(TestForm.Call, "kopie", "Kopie", "Copy", [("2023-08-01T09:00", "2023-10-01T12:00")]))
            )
        );
    }
}
