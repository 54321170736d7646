using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A small call around the part that a test is about.</summary>
internal static class Small
{
    /// <param name="fields">The fields of the one section, indented by 10.</param>
    /// <param name="top">Keys of the call.</param>
    /// <param name="funding">What stands in the funding, indented by 2.</param>
    /// <param name="steps">More steps, indented by 2.</param>
    public static string Yaml(string fields, string top = "", string? funding = null, string steps = "") =>
        $"""
            call: small
            programme: p
            measure: m
            title: {"{"} nl: Klein, en: Small {"}"}
            summary: {"{"} nl: Klein, en: Small {"}"}
            number_prefix: small
            contact: {"{"} name: Team, email: team@veerkracht.example {"}"}
            applicants:
              - class: municipality
            {top}
            funding:
            {funding ?? "  amounts: [{ name: grant, kind: value, title: Subsidie, value: \"0\" }]\n  grant: grant"}
            steps:
              - id: application
                kind: application
                title: {"{"} nl: Aanvraag, en: Application {"}"}
                sections:
                  - id: all
                    title: {"{"} nl: Alles, en: All {"}"}
                    fields:
            {fields}
            {steps}
            """;

    public static CallDefinition Call(string yaml)
    {
        var read = CallReader.Read(yaml, "s.yaml");
        Assert.True(read.Faults.Count == 0, string.Join("\n", read.Faults) + "\n" + yaml);
        return read.Definition!;
    }

    public static List<string> Faults(string yaml) =>
        [
            .. CallReader
                .Read(yaml, "s.yaml")
                .Faults.Select(f => $"{yaml.Split('\n')[f.Place.Line - 1][(f.Place.Column - 1)..]} | {f.Message}"),
        ];

    public static EvaluationContext Context(IReadOnlyDictionary<string, Money>? left = null, LocalDateTime? now = null) =>
        new()
        {
            Applicant = new Applicant
            {
                Class = "municipality",
                Name = "Geetbets",
                Nis = "24028",
                Kbo = "0207518137",
            },
            Now = now ?? new LocalDateTime(2022, 9, 1, 12, 0),
            Left = left ?? new Dictionary<string, Money>(),
        };

    public static Evaluation Evaluate(
        CallDefinition call,
        string answers,
        EvaluationContext? context = null,
        string step = "application"
    ) => CallEngine.Evaluate(call, step, JsonNode.Parse(answers)!.AsObject(), context ?? Context());
}
