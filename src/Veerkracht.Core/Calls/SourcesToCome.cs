using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>A source that does not pay yet, and how much more the same answers give from its first day on.</summary>
/// <param name="More">Always above zero.</param>
public sealed record SourceToCome(string Id, LocalText Title, LocalDate From, Money More);

/// <summary>What an applicant does not get only because a pot is not open yet: it would stand in the why of one amount alone.</summary>
public static class SourcesToCome
{
    /// <summary>
    /// The pots that open later and then give more, in the order of their days. The answers are judged again on each of these days, with
    /// the same left in every source. None after an award, which fixed the amounts, and none where the grant is not known.
    /// </summary>
    /// <param name="now">The evaluation of these answers in this context.</param>
    public static IReadOnlyList<SourceToCome> Of(
        CallDefinition call,
        string step,
        JsonObject answers,
        EvaluationContext context,
        Evaluation now
    )
    {
        if (context.Awarded is not null || Grant(call, now) is not { } before)
            return [];
        var found = new List<SourceToCome>();
        foreach (var day in call.Funding.Pots.Where(p => p.From > context.Now.Date).GroupBy(p => p.From!.Value).OrderBy(g => g.Key))
        {
            var then = CallEngine.Evaluate(call, step, answers, context with { Now = day.Key.AtMidnight() });
            if (Grant(call, then) is not { } grant)
                continue;
            if (grant > before)
                found.Add(new(day.First().Id, day.First().Title, day.Key, grant - before));
            before = Money.Larger(before, grant);
        }
        return found;
    }

    private static Money? Grant(CallDefinition call, Evaluation evaluation) =>
        evaluation.Unknown.Contains(call.Funding.Grant) ? null : evaluation.Amounts.GetValueOrDefault(call.Funding.Grant)?.Amount;
}
