using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Places;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Assessment;

/// <summary>The same place in two dossiers is told to who handles them, and stops nothing.</summary>
public sealed class DoublePlacesTests
{
    private const string Step = "application",
        Heading = "Op deze plaats loopt nog iets";

    private static string Call(string slug) =>
        $$"""
            {{CallHead.Of(slug, slug, slug, slug)}}
            steps:
              - id: {{Step}}
                kind: application
                title: { nl: Aanvraag, en: Application }
                windows:
                  - { opens: 2022-06-01T09:00, closes: 2022-10-15T23:59 }
                sections:
                  - id: project
                    title: { nl: Project, en: Project }
                    fields:
                      - { id: name, type: text, label: { nl: Naam, en: Name }, required: true }
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                      - { id: spot, type: point, label: { nl: Plek, en: Spot } }
                      - id: works
                        type: group
                        label: { nl: Werk, en: Work }
                        max_items: 10
                        fields:
                          - { id: route, type: line, label: { nl: Traject, en: Route } }
            """;

    private static JsonObject Spot(double east, double north) => new() { ["type"] = "Point", ["coordinates"] = new JsonArray(east, north) };

    private static JsonObject Route(params (double East, double North)[] places) =>
        new()
        {
            ["type"] = "LineString",
            ["coordinates"] = new JsonArray([.. places.Select(p => (JsonNode)new JsonArray(p.East, p.North))]),
        };

    private static async Task<Dossier> Sent(TestSite site, string call, string name, JsonObject? spot, JsonObject? route = null)
    {
        var officer = TestSite.As("geetbets-officer");
        var dossier = Given.Value(await site.Act((StartApplication a) => a.Do(officer, call)));
        var answers = new JsonObject { ["name"] = name, ["cost"] = "100.00" };
        if (spot is not null)
            answers["spot"] = spot;
        if (route is not null)
            answers["works"] = new JsonArray(new JsonObject(), new JsonObject { ["route"] = route });
        Given.Value(await site.Act((SaveAnswers a) => a.Fields(officer, dossier.Id, Step, answers, null)));
        Given.Value(await site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, Step)));
        return dossier;
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_handles_a_dossier_reads_what_else_happens_on_its_places(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call("paden"), 1_000_000_00);
        await site.Publish(Call("pleinen"), 1_000_000_00);
        // Five metres are 0.000045 degrees to the north.
        var square = await Sent(site, "pleinen", "Plein", Spot(5.11, 50.89));
        var same = await Sent(site, "paden", "Zelfde plek", Spot(5.11, 50.890001));
        var near = await Sent(site, "paden", "Vlakbij", Spot(5.11, 50.89027));
        var crossing = await Sent(site, "paden", "Kruist", null, Route((5.109, 50.89), (5.111, 50.89)));
        var far = await Sent(site, "paden", "Ver weg", Spot(5.11, 50.90), Route((5.0999, 50.899), (5.1001, 50.901)));

        using var manager = await Browser.As(site, "programme-manager");
        var page = await manager.Text($"/dossiers/{square.Id}");
        var told = page[page.IndexOf(Heading, StringComparison.Ordinal)..];
        told = told[..told.IndexOf("</section>", StringComparison.Ordinal)];
        string Line(string word, Dossier other, string name) =>
            $"<b>{word}</b>: <a href=\"/dossiers/{other.Id}\">{other.Number} {name}</a>";
        Assert.Contains(Line("Dezelfde plaats", same, "Zelfde plek"), told);
        Assert.Contains(Line("Kruist of overlapt", crossing, "Kruist"), told);
        Assert.Contains(Line("Op 31 meter", near, "Vlakbij"), told);
        Assert.DoesNotContain("Ver weg", told);
        Assert.Contains("binnen 50 meter", told);
        Assert.DoesNotContain(Heading, await manager.Text($"/dossiers/{far.Id}"));
        Assert.Contains("“Traject”", await manager.Text($"/dossiers/{crossing.Id}"));

        // The applicant is not told what others do there; who withdrew does nothing there.
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.DoesNotContain(Heading, await officer.Text($"/dossiers/{square.Id}"));
        Given.Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), same.Id, "Toch niet")));
        Assert.DoesNotContain("Dezelfde plaats", await manager.Text($"/dossiers/{square.Id}"));
    }

    /// <summary>The same statements, and no more rows read, when the country is full of other places.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_it_costs_does_not_grow_with_all_dossiers(Database database)
    {
        var statements = new Statements();
        await using var site = await TestSite.Start(database, adjust: statements.Listen);
        await site.Publish(Call("paden"), 1_000_000_00);
        var one = await Sent(site, "paden", "Een", Spot(5.11, 50.89));
        var two = await Sent(site, "paden", "Twee", Spot(5.1101, 50.89));
        var manager = TestSite.As("programme-manager");
        async Task<(int Statements, int Found)> Looks()
        {
            var found = 0;
            var asked = await statements.During(
                async () => found = (await site.Ask((DoublePlaces p) => p.Of(manager, one))).Places.Count,
                "SentPlaces"
            );
            return (asked.Count, found);
        }
        var before = await Looks();
        await site.Query(async db =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var (east, north) = (3 + (i % 50) * 0.05, 50.7 + i / 50 * 0.01);
                db.SentPlaces.Add(Elsewhere(two.Id, i, east, north));
            }
            return await db.SaveChangesAsync();
        });

        Assert.Equal((2, 1), before);
        Assert.Equal(before, await Looks());
        // The index is what is asked, not the table.
        var plan = await site.Query(db => PlanOf(db, database));
        Assert.Contains("IX_SentPlaces_Cell", plan);
    }

    private static SentPlace Elsewhere(Guid dossier, int number, double east, double north) =>
        new()
        {
            DossierId = dossier,
            StepId = "other",
            Field = number.ToString(CultureInfo.InvariantCulture),
            Cell = Core.Geo.QuadCells.Of(new NetTopologySuite.Geometries.Envelope(east, east, north, north)),
            West = east,
            East = east,
            South = north,
            North = north,
            Shape = Spot(east, north).ToJsonString(),
        };

    private static async Task<string> PlanOf(Data.Db db, Database database)
    {
        var explain = database == Database.Sqlite ? "EXPLAIN QUERY PLAN" : "EXPLAIN";
        var sql = $"{explain} SELECT \"Field\" FROM \"SentPlaces\" WHERE \"Cell\" >= 'q12' AND \"Cell\" < 'q120'";
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        if (database != Database.Sqlite)
            await db.Database.ExecuteSqlRawAsync("ANALYZE \"SentPlaces\"");
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var plan = "";
        while (await rows.ReadAsync())
            plan += rows.GetValue(rows.FieldCount - 1);
        return plan;
    }
}
