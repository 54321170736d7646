using System.Text.Json.Nodes;

namespace Veerkracht.Tests.Editing;

/// <summary>
/// A small call whose form is replaced in tests: a name, a street that gets another id, a kind, costs in a group, and a claim.
/// </summary>
internal static class TestForm
{
    public const string Call = "vernieuwd";

    public static string Yaml(string fields = First, string funding = Funding) =>
        $$"""
            # A comment that stays.
            call: {{Call}}
            programme: vlaamse-veerkracht
            measure: gemeente-zonder-gemeentehuis
            version: 1
            title: { nl: Vernieuwde oproep, en: Renewed call }
            summary: { nl: Een oproep voor tests., en: A call for tests. }
            number_prefix: vernieuwd
            contact: { name: Test, email: test@veerkracht.example }
            applicants:
              - class: municipality
            {{funding}}
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections:
            {{fields}}
              - id: claim
                kind: claim
                title: { nl: Betaling, en: Claim }
                opens: [awarded]
                instalment: { percentage: 100 }
                sections:
                  - id: all
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }
            """;

    public const string Funding = """
        funding:
          pots:
            - { id: pot, title: { nl: Pot, en: Pot }, amount: 100000 }
          amounts:
            - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
            - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, percentage: 100, from: pot }
          grant: grant
        """;

    public const string First = """
              - id: project
                title: { nl: Project, en: Project }
                fields:
                  - { id: name, type: text, label: { nl: Naam, en: Name }, required: true }
                  - { id: street, type: text, label: { nl: Straat, en: Street } }
                  - { id: kind, type: choice, label: { nl: Soort, en: Kind }, options: [{ id: kiosk, label: Zuil }, { id: video, label: Videobalie }] }
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost } }
                  - { id: parts, type: group, label: { nl: Deel, en: Part }, fields: [{ id: what, type: text, label: { nl: Wat, en: What } }, { id: many, type: number, label: { nl: Hoeveel, en: How many } }] }
        """;

    /// <summary>
    /// Street is gone, its place is another field; the option video is gone; of the parts the number is a text; a new field with a default.
    /// </summary>
    public const string Second = """
              - id: project
                title: { nl: Project, en: Project }
                fields:
                  - { id: name, type: long_text, label: { nl: Naam van het project, en: Name of the project }, required: true }
                  - { id: location, type: text, label: { nl: Plaats, en: Place } }
                  - { id: kind, type: choice, label: { nl: Soort, en: Kind }, options: [{ id: kiosk, label: Zuil }] }
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost } }
                  - { id: parts, type: group, label: { nl: Deel, en: Part }, fields: [{ id: what, type: text, label: { nl: Wat, en: What } }, { id: many, type: text, label: { nl: Hoeveel, en: How many } }] }
                  - { id: wish, type: text, label: { nl: Wens, en: Wish }, default: geen }
        """;

    public static JsonObject Answers() =>
        new()
        {
            ["name"] = "Balie",
            ["street"] = "Dorpsstraat 1",
            ["kind"] = "video",
            ["cost"] = "1000.00",
            ["parts"] = new JsonArray(new JsonObject { ["what"] = "Scherm", ["many"] = "3" }),
        };

    public const long Envelope = 100_000_000;
}
