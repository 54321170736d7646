using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Assessing;

/// <summary>How the result of a panel came about, in sentences.</summary>
public static class PanelWords
{
    /// <summary>
    /// With two decimals, as pages show scores; with all where two would not tell it apart from what it is compared with.
    /// </summary>
    public static string Score(Rational score, Language language, Rational? beside = null) =>
        beside is { } other && score != other && Numerals.Write(score, 2, language) == Numerals.Write(other, 2, language)
            ? Numerals.WriteExact(score, language)
            : Numerals.Write(score, 2, language);

    internal static IReadOnlyList<LocalText> Why(PanelResult result)
    {
        var why = new List<LocalText> { Scored(result) };
        why.AddRange(result.Criteria.Select(Of));
        if (result.Total is { } total)
            why.Add(
                new(
                    $"Totaal volgens de gewichten: {Score(total, Language.Nl)} op 100.",
                    $"Total by the weights: {Score(total, Language.En)} of 100."
                )
            );
        why.AddRange(
            result
                .Criteria.Where(c => c.IsBelow)
                .Select(c => Below(c.Criterion.Title.Nl, c.Criterion.Title.In(Language.En), c.Mean!.Value, c.Criterion.Minimum!.Value))
        );
        if (result.IsBelowTotal)
            why.Add(Below("Het totaal", "The total", result.Total!.Value, result.Rules.LeastTotal!.Value));
        return why.AsReadOnly();
    }

    private static LocalText Scored(PanelResult result)
    {
        var (nl, en) = result.Scored == 1 ? ("1 beoordelaar gaf", "1 assessor gave") : Several(result.Scored);
        var quorum = result.Rules.Quorum;
        return result.HasQuorum
            ? new($"{nl} punten. Het quorum van {quorum} is bereikt.", $"{en} points. The quorum of {quorum} is reached.")
            : new($"{nl} punten. Het quorum van {quorum} is niet bereikt.", $"{en} points. The quorum of {quorum} is not reached.");
    }

    private static (string Nl, string En) Several(int count) =>
        count == 0 ? ("Niemand gaf", "Nobody gave") : ($"{count} beoordelaars gaven", $"{count} assessors gave");

    private static LocalText Of(CriterionResult result)
    {
        var (criterion, title) = (result.Criterion, result.Criterion.Title);
        if (result.Mean is not { } mean)
            return new($"{title.Nl}: nog geen punten.", $"{title.In(Language.En)}: no points yet.");
        return criterion.IsComputed
            ? new(
                $"{title.Nl}: {Nl(mean)} op {criterion.Scale}, berekend uit de antwoorden; gewicht {Nl(criterion.Weight)}.",
                $"{title.In(Language.En)}: {En(mean)} of {criterion.Scale}, computed from the answers; weight {En(criterion.Weight)}."
            )
            : new(
                $"{title.Nl}: gemiddeld {Nl(mean)} op {criterion.Scale}, van {Nl(result.Lowest!.Value)} tot {Nl(result.Highest!.Value)}; "
                    + $"gewicht {Nl(criterion.Weight)}.",
                $"{title.In(Language.En)}: mean {En(mean)} of {criterion.Scale}, from {En(result.Lowest!.Value)} to "
                    + $"{En(result.Highest!.Value)}; weight {En(criterion.Weight)}."
            );
    }

    private static LocalText Below(string nl, string en, Rational score, Rational least) =>
        new(
            $"{nl} is {Score(score, Language.Nl, least)}, onder het minimum van {Score(least, Language.Nl, score)}.",
            $"{en} is {Score(score, Language.En, least)}, below the minimum of {Score(least, Language.En, score)}."
        );

    private static string Nl(Rational value) => Numerals.Write(value, 2, Language.Nl);

    private static string En(Rational value) => Numerals.Write(value, 2, Language.En);
}
