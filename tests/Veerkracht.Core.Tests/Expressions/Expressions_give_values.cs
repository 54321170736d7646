namespace Veerkracht.Core.Tests.Expressions;

public class Expressions_give_values
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("a / 3 * 3 == a", "true")]
    [InlineData("0.1 + 0.2 == 0.3", "true")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("-a + 1", "-6")]
    [InlineData("7 % 4", "3")]
    [InlineData("-7 % 4", "-3")]
    [InlineData("math.greatest(1, a, 3)", "7")]
    [InlineData("math.least(5, b)", "2")]
    [InlineData("math.abs(-3.5)", "3.5")]
    [InlineData("math.round(2.5)", "3")]
    [InlineData("math.round(-2.5)", "-3")]
    [InlineData("math.floor(-2.5)", "-3")]
    [InlineData("math.ceil(2.1)", "3")]
    [InlineData("int(-2.9)", "-2")]
    [InlineData("double(a)", "7")]
    public void Numbers_are_exact(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Theory]
    [InlineData("a > 5 && b < 3", "true")]
    [InlineData("a > 5 || unanswered > 1", "true")]
    [InlineData("!partners", "false")]
    [InlineData("!!partners", "true")]
    [InlineData("a == 7 ? 'yes' : \"no\"", "yes")]
    [InlineData("a < 1 ? 1 : a < 5 ? 2 : 3", "3")]
    [InlineData("a != b", "true")]
    [InlineData("true || false && false", "true")]
    public void Conditions_choose(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Theory]
    [InlineData("'a' + \"b\"", "ab")]
    [InlineData(@"'it\'s'", "it's")]
    [InlineData(@"r'\d+'", @"\d+")]
    [InlineData("name.startsWith('Fiets')", "true")]
    [InlineData("name.endsWith('Zuid')", "false")]
    [InlineData("name.contains('pad')", "true")]
    [InlineData(@"name.matches(r'^[A-Z]\w+')", "true")]
    [InlineData("name.lowerAscii()", "fietspad noord")]
    [InlineData("name.upperAscii()", "FIETSPAD NOORD")]
    [InlineData("name.size()", "14")]
    [InlineData("size('é👩‍👩‍👧')", "2")]
    [InlineData("'  x '.trim()", "x")]
    [InlineData("string(a / 2) + ' km'", "3.5 km")]
    [InlineData("string(start)", "2022-09-01")]
    [InlineData("string(partners)", "true")]
    [InlineData("'a' < 'b'", "true")]
    public void Texts_are_looked_into(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Theory]
    [InlineData("start >= date('2022-09-01')", "true")]
    [InlineData("start < date(\"2022-09-01\")", "false")]
    [InlineData("start.getFullYear()", "2022")]
    [InlineData("start.getMonth()", "8")]
    [InlineData("start.getDate()", "1")]
    [InlineData("start.getDayOfMonth()", "0")]
    [InlineData("start.getDayOfWeek()", "4")]
    [InlineData("start.addYears(4)", "2026-09-01")]
    [InlineData("date('2024-02-29').addYears(1)", "2025-02-28")]
    [InlineData("start.addMonths(-1) + 1", "2022-08-02")]
    [InlineData("date('2022-03-01') - date('2022-02-01')", "28")]
    [InlineData("dates.max()", "2022-03-01")]
    [InlineData("dates.min()", "2021-03-01")]
    [InlineData("start.addYears(20000)", "nothing")]
    public void Dates_are_calendar_dates(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Theory]
    [InlineData("a in [1, 7]", "true")]
    [InlineData("'services' in themes", "true")]
    [InlineData("theme in ['workplace', 'democracy']", "false")]
    [InlineData("numbers.sum()", "6")]
    [InlineData("numbers.min()", "1")]
    [InlineData("numbers.max()", "3")]
    [InlineData("numbers[1]", "2")]
    [InlineData("numbers[3]", "0")]
    [InlineData("numbers[-1]", "0")]
    [InlineData("numbers[0.5]", "0")]
    [InlineData("numbers + [4]", "[1, 2, 3, 4]")]
    [InlineData("numbers == [1, 2, 3]", "true")]
    [InlineData("numbers.all(n, n > 0)", "true")]
    [InlineData("numbers.exists(n, n > 3)", "false")]
    [InlineData("numbers.exists_one(n, n > 2)", "true")]
    [InlineData("numbers.filter(n, n > 1)", "[2, 3]")]
    [InlineData("numbers.map(n, n * n)", "[1, 4, 9]")]
    [InlineData("numbers.map(n, n > 1, n * n)", "[4, 9]")]
    [InlineData("numbers.filter(n, n > 9).min()", "0")]
    [InlineData("size(numbers)", "3")]
    [InlineData("parts.map(p, p.own).sum()", "150")]
    [InlineData("parts.map(p, p.own + p.partners.map(x, x.amount).sum()).sum()", "155")]
    [InlineData("parts[1].title", "Two")]
    [InlineData("parts[9].title", "")]
    [InlineData("parts[9].partners.size()", "0")]
    public void Lists_and_macros(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Theory]
    [InlineData("costs.works.cost * costs.works.share / 100", "300000")]
    [InlineData("costs['works'].cost", "300000")]
    [InlineData("costs.map(row, costs[row].cost * costs[row].share / 100).sum()", "325000")]
    [InlineData("costs.exists(row, costs[row].cost > 0)", "true")]
    [InlineData("costs.filter(row, costs[row].share == 50)", "[expropriation]")]
    [InlineData("size(costs)", "3")]
    public void A_table_is_a_map_of_rows(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Theory]
    [InlineData("unanswered", "0")]
    [InlineData("unanswered == 0", "true")]
    [InlineData("has(unanswered)", "false")]
    [InlineData("has(a)", "true")]
    [InlineData("a != null", "true")]
    [InlineData("null == unanswered", "true")]
    [InlineData("has(costs.works.cost)", "true")]
    [InlineData("has(parts[5].title)", "false")]
    [InlineData("end", "nothing")]
    [InlineData("end > start", "false")]
    [InlineData("end <= start", "false")]
    [InlineData("end == start", "false")]
    [InlineData("end != start", "false")]
    [InlineData("end - start", "0")]
    [InlineData("end.addYears(1) > start", "false")]
    public void What_was_not_answered_reads_as_empty(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Theory]
    [InlineData("int('abc')")]
    [InlineData("int(name)")]
    [InlineData("int('9223372036854775808')")]
    [InlineData("int(9223372036854775807 + 1)")]
    [InlineData("double('1,5')")]
    [InlineData("double('1e999')")]
    public void What_becomes_no_number_is_told_and_gives_no_value(string text)
    {
        Assert.Equal(Core.Amounts.Rational.Zero, Given.Compiled(text).Evaluate(Given.Values, out var isBeyond));
        Assert.True(isBeyond);
    }

    [Theory]
    [InlineData("int('-12')", "-12")]
    [InlineData("int('')", "0")]
    [InlineData("double('-3.5e2')", "-350")]
    [InlineData("double('12.5e-1')", "1.25")]
    [InlineData("int(start)", "1661990400")]
    [InlineData("int(end)", "0")]
    [InlineData("'é👩‍👩‍👧x'.substring(1, 2)", "👩‍👩‍👧")]
    [InlineData("'e\u0301e'.indexOf('e')", "1")]
    [InlineData("'a👍a👍'.split('👍')", "[a, a, ]")]
    [InlineData("'a👍b'.replace('', '-')", "-a-👍-b-")]
    [InlineData("'👍👍'.split('')", "[👍, 👍]")]
    [InlineData("name.split(' ').map(w, w.charAt(0)).join('.')", "F.N")]
    [InlineData("(a > 1 ? [] : numbers).size()", "0")]
    [InlineData("[] == numbers", "false")]
    public void Texts_and_numbers_become_each_other(string text, string value) => Assert.Equal(value, Given.Shown(Given.Value(text)));

    [Fact]
    public void Comments_and_line_ends_are_space() => Assert.Equal("9", Given.Shown(Given.Value("a // the cost\n  + b")));

    [Fact]
    public void References_tell_what_a_value_depends_on()
    {
        var expression = Given.Compiled("costs.works.cost > 0 && has(name) && parts.all(p, p.own < a)");
        Assert.Equal(["a", "costs.works.cost", "name", "parts"], expression.References.Order());
        Assert.Equal(["name"], expression.Tested);
    }

    [Fact]
    public void Values_of_the_wrong_kind_read_as_empty()
    {
        var wrong = Given.Names.Keys.ToDictionary(n => n, object? (_) => new object());
        foreach (
            var text in (string[])
                [
                    "a + 1 == 1",
                    "name == ''",
                    "size(numbers) == 0",
                    "costs.works.cost == 0",
                    "parts.all(p, p.own > 0)",
                    "start == start ? false : true",
                ]
        )
            Assert.Equal(true, Given.Compiled(text).Evaluate(wrong));
    }
}
