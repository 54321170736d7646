using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Tests.Forms.Build;

namespace Veerkracht.Core.Tests.Forms;

public class Any_answers_give_an_evaluation
{
    private static readonly FieldType[] Leaves =
    [
        .. Enum.GetValues<FieldType>().Where(t => t is not (FieldType.Table or FieldType.Group or FieldType.Block or FieldType.Computed)),
    ];

    private static IEnumerable<Field> Each(string prefix) =>
        Leaves.Select(t =>
            (
                Field($"{prefix}_{t.ToString().ToLowerInvariant()}", t) with
                {
                    Options = Options("a", "b"),
                    MinItems = 1,
                    MaxItems = 2,
                    MinLength = 2,
                    MaxLength = 5,
                    Max = 10,
                    Above = 0,
                    Decimals = 1,
                    WarnAbove = 5,
                }
            ).Required()
        );

    private static readonly FormDefinition Everything = Form([
        .. Each("f"),
        Table("t", [Row("x"), Row("y", "c_text")], [.. Each("c")]),
        Block("b", [.. Each("i")]),
        Group("g", [.. Each("g"), Group("h", [.. Each("h")]) with { MinItems = 1, MaxItems = 2 }]) with
        {
            MaxItems = 3,
        },
        Computed(
            "sum",
            When(
                "f_number + g.map(x, x.g_amount).sum() + size(b.i_text)",
                ("f_number", Number),
                ("g", List(Record(("g_amount", Number)))),
                ("b", Record(("i_text", Text)))
            )
        ) with
        {
            Checks = [Check("low", When("sum < 10 && f_date < date('2022-01-01')", ("sum", Number), ("f_date", Date)), "f_date")],
        },
    ]);

    private static readonly string[] Names =
    [
        .. Everything.Fields.Select(f => f.Id),
        "x",
        "y",
        "c_amount",
        "c_text",
        "i_text",
        "g_amount",
        "g_choices",
        "h",
        "h_files",
        "typed",
        "amount",
        "currency",
        "type",
        "coordinates",
        "id",
        "name",
        "size",
        "sha256",
        "zzz",
        "",
    ];
    private static readonly string[] Scalars =
    [
        "1",
        "-0.5",
        "1e9",
        "1e-400",
        "12345678901234567890.123",
        "true",
        "false",
        "null",
        "\"\"",
        "\"a\"",
        "\"b\"",
        "\"EUR\"",
        "\"12.5\"",
        "\"2022-09-01\"",
        "\"Point\"",
        "\"jan@geetbets.be\"",
        "\"BE68539007547034\"",
        "\"+3225530000\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"👩‍👩‍👧\"",
        "\"0190a0b0-0000-7000-8000-000000000001\"",
        "3.7",
        "51.1",
    ];

