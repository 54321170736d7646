using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>
/// All that the engine makes of a call: who may apply, what is left for whom, when each step is open, what a form starts with and says of
/// several answers, the amounts, and how its examples come out.
/// </summary>
internal static class WhatComesOut
{
    private static readonly RightShares Shares = new(Shipped.Data);

    /// <summary>A municipality, its OCMW, a province, and a municipality that merged later; the forms are filled in by the first.</summary>
    private static readonly string[] Applicants = ["24028", "0212212937", "20001", "23023"];
    private static readonly LocalDateTime[] Moments = [new(2022, 9, 1, 12, 0), new(2022, 2, 1, 12, 0), new(2023, 6, 1, 12, 0)];

    /// <summary>Line by line, so that who compares two calls stops at the first difference.</summary>
    public static IEnumerable<string> Of(CallDefinition call) =>
        Applicants
            .SelectMany(applicant => Moments.SelectMany(moment => Standing(call, applicant, moment)))
            .Concat(Moments.SelectMany(moment => Forms(call, moment)))
            .Concat(Enumerable.Repeat(call, 1).SelectMany(c => ExampleRunner.Run(c, Shipped.Data).Select(f => f.Message)));

    private static IEnumerable<string> Standing(CallDefinition call, string applicant, LocalDateTime moment)
    {
        if (Circumstances(call, applicant, moment) is not { } trial)
            yield break;
        yield return $"{applicant} {moment}: {trial.Eligible} {string.Join(", ", trial.Context.Left.Select(l => $"{l.Key} {l.Value}"))}";
        var running = new HashSet<string> { "andere-oproep" };
        yield return $"{Eligibility.Check(call, trial.Context.Applicant, moment.Date, trial.Context.Left, running)}";
        foreach (var step in call.Steps)
        {
            var now = BrusselsTime.Opening(moment);
            var status = CallCalendar.StatusOf(
                call,
                step.Id,
                trial.Context.Applicant.Class,
                trial.Eligible,
                now,
                new HashSet<string>(),
                call.OwnDaysOf(trial.Context.Applicant)
            );
            yield return $"{step.Id}: {status} {status.Announced} {string.Join(", ", status.Moved)}";
        }
    }

    private static IEnumerable<string> Forms(CallDefinition call, LocalDateTime moment)
    {
        if (Circumstances(call, Applicants[0], moment) is not { } trial)
            yield break;
        var earlier = new Dictionary<string, JsonObject>();
        foreach (var step in call.Steps)
        {
            var context = trial.Context with { Earlier = new Dictionary<string, JsonObject>(earlier) };
            yield return CallEngine.Start(call, step.Id, context).ToJsonString();
            for (var variant = 0; variant < Filled.Variants; variant++)
            {
                var evaluation = CallEngine.Evaluate(call, step.Id, Filled.Answers(step.Form.Fields, variant), context);
                yield return $"{Said(evaluation)} {CallEngine.Account(step, evaluation.Clean)}";
                yield return $"{CallEngine.Public(step, evaluation).ToJsonString()} {CallEngine.ProjectName(step, evaluation.Clean)}";
            }
            earlier[step.Id] = Filled.Answers(step.Form.Fields, 1);
        }
    }

    private static Trial? Circumstances(CallDefinition call, string applicant, LocalDateTime moment) =>
        Trial.For(call, applicant, moment, new Dictionary<string, string>(), new Dictionary<string, JsonObject>(), Shares, out _);

    private static string Said(Evaluation evaluation) =>
        $"{EvaluationJson.Of(evaluation).ToJsonString()} {evaluation.Clean.ToJsonString()} {string.Join(", ", evaluation.Required)}";
}

/// <summary>Answers to any form: none, little, much, and numbers with many decimals.</summary>
internal static class Filled
{
    private static readonly string[] Towns =
    [
        .. Shipped.Data.MunicipalitiesOn(new NodaTime.LocalDate(2022, 9, 1)).Take(40).Select(m => m.Kbo),
    ];

    public const int Variants = 4;

    public static JsonObject Answers(IEnumerable<Field> fields, int variant, int item = 0)
    {
        var json = new JsonObject();
        foreach (var field in fields)
            if (variant > 0 && Answer(field, variant, item) is { } answer)
                json[field.Id] = answer;
        return json;
    }

    private static JsonNode? Answer(Field field, int variant, int item) =>
        field.Type switch
        {
            FieldType.Computed => null,
            FieldType.Number or FieldType.Amount or FieldType.Percentage => variant switch
            {
                1 => 1 + item,
                2 => 200 + item,
                _ => JsonNode.Parse("12.345678"),
            },
            FieldType.Date => $"{2019 + (2 * variant)}-01-0{field.Id.Length}",
            FieldType.YesNo => (variant + field.Id.Length) % 3 == 0,
            FieldType.Choice => field.Options[0].Id,
            FieldType.Choices => new JsonArray([.. field.Options.Select(o => (JsonNode)o.Id)]),
            FieldType.Group => new JsonArray([.. Several(variant).Select(i => Answers(field.Fields, variant, i))]),
            FieldType.Block => Answers(field.Fields, variant),
            FieldType.Table => new JsonObject(
                field.Rows.Select(r => KeyValuePair.Create(r.Id, (JsonNode?)Answers(field.CellsOf(r), variant)))
            ),
            FieldType.Files => new JsonArray([.. Several(variant).Select(File)]),
            FieldType.Organisations => new JsonArray([.. Several(variant).Select(i => (JsonNode)Towns[i])]),
            FieldType.Iban => field.Id == "y" ? "BE68539007547034" : "BE71096123456769",
            FieldType.Kbo => "0207518137",
            FieldType.PostalCode => "3450",
            FieldType.Area => JsonNode.Parse(
                """{ "type": "Polygon", "coordinates": [[[5.11, 50.89], [5.12, 50.89], [5.12, 50.9], [5.11, 50.89]]] }"""
            ),
            FieldType.Line => JsonNode.Parse("""{ "type": "LineString", "coordinates": [[5.11, 50.89], [5.12, 50.9]] }"""),
            FieldType.Point => JsonNode.Parse("""{ "type": "Point", "coordinates": [5.11, 50.89] }"""),
            _ => variant == 1 ? "x" : "xxxxxxxx",
        };

    private static JsonNode File(int index) =>
        new JsonObject
        {
            ["id"] = new Guid(index + 1, 0, 0, new byte[8]).ToString(),
            ["name"] = "a.pdf",
            ["size"] = 1,
            ["sha256"] = new string('a', 64),
        };

    private static IEnumerable<int> Several(int variant) => Enumerable.Range(0, variant == 1 ? 1 : 5);
}
