namespace Veerkracht.Core.Following;

/// <summary>One thing that is followed: a kind, and the key by which it is known there.</summary>
public sealed record Followed(FollowKind Kind, string Key)
{
    /// <summary>Characters.</summary>
    public const int LongestKey = 200;

    /// <summary>Whether it can be kept at all; whether there is such a thing, the rooms say.</summary>
    public bool IsWritable => Key.Length is > 0 and <= LongestKey && !Key.Any(c => char.IsControl(c) || char.IsSurrogate(c));
}

/// <summary>
/// What somebody without an account follows, as the browser keeps it: a set in the order of choosing, each once. Whatever a browser sends
/// is read; what is no choice is left out. Values of equal things are equal.
/// </summary>
public sealed record FollowList
{
    /// <summary>So many things at most.</summary>
    public const int Most = 40;

    /// <summary>
    /// Characters of <see cref="Write"/>: less than a browser keeps in one cookie, also where it is written with escapes again.
    /// </summary>
    public const int Longest = 2400;

    private const char Between = '~';

    private FollowList(IReadOnlyList<Followed> all) => All = all;

    public static readonly FollowList None = new([]);

    public IReadOnlyList<Followed> All { get; }

    public bool IsEmpty => All.Count == 0;

    public bool Has(Followed one) => All.Contains(one);

    /// <summary>Whether one more still fits.</summary>
    public bool Takes(Followed one) => Has(one) || (one.IsWritable && With(one).Has(one));

    /// <summary>With one more; the same where it is there, cannot be kept or does not fit.</summary>
    public FollowList With(Followed one) => Of(All.Append(one));

    public FollowList Without(Followed one) => new([.. All.Where(f => f != one)]);

    /// <summary>What is in either, each once: what is in this first.</summary>
    public FollowList Union(FollowList other) => Of(All.Concat(other.All));

    /// <summary>All of these, whether a browser could keep them or not.</summary>
    public static FollowList Whole(IEnumerable<Followed> all) => new([.. all.Distinct()]);

    /// <summary>As many of these as fit.</summary>
    public static FollowList Of(IEnumerable<Followed> some)
    {
        var kept = new List<Followed>();
        var length = 0;
        foreach (var one in some.Where(f => f.IsWritable).Distinct())
        {
            var longer = length + Written(one).Length + (kept.Count > 0 ? 1 : 0);
            if (kept.Count == Most || longer > Longest)
                continue;
            kept.Add(one);
            length = longer;
        }
        return new(kept);
    }

    /// <summary>Letters, figures and escapes, fit for a cookie.</summary>
    public string Write() => string.Join(Between, All.Select(Written));

    /// <summary>Never fails: what cannot be read is not there.</summary>
    public static FollowList Read(string? written) =>
        string.IsNullOrEmpty(written) || written.Length > Longest
            ? None
            : Of(written.Split(Between, Most + 1).Take(Most).Select(ReadOne).OfType<Followed>());

    private static string Written(Followed one) =>
        one.Kind.Letter() + Uri.EscapeDataString(one.Key).Replace("~", "%7E", StringComparison.Ordinal);

    private static Followed? ReadOne(string text) =>
        text.Length > 1 && FollowKinds.Of(text[0]) is { } kind ? new(kind, Uri.UnescapeDataString(text[1..])) : null;

    public bool Equals(FollowList? other) => other is not null && All.SequenceEqual(other.All);

    public override int GetHashCode() => All.Aggregate(0, HashCode.Combine);
}
