using System.Globalization;

namespace Veerkracht.Tests.Journal;

/// <summary>
/// Calls with everything that money can come from: a right by table, a pot above it, and a part from the envelope alone; three claims.
/// </summary>
internal static class RandomCalls
{
    public const string Straight = "rechtdoor",
        WithJury = "met-jury",
        Measure = "toegankelijkheid",
        Right = "recht";

    /// <summary>Euro of the right of each town, by NIS code: Geetbets, Gent, Herstappe.</summary>
    public static readonly IReadOnlyDictionary<string, decimal> Rights = new Dictionary<string, decimal>
    {
        ["24028"] = 300.01m,
        ["44021"] = 500m,
        ["73028"] = 199.99m,
    };

    /// <param name="pot">Euro in the pot.</param>
    public static string Of(string slug, int version, int pot) =>
        $$"""
            call: {{slug}}
            programme: vlaamse-veerkracht
            measure: {{Measure}}
            version: {{version}}
            title: { nl: Proef, en: Test }
            summary: { nl: Een oproep voor tests., en: A call for tests. }
            number_prefix: {{slug}}
            contact: { name: Test, email: test@veerkracht.example }
            {{(slug == WithJury ? "assessment: { jury: {}, criteria: [{ id: quality, title: K }] }" : "")}}
            applicants:
              - class: municipality
            tables:
              rechten.csv: |
                nis,euro
            {{string.Join("\n", Rights.Select(r => string.Create(CultureInfo.InvariantCulture, $"    {r.Key},{r.Value:0.00}")))}}
            objection: { days: 60 }
            {{(slug == WithJury ? "acceptance: { days: 30 }" : "")}}
            {{(slug == WithJury ? "allocation: { method: registration, fit: partial, short: skip, ties: [{ by: lot }] }" : "")}}
            funding:
              rights:
                - id: {{Right}}
                  title: { nl: Recht, en: Right }
                  envelope: 2000
                  table: rechten.csv
                  key: nis
                  value: euro
                  date: 2022-06-01
              pots:
                - { id: pot, title: { nl: Pot, en: Pot }, amount: {{pot}} }
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
                - { name: tier1, kind: share, title: { nl: Deel 1, en: Part 1 }, of: base, ratio: "1:2", from: {{Right}} }
                - { name: tier2, kind: tier, title: { nl: Deel 2, en: Part 2 }, above: tier1, ratio: "1:1", from: pot }
                - { name: alone, kind: value, title: { nl: Extra, en: Extra }, value: extra }
                - { name: grant, kind: sum, title: { nl: Subsidie, en: Grant }, of: [tier1, tier2, alone] }
              grant: grant
            steps:
            {{Step("first", "application", "")}}
            {{(slug == WithJury ? Step("second", "application", "opens: [\"selected:first\"]") : "")}}
            {{Step("part_1", "claim", "opens: [awarded]\n    instalment: { percentage: 40 }")}}
            {{Step("part_2", "claim", "opens: [\"submitted:part_1\"]\n    instalment: { percentage: 35 }")}}
            {{Step("balance", "claim", "opens: [\"paid:part_1\"]\n    instalment: { remainder: true }")}}
            """;

    private static string Step(string id, string kind, string more) =>
        $$"""
              - id: {{id}}
                kind: {{kind}}
                title: { nl: "{{id}}", en: "{{id}}" }
                {{more}}
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                      - { id: extra, type: amount, label: { nl: Extra, en: Extra }, required: true, min: 0 }
                      - { id: account, type: iban, label: { nl: Rekening, en: Account } }
                      {{(kind == "application" ? "- { id: partners, type: partners, label: { nl: Partners, en: Partners } }" : "")}}
            """;
}
