namespace Veerkracht.Core.Tests.Calls;

/// <summary>A call that says within how many days an award is accepted, and a decision objected to.</summary>
public sealed class AcceptanceTests
{
    private const string Field = "          - { id: cost, type: amount, label: Kosten }\n";

    [Theory]
    [InlineData("acceptance: { days: 1 }", 1)]
    [InlineData("acceptance: { days: 366 }", 366)]
    [InlineData("acceptance:", null)]
    [InlineData("", null)]
    public void It_is_a_number_of_days_or_not_asked(string said, int? days)
    {
        Assert.Equal(days, Small.Call(Small.Yaml(Field, said)).AcceptanceDays);
        var objection = said.Replace("acceptance", "objection", StringComparison.Ordinal);
        Assert.Equal(days, Small.Call(Small.Yaml(Field, objection)).ObjectionDays);
    }

    [Theory]
    [InlineData("acceptance: { days: 0 }", "'days' of 'acceptance' must be from 1 to 366")]
    [InlineData("acceptance: { days: 367 }", "'days' of 'acceptance' must be from 1 to 366")]
    [InlineData("acceptance: { days: soon }", "'days' must be a whole number")]
    [InlineData("acceptance: {}", "the acceptance has no 'days'")]
    [InlineData("acceptance: { days: 30, weeks: 4 }", "weeks")]
    public void What_cannot_be_is_a_fault(string said, string message) =>
        Assert.Contains(Small.Faults(Small.Yaml(Field, said)), f => f.Contains(message));
}
