using System.Numerics;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>A dossier that can be chosen: what it costs in cents and gives in whole points, and the quotas that it counts in.</summary>
/// <param name="At">Its place by registration, then by id.</param>
internal sealed record Item(int At, string Id, string Body, long Cost, long Gain, int[] Quotas);

/// <summary>What can be chosen of one organisation at once, or of one dossier.</summary>
internal sealed record Option(long Cost, long Gain, IReadOnlyList<Item> Items);

/// <summary>The options of one step of the search; one of them is to choose nothing.</summary>
/// <param name="Quota">The quota of the first dimension in which they are; −1 for none.</param>
internal sealed record Stage(int Quota, IReadOnlyList<Option> Options);

/// <summary>A round as the search sees it: scores as whole numbers, who surely takes no part left out, the limits in an order.</summary>
internal sealed class Problem
{
    private Problem(Round round, IReadOnlyList<Item> items, BigInteger scale, GroupKind? first)
    {
        (Round, Items, Scale, First) = (round, items, scale, first);
        Others = [.. round.Quotas.Where(q => Binds(q) && q.By != first).Select(q => q.By).Distinct()];
        Crossing = [.. Enumerable.Range(0, round.Quotas.Count).Where(q => round.Quotas[q].By != first && Binds(round.Quotas[q]))];
    }

    public Round Round { get; }

    /// <summary>By registration, then by id.</summary>
    public IReadOnlyList<Item> Items { get; }
    public BigInteger Scale { get; }

    /// <summary>The property by which the search goes, group by group.</summary>
    public GroupKind? First { get; }

    /// <summary>The other properties that have quotas.</summary>
    public IReadOnlyList<GroupKind> Others { get; }

    /// <summary>Quotas of other properties: each choice carries what it used of them.</summary>
    public IReadOnlyList<int> Crossing { get; }
    public required IReadOnlyList<Stage> Stages { get; init; }
    public long Envelope => Round.Envelope.Cents;

    /// <summary>What is kept for a group and stays where it is not used.</summary>
    public long Reserved(int quota) =>
        quota >= 0 && Round.Quotas[quota].Unfilled == UnfilledRule.Stays ? Round.Quotas[quota].Reserved.Cents : 0;

    public long Most(int quota) => Most(Round, quota);

    public static long Most(Round round, int quota) => quota >= 0 && round.Quotas[quota].Most is { } most ? most.Cents : long.MaxValue;

    public int MostAwards(int quota) => quota >= 0 ? Round.Quotas[quota].MostAwards ?? int.MaxValue : int.MaxValue;

    private static bool Binds(Quota q) =>
        q.Most is not null || q.MostAwards is not null || (q.Unfilled == UnfilledRule.Stays && q.Reserved.IsPositive);

    public static Problem? Of(Round round, out LocalText? why)
    {
        why = null;
        var all = round.Candidates.Where(c => TakesPart(round, c)).Select(c => (C: c, Score: RoundOrder.TotalOf(round, c))).ToList();
        var scale = all.Aggregate(BigInteger.One, (s, c) =>
            s / BigInteger.GreatestCommonDivisor(s, c.Score.Denominator) * c.Score.Denominator
        );
        var worth = all.Where(c => c.Score.Sign > 0 || FreesMoney(round, c.C))
            .OrderBy(c => c.C.Registered)
            .ThenBy(c => c.C.Id, StringComparer.Ordinal)
            .ToList();
        if (
            worth.Aggregate(BigInteger.Zero, (sum, c) => sum + BigInteger.Abs(c.Score.Numerator) * (scale / c.Score.Denominator))
            > long.MaxValue / 4
        )
        {
            why = new LocalText(
                "de scores hebben te veel cijfers om er de beste keuze mee te zoeken",
                "the scores have too many digits to look for the best choice"
            );
            return null;
        }
        List<Item> items =
        [
            .. worth.Select(
                (c, i) =>
                    new Item(
                        i,
                        c.C.Id,
                        c.C.Body,
                        c.C.Asked.Cents,
                        (long)(c.Score.Numerator * (scale / c.Score.Denominator)),
                        [.. Enumerable.Range(0, round.Quotas.Count).Where(q => c.C.In(round.Quotas[q].By) == round.Quotas[q].Of)]
                    )
            ),
        ];
        if (OptionsOf(round, items, out why) is not { } options)
            return null;
        var first = FirstOf(round, options);
        return new Problem(round, items, scale, first) { Stages = InOrder(round, options, first) };
    }

