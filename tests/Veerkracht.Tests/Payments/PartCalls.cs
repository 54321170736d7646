using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Payments;

/// <summary>Calls that pay a grant in parts: as many claims as there are percentages, one after another.</summary>
internal static class PartCalls
{
    public const string Slug = "in-delen",
        Measure = CallHead.Measure;

    /// <param name="percentages">Together 100: then the last claim settles the grant.</param>
    public static string Of(params int[] percentages) =>
        $$"""
            {{CallHead.Of(Slug, "delen", "In delen", "In parts")}}
            indicators:
              - id: trees
                label: { nl: Bomen, en: Trees }
                unit: { nl: bomen, en: trees }
                steps: { application: trees, part_{{percentages.Length}}: trees }
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                      - { id: trees, type: number, label: { nl: Bomen, en: Trees } }
            {{string.Join("\n", percentages.Select(Claim))}}
            """;

    private static string Claim(int percentage, int index) =>
        $$"""
              - id: part_{{index + 1}}
                kind: claim
                title: { nl: "Deel {{index + 1}}", en: "Part {{index + 1}}" }
                opens: [{{(index == 0 ? "awarded" : $"\"submitted:part_{index}\"")}}]
                instalment: { percentage: {{percentage}} }
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                      - { id: trees, type: number, label: { nl: Bomen, en: Trees } }
            """;
}
