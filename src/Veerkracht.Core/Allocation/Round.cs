using System.Collections.Frozen;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>How the money of a round goes to its candidates.</summary>
public enum RoundMethod
{
    /// <summary>The highest score first, as far as the envelope goes.</summary>
    Ranking,

    /// <summary>Who registered first goes first.</summary>
    Registration,

    /// <summary>Each within the drawing right of its organisation.</summary>
    DrawingRight,

    /// <summary>The same amount for each, and for nobody more than was asked.</summary>
    EqualShare,

    /// <summary>To each the same part of what was asked.</summary>
    ProRata,
}

/// <summary>Whose property a quota is about.</summary>
public enum GroupKind
{
    Class,
    Province,
    Theme,
}

/// <summary>What happens to a reserved amount that its group does not use.</summary>
public enum UnfilledRule
{
    /// <summary>It is not given in this round.</summary>
    Stays,

    /// <summary>When all were looked at, it goes to the others, in the same order.</summary>
    FlowsBack,
}

public enum TieKind
{
    Criterion,
    Registration,
    Lot,
}

/// <summary>What decides between equals; <paramref name="Criterion"/> is the id of one, where that decides.</summary>
public sealed record TieRule(TieKind Kind, string? Criterion = null);

/// <summary>Something that is scored: its weight in the total, and the least that it must have.</summary>
public sealed record RoundCriterion(string Id, Rational Weight, Rational? Least = null);

/// <summary>What a group of candidates has for itself, and what it may have at most.</summary>
/// <param name="Of">The class, province or theme, as candidates name it.</param>
public sealed record Quota(GroupKind By, string Of)
{
    /// <summary>Kept from all others.</summary>
    public Money Reserved { get; init; }
    public UnfilledRule Unfilled { get; init; }
    public Money? Most { get; init; }
    public int? MostAwards { get; init; }
}

/// <summary>What one organisation may get in a round; null is no limit.</summary>
public sealed record BodyLimit(int? Awards, Money? Amount);

/// <summary>What decides by lot: the key, and the list of ids whose places in it are the numbers that are drawn.</summary>
/// <param name="List">Null: all candidates of the round, by id.</param>
public sealed record Lot(DrawKey Key, IReadOnlyList<string>? List = null);

/// <summary>A dossier in a round.</summary>
/// <param name="Body">The organisation that asks, as the limits and rights name it.</param>
public sealed record Candidate(string Id, string Body, Money Asked)
{
    /// <summary>Less than this is of no use to it; null takes any part, where the round gives parts.</summary>
    public Money? Least { get; init; }

    /// <summary>In the order of <see cref="Round.Criteria"/>; empty where there are none. They may be zero or below.</summary>
    public IReadOnlyList<Rational> Scores { get; init; } = [];

    /// <summary>The total where it was given as such; else it is the sum of the scores by their weights.</summary>
    public Rational? Total { get; init; }

    /// <summary>A number or a moment, the same kind for all: lower is earlier.</summary>
    public long Registered { get; init; }
    public string? Class { get; init; }
    public string? Province { get; init; }
    public string? Theme { get; init; }

    /// <summary>Which of its own the organisation wants first: 1 before 2, before those without.</summary>
    public int? Priority { get; init; }

    /// <summary>Why it takes no part; what it held comes back.</summary>
    public LocalText? Excluded { get; init; }

    /// <summary>Awarded in a decision before this one: it stays, and only the rest of the money is given anew.</summary>
    public Money Held { get; init; }

    internal string? In(GroupKind group) =>
        group switch
        {
            GroupKind.Class => Class,
            GroupKind.Province => Province,
            _ => Theme,
        };
}

/// <summary>
/// A decision over many: the candidates, the money and how it is given. The order of the candidates means nothing; where two are equal,
/// what decides is stated.
/// </summary>
public sealed record Round
{
    public required RoundMethod Method { get; init; }
    public required Money Envelope { get; init; }
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];
    public IReadOnlyList<RoundCriterion> Criteria { get; init; } = [];

    /// <summary>Whose total is below it gets nothing.</summary>
    public Rational? LeastTotal { get; init; }
    public IReadOnlyList<TieRule> Ties { get; init; } = [];

    /// <summary>Whether somebody can be given less than was asked, where the money does not reach.</summary>
    public bool GivesParts { get; init; }

    /// <summary>Whether the first for whom there is too little ends the line; else the next who fits is looked for.</summary>
    public bool StopsWhenShort { get; init; }

    /// <summary>Whether the places that the dossiers of one organisation have go to them in its own order.</summary>
    public bool OwnPriorities { get; init; }
    public BodyLimit? PerBody { get; init; }
    public IReadOnlyList<Quota> Quotas { get; init; } = [];

    /// <summary>What each organisation may still draw, for <see cref="RoundMethod.DrawingRight"/>.</summary>
    public IReadOnlyDictionary<string, Money> Rights { get; init; } = FrozenDictionary<string, Money>.Empty;

    /// <summary>By what key cents are given in <see cref="RoundMethod.ProRata"/>.</summary>
    public ApportionmentKey Key { get; init; }
    public Lot? Lot { get; init; }

    /// <summary>
    /// The round that follows when money comes back: who was awarded keeps it, and whoever stands on the reserve list is next. Mark in it
    /// who takes no part any more.
    /// </summary>
    public Round After(RoundResult result)
    {
        var held = result.Outcomes.ToDictionary(o => o.Candidate.Id, o => o.Amount, StringComparer.Ordinal);
        return this with { Candidates = [.. Candidates.Select(c => c with { Held = held[c.Id] })] };
    }
}
