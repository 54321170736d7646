using CsCheck;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Expressions;

public class Expressions_stay_bounded
{
    [Theory]
    [InlineData("(", 5000)]
    [InlineData("-", 5000)]
    [InlineData("!", 5000)]
    [InlineData("[", 5000)]
    [InlineData("a+", 4000)]
    [InlineData("a?", 4000)]
    [InlineData("size(", 1900)]
    [InlineData("x.y.z", 1900)]
    [InlineData("a[", 3000)]
    [InlineData("1 +", 100_000)]
    public void Deep_or_long_texts_are_faults(string part, int times) =>
        Assert.NotEmpty(Given.Faults(string.Concat(Enumerable.Repeat(part, times))));

    [Fact]
    public void Conditions_within_conditions_are_checked_in_little_time()
    {
        var text = "a";
        for (var i = 0; i < 90; i++)
            text = $"({text} == 1 ? a : b)";
        Assert.Empty(Given.Faults(text));
    }

    [Fact]
    public void A_list_of_bands_may_be_long()
    {
        var bands = string.Join(" : ", Enumerable.Range(1, 60).Select(i => $"a < {i} ? {i * 100}")) + " : 9000";
        Assert.Equal("800", Given.Shown(Given.Value(bands)));
    }

    [Fact]
    public void A_number_that_grows_without_end_gives_zero_and_says_that_it_is_beyond_a_bound()
    {
        var faults = new List<Fault>();
        var names = new Dictionary<string, ExpressionType> { ["n"] = new ExpressionType.Number() };
        var power = string.Join("*", Enumerable.Repeat("n", 290));
        var expression = Expression.Compile($"[{power}].map(x, x * x * x)[0]", default, names, null, faults)!;
        Assert.Equal(
            Rational.Zero,
            expression.Evaluate(new Dictionary<string, object?> { ["n"] = (Rational)999_999_999_999_999 }, out var isBeyond)
        );
        Assert.True(isBeyond);
        expression.Evaluate(new Dictionary<string, object?> { ["n"] = (Rational)2 }, out isBeyond);
        Assert.False(isBeyond);
    }

    [Fact]
    public void Macros_within_macros_end_soon_and_a_check_then_fails()
    {
        var names = new Dictionary<string, ExpressionType> { ["l"] = new ExpressionType.List(new ExpressionType.Number()) };
        var many = new Dictionary<string, object?> { ["l"] = Enumerable.Range(0, 1000).Select(object? (i) => (Rational)i).ToArray() };
        var faults = new List<Fault>();
        var expression = Expression.Compile(
            "l.all(x, l.all(y, l.all(z, x + y + z >= 0)))",
            default,
            names,
            new ExpressionType.Bool(),
            faults
        )!;
        Assert.Equal(false, expression.Evaluate(many));
    }

    [Fact]
    public void Any_text_gives_an_expression_or_faults()
    {
        string[] pieces =
        [
            "a",
            "b",
            "name",
            "start",
            "parts",
            "costs",
            "numbers",
            ".",
            ".own",
            ".cost",
            "[",
            "]",
            "(",
            ")",
            "+",
            "-",
            "*",
            "/",
            "%",
            "==",
            "<",
            "&&",
            "||",
            "!",
            "?",
            ":",
            ",",
            "1",
            "0",
            "2.5",
            "'x'",
            "\"",
            "has",
            "size",
            ".map(x,",
            ".all(x,",
            "x",
            ".sum()",
            "in",
            "null",
            "true",
            "date('2022-01-01')",
            "math.greatest(",
            " ",
            "\n",
            "é",
            "\\",
        ];
        Gen.Int[0, pieces.Length - 1]
            .Select(i => pieces[i])
            .Array[0, 14]
            .Sample(
                parts =>
                {
                    var faults = new List<Fault>();
                    var expression = Expression.Compile(string.Concat(parts), default, Given.Names, null, faults);
                    if ((expression is null) != (faults.Count > 0))
                        return false;
                    if (expression is null)
                        return true;
                    var type = expression.Type;
                    return Fits(expression.Evaluate(Given.Values), type)
                        && Fits(expression.Evaluate(new Dictionary<string, object?>()), type);
                },
                iter: Samples.Of(20_000)
            );
    }

    private static bool Fits(object? value, ExpressionType type) =>
        type switch
        {
            ExpressionType.Bool => value is bool,
            ExpressionType.Number => value is Rational,
            ExpressionType.Text => value is string,
            ExpressionType.List => value is IReadOnlyList<object?>,
            ExpressionType.Record => value is IReadOnlyDictionary<string, object?>,
            _ => value is null or LocalDate,
        };
}
