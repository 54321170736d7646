using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding;

/// <summary>The money side of a call: what may be drawn from, and the rules that compute the named amounts, in order.</summary>
public sealed record FundingDefinition
{
    public IReadOnlyList<DrawingRight> Rights { get; init; } = [];
    public IReadOnlyList<Pot> Pots { get; init; } = [];
    public required IReadOnlyList<FundingRule> Rules { get; init; }

    /// <summary>Name of the amount that is granted, usually a sum. What draws from what is in the rules.</summary>
    public required string Grant { get; init; }

    /// <summary>Name of the amount that the applicant pays itself, if the call computes one.</summary>
    public string? Own { get; init; }

    /// <summary>Whether what the other dossiers of the applicant have limits the grant.</summary>
    public bool LooksAtApplicant => Rules.Any(r => r is CapPerApplicantRule);

    /// <summary>
    /// The slugs of the calls whose dossiers count for a maximum per applicant, its own first; none where it has no maximum.
    /// </summary>
    public IReadOnlyList<string> CallsOfApplicant(string own)
    {
        var limits = Rules.OfType<CapPerApplicantRule>().ToList();
        return limits.Count == 0 ? [] : [.. limits.SelectMany(l => l.Calls).Prepend(own).Distinct()];
    }

    public IEnumerable<string> Sources => Rights.Select(r => r.Id).Concat(Pots.Select(p => p.Id));
}

/// <summary>
/// Each holder's share of an envelope by a key ("population_2020"), spread by largest remainder over the municipalities of Date.
/// </summary>
public sealed record DrawingRight(string Id, LocalText Title, Money Envelope, string Key, LocalDate Date, Place Place = default)
{
    /// <summary>
    /// The right of each holder by NIS code of Date, from a table; who has no row has no right. Null where the envelope is spread by the
    /// key.
    /// </summary>
    public IReadOnlyDictionary<string, Money>? Rows { get; init; }

    /// <summary>The rows together give more than the envelope has; what was spread by the key never does.</summary>
    public bool IsAboveEnvelope => Total > Envelope;

    /// <summary>What all holders together may draw.</summary>
    public Money Total => Rows is { } rows ? Money.Sum(rows.Values) : Envelope;
}

/// <summary>A pot that serves applications in order of registration until it is empty, from a date on.</summary>
public sealed record Pot(string Id, LocalText Title, Money Amount, LocalDate? From, Place Place = default)
{
    /// <summary>The last day on which it pays; null: as long as there is money.</summary>
    public LocalDate? Until { get; init; }
}
