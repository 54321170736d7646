namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>A half-made choice: what it costs and gains up to a stage, and what it used of the limits.</summary>
internal sealed class Choice
{
    public long Gain { get; init; }
    public long Cost { get; init; }

    /// <summary>The cost, with what is kept for groups of the first property and not used.</summary>
    public long Tied { get; init; }

    /// <summary>Used in the group where the search is.</summary>
    public long InGroup { get; init; }
    public int GroupAwards { get; init; }

    /// <summary>For each crossing quota what was used, then how many awards.</summary>
    public long[] Crossing { get; init; } = [];

    /// <summary>Who is chosen, the first that registered in the highest bit.</summary>
    public required ulong[] Chosen { get; init; }

    /// <summary>The most that it can come to.</summary>
    public long Most { get; init; }

    /// <summary>Below zero where this is the better one at the end: more gained, less spent, who registered first.</summary>
    public int CompareTo(Choice other)
    {
        var better = other.Gain.CompareTo(Gain);
        if (better == 0)
            better = Cost.CompareTo(other.Cost);
        for (var i = 0; better == 0 && i < Chosen.Length; i++)
            better = other.Chosen[i].CompareTo(Chosen[i]);
        return better;
    }

    public bool Has(int at) => (Chosen[at >> 6] >> (63 - (at & 63)) & 1) == 1;

    public static ulong[] With(ulong[] chosen, IReadOnlyList<Item> items)
    {
        var with = (ulong[])chosen.Clone();
        foreach (var item in items)
            with[item.At >> 6] |= 1UL << (63 - (item.At & 63));
        return with;
    }
}
