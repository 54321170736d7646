using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>An amount of a call with its title and its why; the grant stands out. An amount that is not known is null, never 0.</summary>
public sealed record AmountLine(string Title, Money? Amount, IReadOnlyList<LocalText> Why, bool IsGrant)
{
    /// <summary>What the applicant pays itself.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Language tag of the title where it is another than that of the page.</summary>
    public string? Lang { get; init; }

    /// <param name="unknown">Names of the amounts that are not known.</param>
    public static IReadOnlyList<AmountLine> Of(
        CallDefinition call,
        IEnumerable<KeyValuePair<string, Explained>> amounts,
        Texts L,
        IReadOnlySet<string>? unknown = null
    ) =>
        [
            .. amounts.Select(a =>
            {
                var title = call.Funding.Rules.FirstOrDefault(r => r.Name == a.Key)?.Title ?? new LocalText(a.Key);
                var isUnknown = unknown?.Contains(a.Key) == true;
                return new AmountLine(
                    L[title],
                    isUnknown ? null : a.Value.Amount,
                    isUnknown ? [Mend] : a.Value.Why,
                    a.Key == call.Funding.Grant
                )
                {
                    IsOwn = a.Key == call.Funding.Own,
                    Lang = L.LangOf(title),
                };
            }),
        ];

    private static readonly LocalText Mend = new(
        "Verbeter eerst het getal dat we niet kunnen lezen.",
        "First mend the number that we cannot read."
    );
}

/// <summary>
/// The amounts of a step under the words for what its grant is: asked for by an application, what it comes to by a claim.
/// </summary>
public sealed record AmountTable(LocalText Title, IReadOnlyList<AmountLine> Lines)
{
    public static AmountTable Of(Step step, IReadOnlyList<AmountLine> lines) =>
        new(
            step.Kind switch
            {
                StepKind.Application => new("Gevraagde subsidie", "Grant asked for"),
                StepKind.Claim => new("Subsidie volgens deze aanvraag tot betaling", "Grant by this claim"),
                _ => new("Berekening", "Computation"),
            },
            lines
        );
}
