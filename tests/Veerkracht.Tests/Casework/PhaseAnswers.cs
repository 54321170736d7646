using System.Text.Json.Nodes;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Casework;

/// <summary>Answers to the two phases of the call with a jury between, and a small call of two phases that draws from a pot.</summary>
internal static class PhaseAnswers
{
    public const string Call = "stadsvernieuwing",
        Town = "gent";

    /// <summary>The call was announced without days: staff open it, and the town sends its first phase.</summary>
    public static async Task<Dossier> CompleteFirst(this TestSite site)
    {
        await site.Changed(Call, "open-round", new { at = "2022-09-01T09:00" });
        return await site.Complete(Call, First(), Town);
    }

    public static JsonObject First(string asked = "900000.00") =>
        new()
        {
            ["contact"] = Person("An"),
            ["political"] = Person("Jan"),
            ["name"] = "Oude Dokken",
            ["summary"] = "Een nieuw stuk stad.",
            ["diagnosis"] = "Leegstand.",
            ["vision"] = "Wonen.",
            ["ambition"] = "Een buurt.",
            ["coalition"] = "Met bewoners.",
            ["momentum"] = "Nu.",
            ["asked"] = asked,
            ["financing"] = new JsonArray(Partner("Stad Gent", "own_city", "1000000.00"), Partner("Provincie", "public", "1500000.00")),
        };

    /// <summary>What the second phase changes of what was prefilled, and what only it asks; everything adds up to the cent.</summary>
    public static JsonObject Second() =>
        new()
        {
            ["name"] = "Oude Dokken en park",
            ["changes"] = "Meer groen.",
            ["design"] = "Goed.",
            ["organisation"] = "Een team.",
            ["co_creation"] = "Elke maand.",
            ["phasing"] = "In twee fasen.",
            ["financing"] = new JsonArray(
                Partner("Ontwikkelaar", "private", "300000.00"),
                Partner("Stad Gent", "own_city", "1200000.01"),
                Partner("Provincie", "public", "1499999.99")
            ),
            ["overhead"] = "300000.00",
            ["asked"] = "1000000.00",
            ["meaning"] = "Zonder subsidie geen brug.",
            ["parts"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "Park",
                    ["explanation"] = "Aan het water.",
                    ["own_share"] = "1200000.01",
                    ["timing"] = new JsonArray(
                        new JsonObject
                        {
                            ["step"] = "Werken",
                            ["start"] = "2023-01-01",
                            ["end"] = "2024-06-30",
                        }
                    ),
                    ["public_partners"] = new JsonArray(new JsonObject { ["name"] = "Provincie", ["amount"] = "499999.99" }),
                    ["private_partners"] = new JsonArray(new JsonObject { ["name"] = "Ontwikkelaar", ["amount"] = "300000.00" }),
                }
            ),
            ["spending"] = new JsonArray(new JsonObject { ["part"] = "Park", ["amount"] = "1000000.00" }),
        };

    public static JsonObject Claim() =>
        new()
        {
            ["financing_total"] = "3000000.00",
            ["asked"] = "950000.50",
            ["public_space"] = "1200",
            ["has_building"] = false,
            ["payment"] = new JsonObject { ["iban"] = "BE68 5390 0754 7034", ["other_account"] = false },
        };

    /// <summary>Half of the cost from a pot; the jury chooses between "first" and "second".</summary>
    public static string FromPot(long pot, string slug = "twee-fasen") =>
        $$"""
            call: {{slug}}
            programme: vlaamse-veerkracht
            measure: toegankelijkheid
            version: 1
            title: { nl: Twee fasen, en: Two phases }
            summary: { nl: Een oproep voor tests., en: A call for tests. }
            number_prefix: {{slug}}
            contact: { name: Test, email: test@veerkracht.example }
            applicants:
              - class: municipality
            funding:
              pots:
                - { id: pot, title: { nl: Pot, en: Pot }, amount: {{pot}} }
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
                - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: "1:1", from: pot }
              grant: grant
            steps:
              - id: first
                kind: application
                title: { nl: Fase 1, en: Phase 1 }
                sections:
                  - { id: cost, title: { nl: Kosten, en: Cost },
                      fields: [{ id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }] }
              - id: second
                kind: application
                title: { nl: Fase 2, en: Phase 2 }
                opens: ["selected:first"]
                sections:
                  - { id: cost, title: { nl: Kosten, en: Cost },
                      fields: [{ id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, prefill: first.cost }] }
            """;

    private static JsonObject Person(string name) =>
        new()
        {
            ["first_name"] = name,
            ["family_name"] = "Peeters",
            ["function"] = "Projectleider",
            ["phone"] = "+3225530000",
            ["email"] = "an@gent.example",
        };

    private static JsonObject Partner(string name, string kind, string amount) =>
        new()
        {
            ["partner"] = name,
            ["kind"] = kind,
            ["amount"] = amount,
        };
}
