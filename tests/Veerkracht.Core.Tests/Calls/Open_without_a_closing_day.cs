using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A call of which the closing day is not known says until when it is open, in place of a date.</summary>
public class Open_without_a_closing_day
{
    private static CallDefinition Call(string window) =>
        Small.Call(
            Small
                .Yaml("          - { id: x, type: text, label: X }")
                .Replace("    sections:", $"    windows: [{{ {window} }}]\n    sections:", StringComparison.Ordinal)
        );

    private static StepStatus Status(CallDefinition call, LocalDateTime now, params WindowException[] exceptions) =>
        CallCalendar.StatusOf(
            call,
            "application",
            "municipality",
            Verdict.Yes,
            BrusselsTime.Opening(now),
            new HashSet<string>(),
            exceptions
        );

    private static readonly LocalDateTime Now = new(2025, 6, 1, 12, 0);

    [Theory]
    [InlineData("opens: 2025-02-01T00:00, open_until: money_is_spent", "Open tot het geld op is", "Open until the money is spent")]
    [InlineData("opens: 2025-02-01T00:00, open_until: further_notice", "Open tot nader bericht", "Open until further notice")]
    [InlineData("open_until: further_notice", "Open tot nader bericht", "Open until further notice")]
    [InlineData("announced: 2025-spring, open_until: further_notice", "Open tot nader bericht", "Open until further notice")]
    [InlineData("opens: 2025-02-01T00:00", "Open, zonder einddatum", "Open, without an end date")]
    public void It_says_until_when(string window, string nl, string en)
    {
        var status = Status(Call(window), Now);
        Assert.Equal((true, nl, en), (status.IsOpen, status.Reason.Nl, status.Reason.In(Language.En)));
        Assert.Null(status.Closes);
    }

    [Fact]
    public void Before_it_opens_the_opening_counts()
    {
        var status = Status(Call("opens: 2025-07-01T00:00, open_until: money_is_spent"), Now);
        Assert.Equal((StepState.NotYet, OpenEnd.MoneyIsSpent), (status.State, status.End));
        Assert.StartsWith("Opent op", status.Reason.Nl);
    }

    [Fact]
    public void A_day_that_is_known_takes_its_place()
    {
        var both = Status(Call("opens: 2025-02-01T00:00, closes: 2025-06-30T12:00, open_until: money_is_spent"), Now);
        Assert.Equal(OpenEnd.Unsaid, both.End);
        Assert.StartsWith("Open until", both.Reason.In(Language.En));
        var call = Call("opens: 2025-02-01T00:00, open_until: money_is_spent");
        var own = Status(call, Now, new WindowException("application", null, new(2025, 5, 1, 12, 0), new("Op", "Spent")));
        Assert.Equal((StepState.Closed, OpenEnd.Unsaid), (own.State, own.End));
    }

    [Fact]
    public void Another_word_is_a_fault() =>
        Assert.Contains(
            "'soon' is not one of money_is_spent, further_notice",
            string.Join(
                '\n',
                Small.Faults(
                    Small
                        .Yaml("          - { id: x, type: text, label: X }")
                        .Replace("    sections:", "    windows: [{ open_until: soon }]\n    sections:", StringComparison.Ordinal)
                )
            )
        );

    [Fact]
    public void Every_word_has_its_sentence()
    {
        foreach (var word in OpenEnds.Words)
        {
            var end = OpenEnds.Of(word);
            Assert.Equal(word, OpenEnds.Word(end));
            Assert.True(char.IsUpper(end.Capital().Nl[0]) && end.Capital().Nl != end.Capital().In(Language.En));
        }
        Assert.Null(OpenEnds.Word(OpenEnd.Unsaid));
    }
}
