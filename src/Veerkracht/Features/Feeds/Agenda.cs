using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;

namespace Veerkracht.Features.Feeds;

/// <summary>
/// The deadlines of calls as moments of a calendar. A deadline is known by its call, its step, for whom it is and which of several periods
/// it ends: whatever it is moved to, it stays the same and its number goes up.
/// </summary>
public static class Agenda
{
    /// <param name="at">Makes a whole address of a path.</param>
    public static IEnumerable<IcsEvent> Of(CallDefinition call, Texts texts, Func<string, string> at) =>
        from step in call.Steps
        from window in step.Windows.GroupBy(ClassesOf).SelectMany(same => same.Index().Select(w => (Number: w.Index, Window: w.Item)))
        where window.Window.Closes is not null
        select Of(call, step, window.Window, window.Number, texts, at);

    private static IcsEvent Of(CallDefinition call, Step step, Window window, int number, Texts texts, Func<string, string> at)
    {
        var closes = window.Closes!.Value;
        var end = BrusselsTime.Closing(closes);
        var (classes, url) = (ClassesOf(window), at($"/oproepen/{call.Slug}"));
        // The day on which it was moved last; what was never moved was last changed with the call.
        var moved = window.Moved.Select(m => m.On).Max();
        var who =
            window.Classes.Count == 0
                ? ""
                : string.Join(", ", window.Classes.Order(StringComparer.Ordinal).Select(c => texts[MunicipalityFacts.ClassName(c)]));
        return new IcsEvent(
            $"{call.Slug}.{step.Id}.{(classes.Length == 0 ? "all" : classes)}.{number}@veerkracht",
            window.Moved.Count,
            BrusselsTime.Opening((moved ?? StartOf(call)).AtMidnight()),
            // The last minute in which it can be sent; readers leave out what takes no time.
            end - Duration.FromMinutes(1),
            end,
            texts[$"Laatste moment: {call.Title.Nl}", $"Last moment: {texts[call.Title]}"]
        )
        {
            Description = string.Join(
                '\n',
                new[]
                {
                    texts[step.Title] + (who.Length > 0 ? $" ({who})" : ""),
                    texts[$"Tot en met {DateText.Long(closes, Language.Nl)}", $"Until {DateText.Long(closes, Language.En)}"],
                    url,
                }
            ),
            Url = url,
        };
    }

    private static string ClassesOf(Window window) => string.Join('-', window.Classes.Order(StringComparer.Ordinal));

    /// <summary>The first day that the call tells of; where it tells of none, the day of its first deadline.</summary>
    private static LocalDate StartOf(CallDefinition call) =>
        call.History.Select(h => (LocalDate?)h.On).Min() ?? call.Steps.SelectMany(s => s.Windows).Select(w => w.Closes).Min()!.Value.Date;
}
