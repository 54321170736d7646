using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calendar;

/// <summary>
/// A period as vague as it was announced: "January/February 2021", "early 2021", "spring 2021", a day, or not known. It sorts by
/// where it may begin, then by where it may end; what is not known comes last. Read it with <see cref="FuzzyPeriodReader"/>.
/// </summary>
public sealed class FuzzyPeriod : IComparable<FuzzyPeriod>, IEquatable<FuzzyPeriod>
{
    /// <summary>Nothing was announced.</summary>
    public static readonly FuzzyPeriod Unknown = new("unknown", null, null, new LocalText("nog niet bekend", "not yet known"));

    internal FuzzyPeriod(string canonical, LocalDate? first, LocalDate? last, LocalText text) =>
        (Canonical, First, Last, Text) = (canonical, first, last, text);

    /// <summary>The form in a file: "2021-01/2021-02", "2021-spring", "2021-02-26", "unknown".</summary>
    public string Canonical { get; }

    /// <summary>The first day that may be meant; null when not known. Spring starts on 1 March (the seasons of the weather).</summary>
    public LocalDate? First { get; }

    /// <summary>The last day that may be meant; null when not known.</summary>
    public LocalDate? Last { get; }

    /// <summary>"voorjaar 2021" / "spring 2021".</summary>
    public LocalText Text { get; }

    public bool IsKnown => First is not null;

    /// <summary>Whether the day may be meant.</summary>
    public bool MayBe(LocalDate day) => First <= day && day <= Last;

    public int CompareTo(FuzzyPeriod? other)
    {
        if (other is null)
            return 1;
        if (First is not { } first || other.First is not { } otherFirst)
            return other.IsKnown.CompareTo(IsKnown);
        var byStart = first.CompareTo(otherFirst);
        if (byStart != 0)
            return byStart;
        var byEnd = Last!.Value.CompareTo(other.Last!.Value);
        return byEnd != 0 ? byEnd : string.CompareOrdinal(Canonical, other.Canonical);
    }

    public bool Equals(FuzzyPeriod? other) => other is not null && Canonical == other.Canonical;

    public override bool Equals(object? obj) => Equals(obj as FuzzyPeriod);

    public override int GetHashCode() => Canonical.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Canonical;
}
