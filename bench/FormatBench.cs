using System.Diagnostics;
using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Forms;

namespace Veerkracht.Bench;

/// <summary>
/// The call format: reading a definition of 1,000 fields, and evaluating the largest form of the shipped calls with every list filled.
/// </summary>
internal static class FormatBench
{
    /// <param name="root">The folder whose calls and reference data are read; another checkout's, to compare on the same input.</param>
    public static void Run(string root)
    {
        var data = DataFolder.Find(root)!;
        var large = Large(File.ReadAllText(data.CallFile("schoolroutes")!));
        Console.WriteLine(
            $"format: a call of 1,000 more fields is read in {Best(30, () => CallReader.ReadAnew(large, _ => null)):0.0} ms (aim 200 ms)"
        );

        var steps = data.CallFiles()
            .Select(file => CallReader.Read(File.ReadAllText(file), file, TableFiles.Beside(file, data.Reference)).Definition!)
            .SelectMany(call => call.Steps.Select(step => (Call: call, step.Id, Answers: Filled(step.Form.Fields))))
            .ToList();
        var (call, step, answers) = steps.MaxBy(s => s.Answers.ToJsonString().Length);
        var context = new EvaluationContext
        {
            Applicant = new Applicant
            {
                Class = "municipality",
                Name = "Gent",
                Nis = "44021",
            },
            Now = new LocalDateTime(2022, 9, 1, 12, 0),
        };
        Console.WriteLine(
            $"format: {call.Slug}, step {step}, {answers.ToJsonString().Length:N0} characters of answers, is evaluated in "
                + $"{Best(300, () => CallEngine.Evaluate(call, step, answers, context)):0.00} ms (aim 5 ms)"
        );
    }

    /// <summary>The call with 1,000 fields of several kinds put before its contact.</summary>
    private static string Large(string call)
    {
        var at = call.IndexOf("          - { id: contact, type: contact }", StringComparison.Ordinal);
        return call.Insert(
            at,
            string.Concat(
                Enumerable
                    .Range(0, 1000)
                    .Select(i =>
                        "          - "
                        + (i % 4) switch
                        {
                            0 => $"{{ id: x{i}, type: amount, label: {{ nl: Bedrag, en: Amount }}, checks: [{{ kind: ceiling, limit: "
                                + $"x{i + 1} + 5 }}] }}",
                            1 => $"{{ id: x{i}, type: number, label: {{ nl: Getal, en: Number }}, visible_when: x{i - 1} > 0 }}",
                            2 => $"{{ id: x{i}, type: computed, label: {{ nl: Som, en: Sum }}, value: x{i - 2} + x{i - 1} }}",
                            _ => $"{{ id: x{i}, type: text, label: {{ nl: Tekst, en: Text }}, required: x{i - 1} > 10 }}",
                        }
                        + "\n"
                    )
            )
        );
    }

    private static JsonObject Filled(IEnumerable<Field> fields)
    {
        var answers = new JsonObject();
        foreach (var field in fields)
            if (Filled(field) is { } answer)
                answers[field.Id] = answer;
        return answers;
    }

    private static JsonNode? Filled(Field field) =>
        field.Type switch
        {
            FieldType.Text or FieldType.LongText => new string('a', Math.Min(field.MaxLength ?? 100, 700)),
            FieldType.Number or FieldType.Amount or FieldType.Percentage => "12",
            FieldType.Date => "2022-09-01",
            FieldType.YesNo => true,
            FieldType.Choice => field.Options[0].Id,
            FieldType.Choices => new JsonArray(field.Options[0].Id),
            FieldType.Email => "an@gent.example",
            FieldType.Phone => "+3225530000",
            FieldType.Iban => "BE68539007547034",
            FieldType.Block => Filled(field.Fields),
            FieldType.Group => new JsonArray([.. Enumerable.Range(0, field.MaxItems ?? 20).Select(_ => (JsonNode)Filled(field.Fields))]),
            FieldType.Table => new JsonObject(field.Rows.Select(r => KeyValuePair.Create(r.Id, (JsonNode?)Filled(field.CellsOf(r))))),
            _ => null,
        };

    private static double Best(int times, Action what)
    {
        var best = double.MaxValue;
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            what();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return best;
    }
}
