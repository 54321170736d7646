using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Payments;
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
/// <param name="Now">What a claim asks to be paid now; null for a step that asks for no payment.</param>
public sealed record AmountTable(LocalText Title, IReadOnlyList<AmountLine> Lines, PaymentDue? Now = null)
{
    public static AmountTable Of(Step step, IReadOnlyList<AmountLine> lines, PaymentDue? now = null) =>
        new(
            step.Kind switch
            {
                StepKind.Application => new("Gevraagde subsidie", "Grant asked for"),
                StepKind.Claim => new("Subsidie volgens deze aanvraag tot betaling", "Grant by this claim"),
                _ => new("Berekening", "Computation"),
            },
            lines,
            now
        );

    /// <summary>Above the amount that is asked now.</summary>
    public static readonly LocalText NowTitle = new("U vraagt nu", "You ask now");

    /// <summary>What was paid above the grant that remains, in a sentence.</summary>
    public LocalText? PayBack =>
        Now is { PaidTooMuch: { IsPositive: true } back }
            ? new(
                $"U kreeg al {Numerals.WriteEuro(back, Language.Nl)} te veel: dat bedrag betaalt u terug.",
                $"You were paid {Numerals.WriteEuro(back, Language.En)} too much: you pay that back."
            )
            : null;
}
