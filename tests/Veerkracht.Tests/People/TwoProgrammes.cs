using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>
/// A site with two programmes of the same agency, and in the second a measure of another agency. Each measure has one call with the slug
/// of the measure behind "oproep-", from which half of the cost is granted.
/// </summary>
internal static class TwoProgrammes
{
    public const string First = "eerste",
        Second = "tweede",
        OfOther = "van-een-ander",
        OtherAgency = "OVO002065";

    public static async Task<TestSite> Start(Database database)
    {
        var root = Directory.CreateTempSubdirectory("veerkracht-root-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(root, "reference"), Path.Combine(Repository.Root, "reference"));
        Write(root, First, (First, null));
        Write(root, Second, (Second, null), (OfOther, OtherAgency));
        try
        {
            return await TestSite.Start(database, with: o => o with { Root = root, Recheck = TimeSpan.Zero });
        }
        finally
        {
            // Everything was read at the start.
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>An application of Geetbets that was sent and asks for 500 euro; its id.</summary>
    public static async Task<string> Sent(Cast cast, string measure)
    {
        var id = (await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = CallOf(measure) }).Made()).Id;
        await cast.Officer.Patch($"/dossiers/{id}/steps/application/answers", TestCalls.Cost("1000.00")).Ok();
        await cast.Attach(id, "application", "proof");
        await cast.Finance.Post($"/dossiers/{id}/steps/application/submission").Is(HttpStatusCode.OK);
        return id;
    }

    public static string CallOf(string measure) => "oproep-" + measure;

    /// <summary>From now on the roles of this persona count in one programme only.</summary>
    public static Task<int> Limit(this TestSite site, string persona, string programme) =>
        site.Query(db =>
            db.Mandates.Where(m => m.PersonId == Persona.Find(persona)!.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Programme, programme))
        );

    private const string Cost = "- { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }",
        Proof = "\n          - { id: proof, type: files, label: { nl: Bewijs, en: Proof }, max_items: 5 }";

    private static void Write(string root, string slug, params (string Slug, string? Agency)[] measures)
    {
        var folder = Path.Combine(root, "programmes", slug);
        Write(
            Path.Combine(folder, "programme.yaml"),
            $$"""
            programme: {{slug}}
            title: { nl: Programma {{slug}}, en: Programme {{slug}} }
            lead: { nl: Een programma voor tests., en: A programme for tests. }
            responsible: { nl: Niemand, en: Nobody }
            agency: OVO001835
            source:
              title: { nl: Een test, en: A test }
              on: 2020-12-15
            axes:
              - { id: as, title: { nl: As, en: Axis }, lead: { nl: Een as., en: An axis. } }
            themes:
              - id: thema
                title: { nl: Thema, en: Theme }
                contact: { name: Test, email: test@veerkracht.example }
            totals:
              measures: {{measures.Length}}
              with_envelope: {{measures.Length}}
              envelope: {{measures.Length}}_000_000
              axes:
                as: {{measures.Length}}_000_000
            """
        );
        foreach (var (measure, order) in measures.Select((m, i) => (m, i + 1)))
        {
            Write(
                Path.Combine(folder, "measures", measure.Slug + ".yaml"),
                $$"""
                measure: {{measure.Slug}}
                axis: as
                order: {{order}}
                title: { nl: Maatregel {{measure.Slug}}, en: Measure {{measure.Slug}} }
                lead: { nl: Een maatregel voor tests., en: A measure for tests. }
                {{(measure.Agency is { } agency ? $"agency: {agency}" : "")}}
                envelope: 1_000_000
                themes: [thema]
                """
            );
            Write(
                Path.Combine(folder, "calls", CallOf(measure.Slug) + ".yaml"),
                TestCalls
                    .FromPot(100_000)
                    .Replace(TestCalls.Small, CallOf(measure.Slug), StringComparison.Ordinal)
                    .Replace("vlaamse-veerkracht", slug, StringComparison.Ordinal)
                    .Replace($"measure: {TestCalls.Measure}", $"measure: {measure.Slug}", StringComparison.Ordinal)
                    .Replace("number_prefix: proef", $"number_prefix: {measure.Slug}", StringComparison.Ordinal)
                    .Replace(Cost, Cost + Proof, StringComparison.Ordinal)
            );
        }
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
