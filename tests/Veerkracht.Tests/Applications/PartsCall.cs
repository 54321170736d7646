using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>A call for tests with a group that needs two items, one that needs none, and a table.</summary>
internal static class PartsCall
{
    public const string Slug = "delen";

    public static readonly string Yaml = $$"""
        {{CallHead.Of(Slug, Slug, "Delen", "Parts")}}
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
                  - { id: cost, type: amount, label: { nl: Totaal, en: Total }, required: true, min: 0 }
                  - { id: length, type: number, label: { nl: Lengte, en: Length }, unit: km, decimals: 1 }
                  - { id: story, type: long_text, label: { nl: Verhaal, en: Story }, max_length: 5000 }
                  - id: parts
                    type: group
                    label: { nl: Deel, en: Part }
                    required: true
                    min_items: 2
                    max_items: 4
                    fields:
                      - { id: what, type: text, label: { nl: Wat, en: What }, required: true }
                      - { id: price, type: amount, label: { nl: Prijs, en: Price } }
                      - { id: plan, type: files, label: { nl: Plan, en: Plan } }
                  - id: stops
                    type: group
                    label: { nl: Halte, en: Stop }
                    max_items: 3
                    fields:
                      - { id: name, type: text, label: { nl: Naam, en: Name } }
                      - { id: price, type: amount, label: { nl: Prijs, en: Price } }
                      - { id: opens, type: date, label: { nl: Opening, en: Opening } }
                      - { id: roof, type: yes_no, label: { nl: Dak, en: Roof } }
                      - { id: note, type: long_text, label: { nl: Nota, en: Note } }
                  - id: costs
                    type: table
                    label: { nl: Kosten, en: Costs }
                    rows:
                      - { id: works, label: { nl: Werken, en: Works } }
                      - { id: study, label: { nl: Studie, en: Study } }
                    columns:
                      - { id: low, type: amount, label: { nl: Laag, en: Low } }
                      - { id: high, type: amount, label: { nl: Hoog, en: High } }
              - id: rest
                title: { nl: De rest, en: The rest }
                fields:
                  - { id: remark, type: text, label: { nl: Nog iets, en: Something else } }
        """;
}
