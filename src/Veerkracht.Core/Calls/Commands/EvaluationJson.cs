using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Commands;

/// <summary>An evaluation as the JSON that scripts rely on.</summary>
public static class EvaluationJson
{
    public static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject Of(Evaluation evaluation) =>
        new()
        {
            ["errors"] = Of(evaluation.Errors),
            ["warnings"] = Of(evaluation.Warnings),
            ["visible"] = new JsonArray([.. evaluation.Visible.Select(path => (JsonNode)path)]),
            ["values"] = Object(evaluation.Values, value => value?.DeepClone()),
            // As the API has it: what is not known is null, for a number there would be taken for an answer.
            ["amounts"] = Object(
                evaluation.Amounts.ToDictionary(a => a.Key, a => evaluation.Unknown.Contains(a.Key) ? null : a.Value),
                amount => amount is null ? null : Of(amount)
            ),
            ["points"] = Object(evaluation.Points.ToDictionary(p => p.Criterion), given => given.IsKnown ? Of(given) : null),
        };

    private static JsonObject Of(PointsGiven given) =>
        new()
        {
            ["points"] = given.Points.ToString(),
            ["scale"] = given.Scale,
            ["why"] = Of(given.Why),
        };

    private static JsonObject Of(IReadOnlyList<LocalText> why) =>
        new()
        {
            ["nl"] = new JsonArray([.. why.Select(line => (JsonNode)line.Nl)]),
            ["en"] = new JsonArray([.. why.Select(line => (JsonNode)line.In(Language.En))]),
        };

    public static JsonObject Of(Explained explained) =>
        new()
        {
            ["amount"] = explained.Amount.ToString(),
            ["currency"] = "EUR",
            ["why"] = Of(explained.Why),
        };

    private static JsonArray Of(IEnumerable<Finding> findings) =>
        new([
            .. findings.Select(finding => new JsonObject
            {
                ["field"] = finding.Field,
                ["code"] = finding.Code,
                ["message"] = new JsonObject { ["nl"] = finding.Message.Nl, ["en"] = finding.Message.In(Language.En) },
            }),
        ]);

    private static JsonObject Object<T>(IReadOnlyDictionary<string, T> values, Func<T, JsonNode?> write)
    {
        var json = new JsonObject();
        foreach (var (name, value) in values)
            json[name] = write(value);
        return json;
    }
}
