using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>An amount of a call with its title and its why; the grant stands out.</summary>
public sealed record AmountLine(string Title, Money Amount, IReadOnlyList<LocalText> Why, bool IsGrant)
{
    public static IReadOnlyList<AmountLine> Of(CallDefinition call, IEnumerable<KeyValuePair<string, Explained>> amounts, Texts L) =>
        [.. amounts.Select(a => new AmountLine(L[call.Funding.Rules.FirstOrDefault(r => r.Name == a.Key)?.Title ?? new LocalText(a.Key)], a.Value.Amount, a.Value.Why, a.Key == call.Funding.Grant))];
}
