using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>
/// A grant that in a case of the call comes above the cost from which it is counted: own money then stops at 0 and hides it.
/// </summary>
internal static class GrantLint
{
    public static IEnumerable<Fault> Of(CallDefinition call, PublicationSight sight)
    {
        if (sight.Shares is not { } shares || Cost(call.Funding) is not { } cost)
            yield break;
        var title = call.Funding.Rules.First(r => r.Name == cost).Title;
        foreach (var example in call.Examples)
        {
            var now = ExampleRunner.MomentOf(call, example);
            if (Trial.For(call, example.As, example.Class, now, example.With, example.Earlier, shares, out _) is not { } trial)
                continue;
            var found = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context);
            if (
                found.Amounts.GetValueOrDefault(call.Funding.Grant)?.Amount is not { } grant
                || found.Amounts.GetValueOrDefault(cost)?.Amount is not { } whole
                || grant <= whole
                || found.Unknown.Contains(cost)
                || found.Unknown.Contains(call.Funding.Grant)
            )
                continue;
            yield return new Fault(
                example.Place,
                $"in the case '{example.Name}' the grant ({Euro(grant, Language.En)}) is above '{title.In(Language.En)}' "
                    + $"({Euro(whole, Language.En)}), of which it is a part: limit it with 'at_most'",
                $"in het voorbeeld '{example.Name}' is de subsidie ({Euro(grant, Language.Nl)}) hoger dan '{title.Nl}' "
                    + $"({Euro(whole, Language.Nl)}), waar ze een deel van is: begrens ze met 'at_most'"
            );
        }
    }

    /// <summary>The amount of which the applicant's own money is what the grant leaves; null where the call does not say it so.</summary>
    private static string? Cost(FundingDefinition funding) =>
        funding.Rules.FirstOrDefault(r => r.Name == funding.Own) is RemainderRule own && own.Minus.Contains(funding.Grant) ? own.Of : null;

    private static string Euro(Money amount, Language language) => Numerals.WriteEuro(amount, language);
}
