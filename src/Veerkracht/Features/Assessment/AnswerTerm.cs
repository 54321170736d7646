using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Assessment;

/// <summary>Until when an answer is waited for: a day that was typed, moved to the next working day where it is none.</summary>
internal static class AnswerTerm
{
    public const string Field = "due";

    /// <summary>Further off nobody waits; it is a slip of the keyboard.</summary>
    private const int MostMonths = 12;

    /// <summary>Working days before the last one on which is reminded.</summary>
    private const int RemindedBefore = 2;

    private static readonly LocalTime Morning = new(8, 0);

    /// <param name="typed">As people write a day, or as the API gives it; empty where no day is named.</param>
    /// <param name="today">In Brussels.</param>
    /// <param name="most">Months; further off nobody waits.</param>
    public static Outcome<LocalDate?> Read(string? typed, LocalDate today, int most = MostMonths)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return Outcome<LocalDate?>.Of(null);
        if (!DateReader.TryRead(typed, out var day, out var why))
            return new Refusal("not-a-day", why, RefusalKind.Invalid, Field);
        var due = Holidays.WorkingDayFrom(day);
        return due <= today ? Passed
            : due > today.PlusMonths(most) ? TooFar(most)
            : Outcome<LocalDate?>.Of(due);
    }

    /// <summary>UTC; the last instant on which an answer is in time.</summary>
    public static DateTime End(DateOnly due) => BrusselsTime.Closing(Last(due)).ToDateTimeUtc();

    /// <summary>UTC; when to remind, or when the day has passed where there is no time for that.</summary>
    public static DateTime Reminder(DateOnly due, DateTime now)
    {
        var day = LocalDate.FromDateOnly(due);
        var left = RemindedBefore;
        while (left > 0)
        {
            day = day.PlusDays(-1);
            if (Holidays.IsWorkingDay(day))
                left--;
        }
        var moment = BrusselsTime.Opening(day.At(Morning)).ToDateTimeUtc();
        return moment > now ? moment : End(due);
    }

    private static LocalDateTime Last(DateOnly due) => LocalDate.FromDateOnly(due).At(new LocalTime(23, 59));

    private static readonly Refusal Passed = new(
        "due-passed",
        new("Kies een dag na vandaag, of laat dit leeg.", "Choose a day after today, or leave this empty."),
        RefusalKind.Invalid,
        Field
    );

    private static Refusal TooFar(int most) =>
        new(
            "due-too-far",
            new($"Kies een dag binnen {most} maanden. Kijk het jaar na.", $"Choose a day within {most} months. Check the year."),
            RefusalKind.Invalid,
            Field
        );
}
