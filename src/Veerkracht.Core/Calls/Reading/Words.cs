using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Strict readers of what a scalar may hold. Null where it is not that; <c>Why</c> says in plain words what is wrong with a date.
/// </summary>
public static partial class Words
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static bool IsIdentifier(string text) => text.Length <= 60 && IdentifierPattern().IsMatch(text);

    public static bool IsSlug(string text) => text.Length <= 80 && SlugPattern().IsMatch(text);

    /// <summary>"12", "-3.50", "150_000_000": exact, at most 30 digits.</summary>
    public static Rational? Number(string text)
    {
        text = text.Replace("_", "");
        if (text.Length > 32 || NumberPattern().Match(text) is not { Success: true } match)
            return null;
        var decimals = match.Groups["decimals"].Value;
        var digits = BigInteger.Parse(match.Groups["whole"].Value + decimals, NumberStyles.None, CultureInfo.InvariantCulture);
        return new Rational(match.Groups["sign"].Success ? -digits : digits, BigInteger.Pow(10, decimals.Length));
    }

    /// <summary>Euro with at most two decimals, from 0 to <see cref="Money.Max"/>.</summary>
    public static Money? Amount(string text) =>
        Number(text) is { Sign: >= 0 } euro && euro <= Money.Max.Euro && (euro * 100).IsWhole ? Rounding.HalfUpToCent(euro) : null;

    public static int? Count(string text) =>
        text.Length <= 9 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static bool? YesNo(string text) =>
        text switch
        {
            "true" or "yes" => true,
            "false" or "no" => false,
            _ => null,
        };

    public static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    /// <summary>No day of a call lies outside of these years: a digit was mistyped. Null where the year is one of them.</summary>
    public static LocalText? WhyNoYear(string text, int year) =>
        year is >= FirstYear and <= LastYear
            ? null
            : new(
                $"'{text}' heeft een verkeerd jaar; schrijf een jaar van {FirstYear} tot en met {LastYear}",
                $"'{text}' has a wrong year; write a year from {FirstYear} to {LastYear}"
            );

    private const int FirstYear = 1900,
        LastYear = 2200;

    /// <summary>Wall time to the minute: "2022-09-30T23:59", also with a space; the day ends at 23:59.</summary>
    public static LocalDateTime? Time(string text) =>
        !text.EndsWith("24:00", StringComparison.Ordinal)
        && Minute.Parse(text.Length == 16 && text[10] == ' ' ? text.Replace(' ', 'T') : text) is { Success: true } parsed
            ? parsed.Value
            : null;

    public static LocalText WhyNoDate(string text)
    {
        if (DatePattern().Match(text) is not { Success: true } match)
            return new($"'{text}' is geen datum; schrijf ze als 2022-09-30", $"'{text}' is not a date; write it as 2022-09-30");
        int year = int.Parse(match.Groups[1].ValueSpan),
            month = int.Parse(match.Groups[2].ValueSpan);
        if (month is < 1 or > 12 || year is < 1 or > 9998)
            return new(
                $"'{text}' is geen datum: maand {match.Groups[2].Value} bestaat niet",
                $"'{text}' is not a date: there is no month {match.Groups[2].Value}"
            );
        var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
        return new(
            $"'{text}' is geen datum: {year:0000}-{month:00} heeft {days} dagen",
            $"'{text}' is not a date: {year:0000}-{month:00} has {days} days"
        );
    }

    /// <param name="end">Decides the hour that is proposed: what opens opens with the day, what closes closes with it.</param>
    public static LocalText WhyNoTime(string text, WindowEnd end)
    {
        var hour = end == WindowEnd.Opens ? "00:00" : "23:59";
        if (Date(text) is not null)
            return new($"'{text}' heeft geen uur; schrijf het als {text}T{hour}", $"'{text}' has no hour; write it as {text}T{hour}");
        if (text.Length >= 10 && DatePattern().IsMatch(text[..10]) && Date(text[..10]) is null)
            return WhyNoDate(text[..10]);
        return new(
            $"'{text}' is geen tijdstip; schrijf het als 2022-09-30T{hour} (tijd van Brussel)",
            $"'{text}' is not a time; write it as 2022-09-30T{hour} (Brussels time)"
        );
    }

    public static LocalText WhyNoSlug(string text) =>
        new(
            $"'{text}' kan hier niet; gebruik kleine letters, cijfers en koppeltekens",
            $"'{text}' cannot be used here; use small letters, digits and hyphens"
        );

    public static LocalText WhyNoIdentifier(string text) =>
        new(
            $"'{text}' kan geen id zijn; gebruik kleine letters, cijfers en _, en begin met een letter",
            $"'{text}' cannot be an id; use small letters, digits and _, beginning with a letter"
        );

    [GeneratedRegex(@"\A[a-z][a-z0-9_]*\z")]
    private static partial Regex IdentifierPattern();

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"\A(?<sign>-)?(?<whole>[0-9]+)(\.(?<decimals>[0-9]+))?\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\A([0-9]{4})-([0-9]{2})-([0-9]{2})\z")]
    private static partial Regex DatePattern();
}
