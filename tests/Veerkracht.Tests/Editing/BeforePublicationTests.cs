using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Editing.Parts;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>What staff read before they publish, and what a copy leaves behind.</summary>
public sealed class BeforePublicationTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_preview_says_what_to_look_at_and_that_a_consultation_is_open(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        draft = await site.Written(draft, draft.Source.Replace("label: { nl: Naam van het project, en:", "label: { nl: Nieuwe vraag, en:"));
        Value(
            await site.Act(
                (OpenConsultation a) => a.Do(TestSite.As(Manager), draft.Id, new LocalDate(2022, 12, 20), "Wat vindt u van deze oproep?")
            )
        );

        var preview = Value(await site.Ask((PublishDraft p) => p.Preview(draft.Slug, DraftPayload.Of(draft))));

        Assert.Contains(preview.Warnings, w => w.Nl.StartsWith("De raadpleging loopt nog", StringComparison.Ordinal));
        Assert.Contains(preview.Warnings, w => w.Nl.Contains("'Nieuwe vraag' lijkt op een tekst die nog geschreven moet worden"));
        Assert.Contains(preview.Warnings, w => w.En!.Contains("looks like a text that is still to be written"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_draft_starts_without_English_and_the_preview_asks_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(
            await site.Act(
                (StartDraft a) =>
                    a.FromNothing(
                        TestSite.As(Manager),
                        new(Writing.Measure, "Balie", "", null, null, "Team Digitaal", "balie@veerkracht.example")
                    )
            )
        );
        Assert.Null(draft.Title.En);
        Assert.Null(CallReader.Read(draft.Source, "s.yaml").Definition!.Title.En);

        var preview = Value(await site.Ask((PublishDraft p) => p.Preview(draft.Slug, DraftPayload.Of(draft))));

        Assert.Contains(preview.Warnings, w => w.En!.Contains("1 text(s) have no English", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_announced_for_the_origin_does_not_travel()
    {
        var from = CallReader
            .Read(
                TestForm
                    .Yaml()
                    .Replace(
                        "    title: { nl: Aanvraag, en: Application }",
                        "    title: { nl: Aanvraag, en: Application }\n    windows:\n"
                            + "      - { classes: [municipality], announced: 2021-spring, opens: 2021-09-20T00:00 }"
                    )
                    .Replace("    opens: [awarded]", "    opens: [awarded]\n    windows: [{ announced: 2023-02 }]"),
                "s.yaml"
            )
            .Definition!;
        CallDefinition Copy(LocalDateTime? opens) =>
            CallReader.Read(DraftTexts.Copy(from, "kopie", new LocalText("Kopie"), [(opens, null)]).Text!.Source, "s.yaml").Definition!;

        var dated = Copy(new LocalDateTime(2024, 3, 1, 9, 0));
        Assert.Null(dated.Steps[0].Windows[0].Announced);
        Assert.Equal(FuzzyPeriod.Unknown, dated.Steps[1].Windows[0].Announced);
        Assert.Equal(FuzzyPeriod.Unknown, Copy(null).Steps[0].Windows[0].Announced);
    }

    [Fact]
    public void A_fault_names_the_boxes_on_the_screen()
    {
        const string Label = "label: { nl: Naam, en: Name }, required: true";
        var text = CallText.Read(TestForm.Yaml().Replace(Label, "label: { nl: Naam, en: Name }, min_length: 9, max_length: 5"))!;
        var fault = Assert.Single(PartFaults.Of(text, "s"));
        Assert.StartsWith("“Hoogstens zoveel tekens” is lager dan “Minstens zoveel tekens”", fault.Text.Nl);
        Assert.StartsWith("“At most so many characters” is below “At least so many characters”", fault.Text.In(Language.En));
    }
}
