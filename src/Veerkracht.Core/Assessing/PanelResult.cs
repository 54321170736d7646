using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Assessing;

/// <summary>What a panel gave for one criterion.</summary>
/// <param name="Mean">At six decimals; null where nobody scored yet.</param>
/// <param name="Lowest">Of the points that were given; null as <paramref name="Mean"/>.</param>
public sealed record CriterionResult(ScoredCriterion Criterion, Rational? Mean, Rational? Lowest, Rational? Highest)
{
    public bool IsBelow => Mean < Criterion.Minimum;

    /// <summary>The highest points less the lowest.</summary>
    public Rational Spread => (Highest ?? Rational.Zero) - (Lowest ?? Rational.Zero);

    /// <summary>Assessors differ by more than a third of the scale: somebody should look.</summary>
    public bool IsWide => Spread * 3 > Criterion.Scale;
}

/// <summary>
/// What a panel gives an application as a whole. The numbers have six decimals: these are what counts, and what a round takes.
/// </summary>
/// <param name="Criteria">In the order of the call.</param>
/// <param name="Total">Of 100; null where a criterion has no mean yet.</param>
/// <param name="Scored">How many assessors scored it.</param>
/// <param name="Why">How it came about, a sentence for each step.</param>
public sealed record PanelResult(
    PanelRules Rules,
    IReadOnlyList<CriterionResult> Criteria,
    Rational? Total,
    int Scored,
    IReadOnlyList<LocalText> Why
)
{
    public const int Decimals = 6;

    public bool HasQuorum => Scored >= Rules.Quorum;
    public bool IsBelowTotal => Total < Rules.LeastTotal;

    /// <summary>Below a minimum of a criterion or of the total.</summary>
    public bool IsBelow => IsBelowTotal || Criteria.Any(c => c.IsBelow);
    public bool IsWide => Criteria.Any(c => c.IsWide);

    /// <summary>Means in the order of the criteria, for a round; empty until all are known.</summary>
    public IReadOnlyList<Rational> Scores => Total is null ? [] : [.. Criteria.Select(c => c.Mean!.Value)];

    /// <param name="sheets">What was given, one of each assessor; of a computed criterion a sheet holds nothing.</param>
    /// <param name="computed">Points of computed criteria, by id; one that is not there is not known yet.</param>
    public static PanelResult Of(PanelRules rules, IReadOnlyCollection<ScoreSheet> sheets, IReadOnlyDictionary<string, Rational> computed)
    {
        var criteria = rules.Criteria.Select(c => Of(c, sheets, computed)).ToList();
        Rational? total = criteria.All(c => c.Mean is not null)
            ? Rounded(
                criteria
                    .Select(c => c.Mean!.Value * c.Criterion.Weight / c.Criterion.Scale)
                    .Aggregate(Rational.Zero, (sum, part) => sum + part)
            )
            : null;
        var result = new PanelResult(rules, criteria, total, sheets.Count, []);
        return result with { Why = PanelWords.Why(result) };
    }

    private static CriterionResult Of(
        ScoredCriterion criterion,
        IReadOnlyCollection<ScoreSheet> sheets,
        IReadOnlyDictionary<string, Rational> computed
    )
    {
        List<Rational> points = criterion.IsComputed
            ? computed.TryGetValue(criterion.Id, out var found)
                ? [found]
                : []
            : [.. sheets.Where(s => s.Points.ContainsKey(criterion.Id)).Select(s => s.Points[criterion.Id])];
        return points.Count == 0
            ? new(criterion, null, null, null)
            : new(criterion, Rounded(points.Aggregate(Rational.Zero, (sum, p) => sum + p) / points.Count), points.Min(), points.Max());
    }

    internal static Rational Rounded(Rational value) => new(Rounding.HalfUp(value * Million), Million);

    private const int Million = 1_000_000;
}
