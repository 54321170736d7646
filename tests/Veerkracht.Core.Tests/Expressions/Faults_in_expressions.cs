using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Expressions;

public class Faults_in_expressions
{
    [Theory]
    [InlineData("costs.wrks.cost", "call.yaml:10:11: there is no field 'wrks' here; did you mean 'works'?")]
    [InlineData("1 + nam", "call.yaml:10:9: there is no name 'nam' here; did you mean 'name'?")]
    [InlineData("xyzzy", "call.yaml:10:5: there is no name 'xyzzy' here")]
    [InlineData("a + name", "call.yaml:10:7: '+' does not go between a number and a text")]
    [InlineData("a +\n  name == 1", "call.yaml:10:7: '+' does not go between a number and a text")]
    [InlineData("a == 1 &&\n  nme == 'x'", "call.yaml:11:7: there is no name 'nme' here; did you mean 'name'?")]
    [InlineData("a = 1", "call.yaml:10:7: write == to compare")]
    [InlineData("a + ", "call.yaml:10:9: the expression stops too early")]
    [InlineData("(a", "call.yaml:10:7: expected ) here, found the end")]
    [InlineData("a b", "call.yaml:10:7: 'b' was not expected here")]
    [InlineData("'open", "call.yaml:10:5: this text has no closing quote")]
    [InlineData("a # b", "call.yaml:10:7: '#' means nothing here")]
    [InlineData("12x", "call.yaml:10:5: write a number as 12 or 12.5")]
    [InlineData("name.startWith('x')", "call.yaml:10:10: there is no function 'startWith' here; did you mean 'startsWith'?")]
    [InlineData("sizes(name)", "call.yaml:10:5: there is no function 'sizes' here; did you mean 'size'?")]
    [InlineData("math.max(1, 2)", "call.yaml:10:10: there is no function 'max' here; write math.greatest(a, b)")]
    [InlineData("parts.own", "call.yaml:10:11: a list of record has no 'own'; use .map(x, x.own), .all(x, …) or an index")]
    [InlineData("parts.all(1, true)", "call.yaml:10:15: write a name first: .all(x, …)")]
    [InlineData("theme == 'servces'", "call.yaml:10:14: 'servces' is not one of the options; did you mean services?")]
    [InlineData("'democracy' in themes", "call.yaml:10:5: 'democracy' is not one of the options; they are services, workplace")]
    [InlineData("theme in ['services', 'x']", "call.yaml:10:14: 'x' is not one of the options; they are services, workplace, democracy")]
    [InlineData("date('2022-02-30')", "call.yaml:10:10: write a date as date(\"2022-01-31\")")]
    [InlineData("has(1 + 1)", "call.yaml:10:11: has() asks whether a name was answered: has(x), has(x.y)")]
    [InlineData("null", "call.yaml:10:5: null can only be compared with == or !=")]
    [InlineData("partners ? 1 : 'x'", "call.yaml:10:20: this is a text, but a number is needed here")]
    [InlineData("a < b < 3", "call.yaml:10:11: '<' does not go between a yes/no and a number")]
    [InlineData("name.matches(theme)", "call.yaml:10:18: the pattern of matches() must be written out")]
    public void Each_fault_says_where_it_is(string text, string fault) =>
        Assert.Equal([fault], Given.Faults(text).Select(f => f.ToString()));

    [Fact]
    public void A_pattern_that_cannot_be_read_is_a_fault() => Assert.Single(Given.Faults("name.matches('(')"));

    [Fact]
    public void A_pattern_that_could_take_forever_is_a_fault() => Assert.Single(Given.Faults(@"name.matches(r'(a)\1')"));

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(3, Given.Faults("nope == 1 && a == 'x' && costs.nope > 1").Count);

    [Fact]
    public void A_result_of_another_type_than_needed_is_a_fault() =>
        Assert.Equal(
            "this gives a number, but a yes/no is needed here",
            Assert.Single(Given.Faults("a", new ExpressionType.Bool())).Message
        );

    [Fact]
    public void Faults_are_told_in_Dutch_too() =>
        Assert.Equal("er is hier geen naam 'nam'; bedoelt u 'name'?", Given.Faults("nam")[0].Text.Nl);

    [Theory]
    [InlineData("a / b")]
    [InlineData("a % b")]
    [InlineData("a / 0")]
    [InlineData("a / (2 - 2)")]
    [InlineData("b > 0 ? a / a : 0")]
    [InlineData("b == 0 ? a / b : 0")]
    [InlineData("b >= 0 ? a / b : 0")]
    [InlineData("b > 0 || a / b > 1")]
    [InlineData("b < 5 ? a / b : 0")]
    [InlineData("a / math.greatest(b, 0)")]
    [InlineData("a / size(numbers)")]
    [InlineData("a / math.round(0.4)")]
    [InlineData("b != 0 && numbers.all(b, a / b > 1)")]
    public void A_division_that_can_be_by_zero_is_a_fault(string text) =>
        Assert.Contains("zero", Assert.Single(Given.Faults(text)).Message);

    [Theory]
    [InlineData("a / 3", "2.3333333333")]
    [InlineData("a / -2", "-3.5")]
    [InlineData("b != 0 ? a / b : 0", "3.5")]
    [InlineData("b == 0 ? 0 : a / b", "3.5")]
    [InlineData("b > 0 && partners ? a / b : 0", "3.5")]
    [InlineData("!(b == 0) ? a / b : 0", "3.5")]
    [InlineData("0 < b ? a / b : 0", "3.5")]
    [InlineData("b >= 1 && a / b > 3", "true")]
    [InlineData("b == 0 || a / b > 3", "true")]
    [InlineData("a / math.greatest(b, 1)", "3.5")]
    [InlineData("a / (size(numbers) + 1)", "1.75")]
    [InlineData("size(numbers) > 0 ? numbers.sum() / size(numbers) : 0", "2")]
    [InlineData("(a - b) != 0 ? 10 / (a - b) : 0", "2")]
    [InlineData("b > 0 ? a / (b * 2) : 0", "1.75")]
    [InlineData("b > 0 ? a / (b + unanswered * 0 + 1 - 1 + math.abs(a)) : 0", null)]
    [InlineData("costs.works.share != 0 ? costs.works.cost / costs.works.share : 0", "3000")]
    [InlineData("numbers.filter(n, n != 0 && a / n > 3)", "[1, 2]")]
    public void A_guarded_division_is_fine(string text, string? value)
    {
        if (value is null)
            Assert.NotEmpty(Given.Faults(text));
        else
            Assert.Equal(value, Given.Shown(Given.Value(text)));
    }
}
