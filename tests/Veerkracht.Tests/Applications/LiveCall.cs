using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>A call for tests in which much changes while somebody types: questions that come and go, sums, lists, a section.</summary>
internal static class LiveCall
{
    public const string Slug = "levend",
        Step = "application";

    private static readonly string Yaml = $$"""
        {{CallHead.Of(Slug, Slug, "Levend", "Live")}}
        steps:
          - id: application
            kind: application
            title: { nl: Aanvraag, en: Application }
            windows:
              - { opens: 2022-06-01T09:00, closes: 2022-10-15T23:59 }
            sections:
              - id: project
                title: { nl: Project, en: Project }
                fields:
                  - { id: name, type: text, label: { nl: Naam, en: Name }, required: true }
                  - { id: story, type: long_text, label: { nl: Verhaal, en: Story }, max_length: 40 }
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                  - { id: half, type: computed, label: { nl: Helft, en: Half }, value: cost / 2 }
                  - { id: begins, type: date, label: { nl: Begin, en: Begin } }
                  - { id: outside, type: yes_no, label: { nl: Werkt u buiten?, en: Do you work outside? } }
                  - id: where
                    type: text
                    label: { nl: Waar buiten?, en: Where outside? }
                    required: true
                    visible_when: has(outside) && outside
                  - id: parts
                    type: group
                    label: { nl: Deel, en: Part }
                    max_items: 5
                    fields:
                      - { id: what, type: text, label: { nl: Wat, en: What } }
                      - { id: price, type: amount, label: { nl: Prijs, en: Price } }
              - id: far
                title: { nl: Buiten, en: Outside }
                visible_when: has(outside) && outside
                fields:
                  - { id: tools, type: text, label: { nl: Gereedschap, en: Tools }, required: true }
              - id: rest
                title: { nl: De rest, en: The rest }
                fields:
                  - { id: remark, type: text, label: { nl: Nog iets, en: Something else } }
        """;

    /// <summary>A draft of Geetbets with a name and a part.</summary>
    public static async Task<Dossier> ALiveDraft(this TestSite site)
    {
        await site.Publish(Yaml, 1_000_000_00);
        var dossier = Given.Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), Slug)));
        await site.Types(
            dossier,
            new()
            {
                ["name"] = "Levend",
                ["cost"] = "1000.00",
                ["parts"] = new System.Text.Json.Nodes.JsonArray(),
            }
        );
        return dossier;
    }

    /// <summary>What a colleague saves.</summary>
    public static async Task Types(
        this TestSite site,
        Dossier dossier,
        System.Text.Json.Nodes.JsonObject answers,
        string persona = "geetbets-mayor"
    ) => Given.Value(await site.Act((SaveAnswers a) => a.Fields(TestSite.As(persona), dossier.Id, Step, answers, null)));

    public static string Address(Dossier dossier, string section = "project") => $"/dossiers/{dossier.Id}/stap/{Step}/{section}";
}
