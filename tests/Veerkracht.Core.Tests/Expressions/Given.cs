using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Expressions;

/// <summary>A small world of names for the tests of expressions.</summary>
internal static class Given
{
    private static readonly ExpressionType Number = new ExpressionType.Number(),
        Text = new ExpressionType.Text(),
        Date = new ExpressionType.Date(),
        Bool = new ExpressionType.Bool();
    private static readonly ExpressionType Cell = Record(("cost", Number), ("share", Number));

    public static ExpressionType Record(params (string, ExpressionType)[] fields) =>
        new ExpressionType.Record(fields.ToDictionary(f => f.Item1, f => f.Item2));

    public static readonly Dictionary<string, ExpressionType> Names = new()
    {
        ["a"] = Number,
        ["b"] = Number,
        ["unanswered"] = Number,
        ["name"] = Text,
        ["start"] = Date,
        ["end"] = Date,
        ["partners"] = Bool,
        ["theme"] = new ExpressionType.Text(["services", "workplace", "democracy"]),
        ["themes"] = new ExpressionType.List(new ExpressionType.Text(["services", "workplace"])),
        ["numbers"] = new ExpressionType.List(Number),
        ["dates"] = new ExpressionType.List(Date),
        ["costs"] = Record(("works", Cell), ("expropriation", Cell), ("study", Record(("cost", Number)))),
        ["parts"] = new ExpressionType.List(
            Record(("title", Text), ("own", Number), ("partners", new ExpressionType.List(Record(("amount", Number)))))
        ),
    };

    public static Dictionary<string, object?> Row(Rational cost, Rational share) => new() { ["cost"] = cost, ["share"] = share };

    public static readonly Dictionary<string, object?> Values = new()
    {
        ["a"] = (Rational)7,
        ["b"] = (Rational)2,
        ["name"] = "Fietspad Noord",
        ["start"] = new LocalDate(2022, 9, 1),
        ["partners"] = true,
        ["theme"] = "services",
        ["themes"] = new object?[] { "services" },
        ["numbers"] = new object?[] { (Rational)1, (Rational)2, (Rational)3 },
        ["dates"] = new object?[] { new LocalDate(2022, 3, 1), null, new LocalDate(2021, 3, 1) },
        ["costs"] = new Dictionary<string, object?>
        {
            ["works"] = Row(300_000, 100),
            ["expropriation"] = Row(50_000, 50),
            ["study"] = new Dictionary<string, object?> { ["cost"] = (Rational)10 },
        },
        ["parts"] = new object?[]
        {
            new Dictionary<string, object?>
            {
                ["title"] = "One",
                ["own"] = (Rational)100,
                ["partners"] = new object?[] { new Dictionary<string, object?> { ["amount"] = (Rational)5 } },
            },
            new Dictionary<string, object?> { ["title"] = "Two", ["own"] = (Rational)50 },
        },
    };

    public static Expression Compiled(string text)
    {
        var faults = new List<Fault>();
        var expression = Expression.Compile(text, new Place("call.yaml", 10, 5), Names, null, faults);
        Assert.True(expression is not null, string.Join("\n", faults));
        return expression;
    }

    public static object? Value(string text) => Compiled(text).Evaluate(Values);

    public static List<Fault> Faults(string text, ExpressionType? expected = null)
    {
        var faults = new List<Fault>();
        var expression = Expression.Compile(text, new Place("call.yaml", 10, 5), Names, expected, faults);
        Assert.Equal(expression is null, faults.Count > 0);
        return faults;
    }

    public static string Shown(object? value) =>
        value switch
        {
            null => "nothing",
            LocalDate date => NodaTime.Text.LocalDatePattern.Iso.Format(date),
            bool condition => condition ? "true" : "false",
            IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Shown))}]",
            _ => value.ToString()!,
        };
}
