using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Calls;

/// <summary>How long real applicants were at a form: the middle of so many that were sent.</summary>
public sealed record FillingTime(Duration Middle, int Sent)
{
    /// <summary>Of fewer nothing is said: one slow evening would be the whole truth.</summary>
    public const int FewestSent = 5;

    /// <summary>Null where too few were sent.</summary>
    public static FillingTime? Of(IReadOnlyCollection<Duration> times) =>
        times.Count < FewestSent ? null : new(times.Order().ElementAt((times.Count - 1) / 2), times.Count);

    /// <summary>"45 minuten", "3 uur", "4 dagen"; in whole steps of 5 minutes above ten.</summary>
    public LocalText InWords()
    {
        var minutes = Math.Max(1, (int)Math.Round(Middle.TotalMinutes));
        if (minutes > 10)
            minutes = (minutes + 4) / 5 * 5;
        return minutes switch
        {
            1 => new("1 minuut", "1 minute"),
            < 120 => new($"{minutes} minuten", $"{minutes} minutes"),
            < 48 * 60 => Count(minutes / 60, "uur", "hours"),
            _ => Count(minutes / (24 * 60), "dagen", "days"),
        };
    }

    private static LocalText Count(int count, string nl, string en) =>
        new($"{Numerals.Write(count, Language.Nl)} {nl}", $"{Numerals.Write(count, Language.En)} {en}");
}

/// <summary>Measures it from what was sent; the room of applications, downstream, knows that.</summary>
public interface IFillingTimes
{
    /// <summary>Of the first step of a call; null where too few were sent.</summary>
    Task<FillingTime?> Of(CallDefinition call, CancellationToken stop = default);
}
