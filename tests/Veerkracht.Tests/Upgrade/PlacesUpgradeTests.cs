using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Geo;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Places;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

/// <summary>Places in what was sent before they were kept apart are found afterwards, as corrected where they were.</summary>
public sealed class PlacesUpgradeTests
{
    private const string Point = """{"type":"Point","coordinates":[5.1,50.9]}""",
        Line = """{"type":"LineString","coordinates":[[5.1,50.9],[5.11,50.91]]}""";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Places_that_were_sent_are_written_down(Database database)
    {
        string[] steps = [];
        await using var site = await TestSite.Start(database, OlderDatabase.Now, restore: async (postgres, directory) =>
        {
            await OlderDatabase.Copy(postgres, directory);
            var older = OlderDatabase.Options(postgres, directory);
            steps = [.. await Outsider.Rows(older, """SELECT "Id" FROM "DossierSteps" WHERE "Sent" IS NOT NULL ORDER BY "Id" LIMIT 3""")];
            Assert.Equal(3, steps.Length);
            // The guards of that time forbid it, and come back with the start.
            foreach (var guard in await Outsider.Triggers(older))
                if (guard.Split(' ')[1] == "DossierSteps")
                    await Outsider.Run(older, Outsider.Drop(older, guard));
            await Outsider.Run(
                older,
                Answers("Sent", $$"""{"where":{{Point}},"works":[{"name":"x"},{"path":{{Line}}}]}""", steps[0]),
                Answers("Sent", $$"""{"where":{{Point}}}""", steps[1]),
                Answers("Corrected", $$"""{"where":{{Line}}}""", steps[1]),
                Answers("Sent", """{"coordinates":"in Geetbets","where":{"typed":"Geetbets"}}""", steps[2])
            );
        });

        var kept = await site.Query(db =>
            db.SentPlaces.AsNoTracking()
                .Join(
                    db.DossierSteps,
                    p => new { p.DossierId, p.StepId },
                    s => new { s.DossierId, s.StepId },
                    (p, s) => new { Step = s.Id, Place = p }
                )
                .OrderBy(p => p.Place.Field)
                .ToListAsync()
        );
        string Step(int i) => Guid.Parse(steps[i]).ToString();
        Assert.Equal(
            [$"{Step(0)} where", $"{Step(0)} works[1].path", $"{Step(1)} where"],
            kept.Select(k => $"{k.Step} {k.Place.Field}").Order(StringComparer.Ordinal)
        );
        SentPlace Of(int step, string field) => kept.Single(k => k.Step == Guid.Parse(steps[step]) && k.Place.Field == field).Place;
        var (point, line) = (Of(0, "where"), Of(1, "where"));
        Assert.Equal((5.1, 50.9, 5.1, 50.9), (point.West, point.South, point.East, point.North));
        Assert.Equal((5.1, 50.9, 5.11, 50.91), (line.West, line.South, line.East, line.North));
        Assert.Equal(GeoJson.Read(GeoJson.Parse(Line)), GeoJson.Read(GeoJson.Parse(line.Shape)));
        Assert.Equal(QuadCells.Of(GeoJson.Read(GeoJson.Parse(Point))!.EnvelopeInternal), point.Cell);
    }

    private static string Answers(string column, string json, string step) =>
        $"""UPDATE "DossierSteps" SET "{column}" = '{json}' WHERE "Id" = '{step}' """;
}
