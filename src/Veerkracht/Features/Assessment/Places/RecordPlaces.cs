using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Geo;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Places;

/// <summary>Writes down the places of a step that is sent, in the same save.</summary>
public sealed class RecordPlaces : IWhenStepSubmitted
{
    public Task Do(SubmittedStep submitted, CancellationToken stop)
    {
        var (call, dossier, step, evaluation, _, write) = submitted;
        if (call.Step(step.StepId).Form.Fields.Any(HoldsPlaces))
            write(Statements(dossier.Id, step.StepId, evaluation.Clean));
        return Task.CompletedTask;
    }

    /// <summary>What is sent again says it anew.</summary>
    internal static IEnumerable<Statement> Statements(Guid dossierId, string stepId, JsonObject answers) =>
        PlacesInAnswers
            .Of(answers)
            .Select(p => Insert(dossierId, stepId, p.Field, p.Shape))
            .Prepend(new Statement(Delete, [dossierId, stepId]));

    private static Statement Insert(Guid dossierId, string stepId, string field, Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        return new Statement(
            Sql,
            [dossierId, stepId, field, QuadCells.Of(box), box.MinX, box.MinY, box.MaxX, box.MaxY, AnswersJson.Write(GeoJson.Write(shape))],
            1
        );
    }

    private const string Delete = """DELETE FROM "SentPlaces" WHERE "DossierId" = $1 AND "StepId" = $2""";

    private const string Sql = """
        INSERT INTO "SentPlaces" ("DossierId", "StepId", "Field", "Cell", "West", "South", "East", "North", "Shape")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private static bool HoldsPlaces(Field field) =>
        field.Kind.Drawn is not null || field.Fields.Any(HoldsPlaces) || field.Columns.Any(HoldsPlaces);
}
