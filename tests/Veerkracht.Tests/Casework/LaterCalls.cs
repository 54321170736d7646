using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Casework;

/// <summary>Calls for tests that grow after dossiers were sent, that come back every year, and that exclude each other.</summary>
internal static class LaterCalls
{
    /// <param name="version">From 2 on a confirmation of later years is there, which names a field that version 1 does not ask.</param>
    public static string Growing(int version) =>
        $$"""
            {{Head("groei", version)}}
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }
            {{(version > 1 ? "          - { id: trees, type: number, label: { nl: Bomen, en: Trees } }" : "")}}
              - id: claim
                kind: claim
                title: { nl: Betaling, en: Claim }
                opens: [awarded]
                instalment: { percentage: 100 }
                sections:
                  - { id: cost, title: { nl: Kosten, en: Cost },
                      fields: [{ id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }] }
            {{(version > 1 ? Added : "")}}
            """;

    private const string Added = """
          - id: later
            kind: confirmation
            title: { nl: Bevestiging, en: Confirmation }
            opens: ["submitted:claim"]
            windows:
              - { opens: 2026-05-01T00:00, closes: 2030-12-31T23:59 }
            sections:
              - id: still
                title: { nl: Bevestiging, en: Confirmation }
                fields:
                  - { id: still, type: yes_no, label: { nl: Ligt het er nog?, en: Is it still there? }, required: true }
                  - { id: trees, type: number, label: { nl: Bomen, en: Trees }, prefill: application.trees,
                      visible_when: "has(earlier.application.trees)" }
        """;

    /// <summary>An optional visit, a claim, and a report for each year from 2023 to 2025.</summary>
    public static string Yearly() =>
        $$"""
            {{Head("jaarlijks", 1)}}
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections:
                  - { id: cost, title: { nl: Kosten, en: Cost },
                      fields: [{ id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }] }
              - id: visit
                kind: report
                optional: true
                title: { nl: Bezoek, en: Visit }
                opens: [awarded]
                sections:
                  - { id: visit, title: { nl: Bezoek, en: Visit }, fields: [{ id: text, type: text, label: { nl: Verslag, en: Report } }] }
              - id: claim
                kind: claim
                title: { nl: Betaling, en: Claim }
                opens: [awarded]
                instalment: { percentage: 100 }
                sections:
                  - { id: cost, title: { nl: Kosten, en: Cost },
                      fields: [{ id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }] }
              - id: report
                kind: report
                title: { nl: "Verslag {year}", en: "Report {year}" }
                repeats: { from: 2023, until: 2025 }
                opens: [awarded, "submitted:report_{previous_year}"]
                windows:
                  - { opens: "{next_year}-01-01T00:00", closes: "{next_year}-03-31T23:59" }
                sections:
                  - { id: users, title: { nl: Gebruikers, en: Users },
                      fields: [{ id: users, type: number, label: { nl: Gebruikers, en: Users }, required: true,
                      prefill: "report_{previous_year}.users" }] }
            """;

    public static string Excluding(string slug, string excluded) =>
        $$"""
            {{Head(slug, 1)}}
            excludes:
              - { {{excluded}},
                  reason: { nl: Voor een project betaalt Vlaanderen maar één keer., en: Flanders pays only once for a project. } }
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections:
                  - { id: cost, title: { nl: Kosten, en: Cost },
                      fields: [{ id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true }] }
            """;

    private static string Head(string slug, int version) =>
        $$"""
            {{CallHead.Of(slug, slug, $"Proef {slug}", $"Test {slug}", version)}}
            """;
}
