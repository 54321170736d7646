using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Adjustments;

namespace Veerkracht.Core.Tests.Calls.Adjustments;

public class TableDifferenceTests
{
    private static readonly Dictionary<string, Money> Was = new()
    {
        ["1"] = new(100),
        ["2"] = new(200),
        ["3"] = new(300),
    };

    [Fact]
    public void Rows_are_changed_added_or_removed_and_the_same_are_not_told()
    {
        var difference = TableDifference.Between(
            Was,
            new Dictionary<string, Money>
            {
                ["1"] = new(100),
                ["2"] = new(201),
                ["4"] = Money.Zero,
            }
        );
        Assert.Equal(new RowDifference("2", new(200), new(201)), Assert.Single(difference.Changed));
        Assert.Equal(new RowDifference("4", null, Money.Zero), Assert.Single(difference.Added));
        Assert.Equal(new RowDifference("3", new(300), null), Assert.Single(difference.Removed));
    }

    [Fact]
    public void The_same_table_differs_in_nothing() => Assert.True(TableDifference.Between(Was, Was.ToDictionary()).IsNone);
}