    private static readonly Gen<string> AnyJson = Gen.Recursive<string>(
        (depth, inner) =>
            depth > 3
                ? Gen.Int[0, Scalars.Length - 1].Select(i => Scalars[i])
                : Gen.Frequency(
                    (4, Gen.Int[0, Scalars.Length - 1].Select(i => Scalars[i])),
                    (2, inner.Array[0, 3].Select(items => $"[{string.Join(",", items)}]")),
                    (
                        4,
                        Gen.Select(Gen.Int[0, Names.Length - 1], inner)
                            .Array[0, 5]
                            .Select(p => $"{{{string.Join(",", p.Select(x => $"\"{Names[x.Item1]}\":{x.Item2}"))}}}")
                    )
                )
    );

    private static readonly Gen<string> AnyAnswers = Gen.Select(Gen.Int[0, Names.Length - 1], AnyJson)
        .Array[0, 12]
        .Select(p => $"{{{string.Join(",", p.Select(x => $"\"{Names[x.Item1]}\":{x.Item2}"))}}}");

    [Fact]
    public void Random_json_never_throws_and_its_clean_form_is_stable() =>
        AnyAnswers.Sample(
            json =>
            {
                var state = FormEvaluator.Read(Everything, JsonNode.Parse(json)!.AsObject(), new Dictionary<string, object?>());
                var findings = state.Findings();
                var clean = state.Clean.ToJsonString();
                var again = FormEvaluator.Read(Everything, JsonNode.Parse(clean)!.AsObject(), new Dictionary<string, object?>());
                return again.Clean.ToJsonString() == clean && findings.Errors.All(e => e.Message.Nl.Length > 0 && e.Message.En?.Length > 0);
            },
            iter: 1000
        );

    [Fact]
    public void Random_json_can_be_shown_and_posted_to() =>
        AnyAnswers.Sample(
            json =>
            {
                var answers = JsonNode.Parse(json)!.AsObject();
                foreach (var field in Everything.Fields)
                {
                    if (FormPath.Get(answers, field.Id) is { } node && FieldWriter.ToTyped(field, node) is null)
                        return false;
                }
                FormBinder.Apply(
                    Everything,
                    answers,
                    "main",
                    [new("g[0].g_amount", ["x"]), new("_add", ["g[0].h"]), new("t.x.c_date", [json])]
                );
                return true;
            },
            iter: 300
        );

    [Theory]
    [InlineData("{\"f_text\":\"a\",\"f_text\":\"b\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"b\":{\"\\ud800\":1}}")]
    [InlineData("{\"g\":[{\"x\":1,\"x\":2}]}")]
    public void Json_that_turns_out_broken_later_is_an_error(string json) => Assert.NotEmpty(Everything.Errors(json));

    [Fact]
    public void Numbers_made_in_code_are_read_too()
    {
        var answers = new JsonObject
        {
            ["a"] = 12.5m,
            ["b"] = 12.5,
            ["c"] = 3,
            ["d"] = JsonValue.Create(Guid.Empty),
        };
        var number = FieldType.Number;
        var form = Form(
            Field("a", number) with
            {
                Decimals = 1,
            },
            Field("b", number) with
            {
                Decimals = 1,
            },
            Field("c", number),
            Field("d", FieldType.Text)
        );
        Assert.Equal(
            """{"a":"12.5","b":"12.5","c":"3","d":"00000000-0000-0000-0000-000000000000"}""",
            FormEvaluator.Read(form, answers, new Dictionary<string, object?>()).Clean.ToJsonString()
        );
    }

    [Fact]
    public void Items_beyond_all_measure_are_refused()
    {
        var json = new StringBuilder("{\"g\":[");
        for (var i = 0; i < 200_000; i++)
            json.Append(i == 0 ? "{}" : ",{}");
        Assert.Contains("g too-many", Everything.Errors(json.Append("]}").ToString()));
    }

    [Fact]
    public void A_form_of_a_thousand_fields_is_evaluated_whole()
    {
        var fields = Enumerable
            .Range(0, 1000)
            .Select(i =>
                (i % 4) switch
                {
                    0 => Amount($"a{i}").Required(),
                    1 => Field($"a{i}", FieldType.Text).Required() with
                    {
                        MaxLength = 100,
                        VisibleWhen = When($"a{i - 1} > 5", ($"a{i - 1}", Number)),
                    },
                    2 => Computed($"a{i}", When($"a{i - 2} * 2 / 3", ($"a{i - 2}", Number))),
                    _ => Field($"a{i}", FieldType.Choices) with
                    {
                        Options = Options("a", "b"),
                        Checks = [Check("c", When($"a{i - 3} < 10000", ($"a{i - 3}", Number)))],
                    },
                }
            );
        var form = Form([.. fields]);
        var json =
            "{"
            + string.Join(
                ",",
                Enumerable
                    .Range(0, 1000)
                    .Where(i => i % 4 != 2)
                    .Select(i =>
                        $"\"a{i}\":"
                        + (i % 4) switch
                        {
                            0 => "12.5",
                            1 => "\"tekst\"",
                            _ => "[\"a\"]",
                        }
                    )
            )
            + "}";
        var answers = JsonNode.Parse(json)!.AsObject();
        var none = new Dictionary<string, object?>();
        var state = FormEvaluator.Read(form, answers, none);
        Assert.Empty(state.Findings().Errors);
        Assert.Equal(1000, state.Visible.Count(v => v.StartsWith('a') && !v.Contains('.')));
    }
}
