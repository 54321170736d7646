using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

/// <summary>
/// A call for tests: partners that confirm, a part of each in a group, texts and a list; with agreements where the test asks for them.
/// </summary>
internal static class TogetherCalls
{
    public const string Slug = "samen-doen",
        Step = "application";

    /// <param name="agreements">As in a call file: "finance-director, mayor".</param>
    public static string Partners(string agreements = "") =>
        $$"""
            {{CallHead.Of(Slug, "samen", "Samen doen", "Do together")}}
            steps:
              - id: {{Step}}
                kind: application
                title: { nl: Aanvraag, en: Application }
                agreements: [{{agreements}}]
                windows:
                  - { opens: 2022-06-01T09:00, closes: 2022-10-15T23:59 }
                sections:
                  - id: project
                    title: { nl: Project, en: Project }
                    fields:
                      - { id: name, type: text, label: { nl: Naam, en: Name }, required: true }
                      - { id: story, type: long_text, label: { nl: Verhaal, en: Story } }
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                      - id: steps_of_work
                        type: group
                        label: { nl: Werkstap, en: Step of work }
                        max_items: 10
                        fields:
                          - { id: what, type: text, label: { nl: Wat, en: What } }
                  - id: partnership
                    title: { nl: Samenwerking, en: Partnership }
                    fields:
                      - { id: partners, type: partners, label: { nl: Welke besturen doen mee?, en: Which governments take part? } }
                      - id: shares
                        type: group
                        label: { nl: Deel van een bestuur, en: Part of a government }
                        max_items: 10
                        fields:
                          - { id: who, type: organisations, label: { nl: Bestuur, en: Government } }
                          - { id: amount, type: amount, label: { nl: Bedrag, en: Amount } }
            """;
}
