using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding;

/// <summary>One named amount of a call. Its kind says how it is computed from the answers and from the amounts before it.</summary>
public abstract record FundingRule
{
    public required string Name { get; init; }
    public required LocalText Title { get; init; }
    /// <summary>The drawing right or pot that this amount draws from; null where it draws from the envelope alone.</summary>
    public string? Source { get; init; }
    public Place Place { get; init; }

    public abstract Explained Compute(FundingScope scope);
}

/// <summary>What a rule sees: answers and reference values by name, the amounts before it, and what is left in its sources.</summary>
public sealed record FundingScope(IReadOnlyDictionary<string, object?> Values, IReadOnlyDictionary<string, Explained> Amounts, IReadOnlyDictionary<string, Money> Left)
{
    /// <summary>Amounts before rounding, by name; where a rule needs the exact fraction of an earlier one.</summary>
    public IReadOnlyDictionary<string, Rational> Exact { get; init; } = new Dictionary<string, Rational>();
}