    /// <summary>
    /// What gives nothing costs money and is never chosen, unless it counts in two groups that keep money: then it frees more than it
    /// costs, and others can have that.
    /// </summary>
    private static bool FreesMoney(Round round, Candidate c) =>
        round.Quotas.Count(q => c.In(q.By) == q.Of && q.Unfilled == UnfilledRule.Stays && q.Reserved.IsPositive) > 1;

    private static bool TakesPart(Round round, Candidate c) =>
        c.Excluded is null
        && c.Asked <= round.Envelope
        && !(round.LeastTotal is { } least && RoundOrder.TotalOf(round, c) < least)
        && !round.Criteria.Where((criterion, i) => criterion.Least is { } l && c.Scores[i] < l).Any();

    /// <summary>The property whose limits leave least to gain, of those in which every limited organisation is in one group.</summary>
    private static GroupKind? FirstOf(Round round, List<List<Option>> options) =>
        round
            .Quotas.Where(Binds)
            .Select(q => q.By)
            .Distinct()
            .Where(by => round.PerBody is null || options.All(o => GroupOf(round, o, by) is not null))
            .OrderBy(by => Bounds.Whole(round, options, by))
            .ThenBy(by => by)
            .Select(by => (GroupKind?)by)
            .FirstOrDefault();

    /// <summary>The quota of a property in which all of these are, −1 where there is none; null where they are in several.</summary>
    public static int? GroupOf(Round round, IReadOnlyList<Option> options, GroupKind? by)
    {
        var groups = options.SelectMany(o => o.Items).Select(i => QuotaOf(round, i, by)).Distinct().Take(2).ToList();
        return groups.Count == 1 ? groups[0] : null;
    }

    private static int QuotaOf(Round round, Item item, GroupKind? by) =>
        item.Quotas.Where(q => round.Quotas[q].By == by && Binds(round.Quotas[q])).DefaultIfEmpty(-1).First();

    /// <summary>What can be chosen of each organisation where those have a limit, else of each dossier.</summary>
    private static List<List<Option>>? OptionsOf(Round round, List<Item> items, out LocalText? why)
    {
        why = null;
        var all = new List<List<Option>>();
        foreach (var body in items.GroupBy(i => round.PerBody is null ? i.Id : i.Body, StringComparer.Ordinal))
        {
            var options = new List<Option> { new(0, 0, []) };
            foreach (var item in body)
            {
                options.AddRange(options.Where(o => CanAdd(round, o, item)).Select(o => Add(o, item)).ToList());
                if (options.Count > Portfolio.MostOfBody)
                {
                    why = new LocalText(
                        $"{body.Key} heeft meer dan {Portfolio.MostOfBody} keuzes binnen zijn grens",
                        $"{body.Key} has more than {Portfolio.MostOfBody} choices within its limit"
                    );
                    return null;
                }
            }
            // Where each costs more than the organisation may have, there is nothing to choose.
            if (options.Count > 1)
                all.Add(options);
        }
        return all;
    }

    /// <summary>Group by group; in a group what is worth most for its cost first.</summary>
    private static List<Stage> InOrder(Round round, List<List<Option>> options, GroupKind? first) =>
        [
            .. options
                .Select(o => new Stage(GroupOf(round, o, first) ?? -1, o))
                .OrderBy(s => s.Quota < 0 ? int.MaxValue : s.Quota)
                .ThenByDescending(s => s.Options.Skip(1).Max(o => new Rational(o.Gain, o.Cost)))
                .ThenBy(s => s.Options[1].Items[0].At),
        ];

    private static bool CanAdd(Round round, Option option, Item item) =>
        round.PerBody is not { } limit
        || (
            (limit.Awards is not { } awards || option.Items.Count < awards)
            && (limit.Amount is not { } most || option.Cost + item.Cost <= most.Cents)
        );

    private static Option Add(Option option, Item item) => new(option.Cost + item.Cost, option.Gain + item.Gain, [.. option.Items, item]);
}
