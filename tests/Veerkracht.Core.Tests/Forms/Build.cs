using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Forms;

/// <summary>Builders of forms in few words.</summary>
internal static class Build
{
    public static readonly ExpressionType Number = new ExpressionType.Number(),
        Text = new ExpressionType.Text(),
        Date = new ExpressionType.Date(),
        Bool = new ExpressionType.Bool();
    public static readonly Place Here = new("form.yaml", 1, 1);

    public static ExpressionType Record(params (string, ExpressionType)[] fields) =>
        new ExpressionType.Record(fields.ToDictionary(f => f.Item1, f => f.Item2));

    public static ExpressionType List(ExpressionType of) => new ExpressionType.List(of);

    public static Expression When(string text, params (string Name, ExpressionType Type)[] names)
    {
        var faults = new List<Fault>();
        var expression = Expression.Compile(text, Here, names.ToDictionary(n => n.Name, n => n.Type), null, faults);
        Assert.True(expression is not null, string.Join("\n", faults));
        return expression;
    }

    public static Field Field(string id, FieldType type, string? label = null) =>
        new()
        {
            Id = id,
            Kind = FieldKinds.Of(type),
            Label = new LocalText(label ?? id, label is null ? null : label + " (en)"),
        };

    public static Field Amount(string id, string? label = null) => Field(id, FieldType.Amount, label) with { Decimals = 2 };

    public static Field Computed(string id, Expression value, string format = "amount") =>
        Field(id, FieldType.Computed) with
        {
            Value = value,
            Format = format,
            Decimals = 2,
        };

    public static Field Group(string id, params Field[] fields) => Field(id, FieldType.Group) with { Fields = fields };

    public static Field Block(string id, params Field[] fields) => Field(id, FieldType.Block) with { Fields = fields };

    public static Field Table(string id, TableRow[] rows, params Field[] columns) =>
        Field(id, FieldType.Table) with
        {
            Rows = rows,
            Columns = columns,
        };

    public static TableRow Row(string id, params string[] without) => new(id, new LocalText(id), without.ToHashSet());

    public static Field Required(this Field field) => field with { Required = Requirement.Yes };

    public static Option[] Options(params string[] ids) => [.. ids.Select(id => new Option(id, new LocalText(id)))];

    public static Check Check(string code, Expression holds, string? field = null, bool warning = false) =>
        new(code, holds, new LocalText(code, code), warning, field);

    public static FormDefinition Form(params Field[] fields) =>
        new([new Section("main", new LocalText("Main"), LocalText.Empty, null, fields)]);

    public static FormState Read(this FormDefinition form, string json, params (string, object?)[] outer) =>
        FormEvaluator.Read(form, JsonNode.Parse(json)!.AsObject(), outer.ToDictionary(o => o.Item1, o => o.Item2));

    /// <summary>"path code" of each error.</summary>
    public static string[] Errors(this FormState state, params (string, object?)[] extra) =>
        [.. state.Findings(extra.ToDictionary(o => o.Item1, o => o.Item2)).Errors.Select(e => $"{e.Field} {e.Code}")];

    public static string[] Errors(this FormDefinition form, string json) => form.Read(json).Errors();

    public static string Clean(this FormDefinition form, string json) => form.Read(json).Clean.ToJsonString();

    public static Rational N(long value) => value;
}
