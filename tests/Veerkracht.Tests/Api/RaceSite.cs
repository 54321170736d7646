using System.Text.Json.Nodes;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>
/// A site with a programme of its own in a directory of its own: one measure, one call that grants half of the cost from a small pot.
/// </summary>
internal static class RaceSite
{
    private const string Programme = """
        programme: proefprogramma
        title: { nl: Proefprogramma, en: Test programme }
        lead: { nl: Een programma voor tests., en: A programme for tests. }
        responsible: { nl: Niemand, en: Nobody }
        agency: OVO001835
        source:
          title: { nl: Een test, en: A test }
          on: 2020-12-15
        axes:
          - { id: proef-as, title: { nl: As, en: Axis }, lead: { nl: Een as., en: An axis. } }
        themes:
          - id: proefthema
            title: { nl: Thema, en: Theme }
            contact: { name: Test, email: test@veerkracht.example }
        totals:
          measures: 1
          with_envelope: 1
          envelope: 1_000_000
          axes:
            proef-as: 1_000_000
        """;

    private const string Measure = $$"""
        measure: {{TestCalls.Measure}}
        axis: proef-as
        order: 1
        title: { nl: Proef, en: Test }
        lead: { nl: Een maatregel voor tests., en: A measure for tests. }
        envelope: 1_000_000
        themes: [proefthema]
        """;

    /// <param name="pot">Euro in the pot.</param>
    public static async Task<TestSite> Start(Database database, long pot)
    {
        var root = Directory.CreateTempSubdirectory("veerkracht-root-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(root, "reference"), Path.Combine(Repository.Root, "reference"));
        var programme = Path.Combine(root, "programmes", "proefprogramma");
        Write(Path.Combine(programme, "programme.yaml"), Programme);
        Write(Path.Combine(programme, "measures", TestCalls.Measure + ".yaml"), Measure);
        Write(
            Path.Combine(programme, "calls", TestCalls.Small + ".yaml"),
            TestCalls.FromPot(pot).Replace("vlaamse-veerkracht", "proefprogramma", StringComparison.Ordinal)
        );
        try
        {
            return await TestSite.Start(database, with: o => o with { Root = root });
        }
        finally
        {
            // Everything was read at the start.
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>An application that was filled in: half of the cost is asked.</summary>
    public static async Task<string> Draft(Caller officer, string cost)
    {
        var id = (await officer.Post("/dossiers", new JsonObject { ["call"] = TestCalls.Small }).Made()).Id;
        await officer.Patch($"/dossiers/{id}/steps/application/answers", TestCalls.Cost(cost)).Ok();
        return id;
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
