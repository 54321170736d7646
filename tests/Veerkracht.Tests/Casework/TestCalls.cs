using System.Text.Json.Nodes;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Casework;

/// <summary>
/// Small calls for tests: half of the cost from a pot, in two instalments, then a confirmation; and the same without a pot.
/// </summary>
internal static class TestCalls
{
    public const string Small = "kleine-pot",
        Measure = CallHead.Measure;

    /// <param name="pot">Euro in the pot.</param>
    public static string FromPot(long pot) =>
        $$"""
            call: {{Small}}
            programme: vlaamse-veerkracht
            measure: {{Measure}}
            version: 1
            title: { nl: Proefoproep, en: Test call }
            summary: { nl: Een oproep voor tests., en: A call for tests. }
            number_prefix: proef
            contact: { name: Test, email: test@veerkracht.example }
            applicants:
              - class: municipality
            funding:
              pots:
                - id: pot
                  title: { nl: Kleine pot, en: Small pot }
                  amount: {{pot}}
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
                - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: "1:1", from: pot }
              grant: grant
            steps:
            {{Steps}}
            """;

    /// <summary>Draws from the envelope of the measure alone.</summary>
    public static string FromEnvelope() =>
        $$"""
            {{CallHead.Of(Small, "proef", "Proefoproep", "Test call")}}
            steps:
            {{Steps}}
            """;

    private const string Steps = """
          - id: application
            kind: application
            title: { nl: Aanvraag, en: Application }
            sections:
              - id: cost
                title: { nl: Kosten, en: Cost }
                fields:
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
          - id: first
            kind: claim
            title: { nl: Eerste schijf, en: First instalment }
            opens: [awarded]
            instalment: { percentage: 80 }
            sections:
              - id: cost
                title: { nl: Kosten, en: Cost }
                fields:
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
          - id: balance
            kind: claim
            title: { nl: Saldo, en: Balance }
            opens: ["paid:first"]
            instalment: { remainder: true }
            sections:
              - id: cost
                title: { nl: Kosten, en: Cost }
                fields:
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
          - id: confirmation
            kind: confirmation
            title: { nl: Bevestiging, en: Confirmation }
            opens: ["submitted:first"]
            sections:
              - id: still
                title: { nl: Bevestiging, en: Confirmation }
                fields:
                  - { id: still, type: yes_no, label: { nl: Ligt het er nog?, en: Is it still there? }, required: true }
        """;

    public static JsonObject Cost(string cost) => new() { ["cost"] = cost };
}
