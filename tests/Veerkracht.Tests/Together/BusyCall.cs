using Veerkracht.Features.Applications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

/// <summary>A call with eighteen boxes in three sections, files, and partners: for many hands in one draft.</summary>
internal static class BusyCall
{
    public const string Slug = "veel-handen",
        Step = "application";

    public static readonly IReadOnlyList<string> Sections = ["plan", "place", "people"];

    /// <summary>Id of a box with its section.</summary>
    public static readonly IReadOnlyList<(string Section, string Box)> Boxes =
    [
        .. Sections.SelectMany(section => Enumerable.Range(1, 6).Select(i => (section, $"{section}_{i}"))),
    ];

    private static readonly string Yaml = $$"""
        {{CallHead.Of(Slug, "handen", "Veel handen", "Many hands")}}
        steps:
          - id: {{Step}}
            kind: application
            title: { nl: Aanvraag, en: Application }
            windows:
              - { opens: 2022-06-01T09:00, closes: 2022-10-15T23:59 }
            sections:
        {{string.Join('\n', Sections.Select(Section))}}
              - id: rest
                title: { nl: De rest, en: The rest }
                fields:
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, min: 0 }
                  - { id: papers, type: files, label: { nl: Stukken, en: Papers }, max_items: 50 }
                  - { id: partners, type: partners, label: { nl: Wie doet mee?, en: Who takes part? } }
        """;

    private static string Section(string section) =>
        $$"""
                  - id: {{section}}
                    title: { nl: {{section}}, en: {{section}} }
                    fields:
            """
        + "\n"
        + string.Join(
            '\n',
            Boxes
                .Where(b => b.Section == section)
                .Select(b => $$"""          - { id: {{b.Box}}, type: text, label: { nl: {{b.Box}}, en: {{b.Box}} } }""")
        );

    public static async Task<Dossier> ABusyDraft(this TestSite site)
    {
        await site.Publish(Yaml, 1_000_000_00);
        return Given.Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), Slug)));
    }
}
