using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.Calls;
using Veerkracht.Core.Tests.Npm;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>
/// npm ajv compiles the JSON Schema of each form that there is, strictly, and takes the answers of each example that has no errors: who
/// fills in by the API and follows the schema is never refused by it for what the form takes.
/// </summary>
public class Schemas_are_valid
{
    private static readonly string Others = Path.Combine(ShippedCalls.Data.Root, "tests", "Veerkracht.Core.Tests", "OtherCalls");

    private static IEnumerable<CallDefinition> Calls =>
        ShippedCalls
            .Data.CallFiles()
            .Select(file => ShippedCalls.Read(Path.GetFileNameWithoutExtension(file)))
            .Concat(
                Directory
                    .EnumerateFiles(Others, "*.yaml")
                    .Order(StringComparer.Ordinal)
                    .Select(file => CallReader.Read(File.ReadAllText(file), Path.GetFileName(file)).Definition!)
            );

    [Fact]
    public async Task Ajv_compiles_each_and_takes_what_the_form_takes()
    {
        var cases = Calls
            .SelectMany(call =>
                call.Steps.Select(step =>
                    (
                        Name: $"{call.Slug} {step.Id}",
                        Schema: AnswersSchema.Of(step.Form),
                        Examples: call.Examples.Where(e => e.Step == step.Id && e.Errors.Count == 0).ToList()
                    )
                )
            )
            .ToList();
        Assert.True(cases.Count > 40 && cases.Sum(c => c.Examples.Count) > 120, $"{cases.Count} {cases.Sum(c => c.Examples.Count)}");
        var told = await Node.Ask(
            "schemas.mjs",
            new JsonArray([
                .. cases.Select(c => new JsonObject
                {
                    ["schema"] = c.Schema,
                    ["answers"] = new JsonArray([.. c.Examples.Select(e => e.Answers)]),
                }),
            ])
        );
        Assert.Empty(
            cases.SelectMany(
                (c, i) =>
                    told[i]!["fault"] is { } fault
                        ? [$"{c.Name}: {fault}"]
                        : c.Examples.Select((e, k) => $"{c.Name}, {e.Name}: {told[i]!["answers"]![k]}").Where(line => !line.EndsWith(": "))
            )
        );
    }

    [Fact]
    public async Task Ajv_refuses_what_the_form_cannot_read()
    {
        var form = Small
            .Call(
                Small.Yaml(
                    """
                              - { id: company, type: kbo, label: Bedrijf }
                              - { id: place, type: address }
                              - { id: mail, type: email, label: Mail }
                              - { id: n, type: number, label: N, max: 5 }
                    """
                )
            )
            .Steps[0]
            .Form;
        string[] wrong =
        [
            """{ "company": "12" }""",
            """{ "place": { "postal_code": "0450" } }""",
            """{ "place": { "town": "Gent" } }""",
            """{ "mail": "a@" }""",
            """{ "n": 6 }""",
            """{ "other": 1 }""",
        ];
        var told = await Node.Ask(
            "schemas.mjs",
            new JsonArray(
                new JsonObject
                {
                    ["schema"] = AnswersSchema.Of(form),
                    ["answers"] = new JsonArray([.. wrong.Select(w => JsonNode.Parse(w))]),
                }
            )
        );
        Assert.All(told[0]!["answers"]!.AsArray(), said => Assert.NotEqual("", said!.ToString()));
    }
}
