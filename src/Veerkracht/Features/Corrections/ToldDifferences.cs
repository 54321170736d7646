using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Corrections;

/// <summary>One line of "was" and "is now" as people read it.</summary>
/// <param name="IsAmount">It is never broken over two lines.</param>
public sealed record ToldDifference(string Label, string Was, string Now, bool IsAmount = false);

/// <summary>Tells what differs between two sets of answers, and between the amounts that the rules make of them.</summary>
public static class ToldDifferences
{
    private const string None = "–";

    public static IReadOnlyList<ToldDifference> Of(IEnumerable<AnswerDifference> differences, Texts L) =>
        [
            .. differences.Select(d => new ToldDifference(
                string.Join(" – ", d.Labels.Select(l => L[l]).Where(l => l.Length > 0)),
                ToldAnswers.Plain(d.Field, d.Was, None, L),
                ToldAnswers.Plain(d.Field, d.Now, None, L),
                d.Field.IsAmount
            )),
        ];

    public static IReadOnlyList<ToldDifference> Of(Correction correction, Step step, Texts L) =>
        Of(AnswerDifferences.Of(step.Form.Fields, AnswersJson.Read(correction.Was), AnswersJson.Read(correction.Becomes)), L);

    /// <summary>Amounts of the rules that are not the same, in the order of the call.</summary>
    public static IReadOnlyList<ToldDifference> Amounts(
        CallDefinition call,
        IEnumerable<KeyValuePair<string, Explained>> was,
        IEnumerable<KeyValuePair<string, Explained>> now,
        Texts L
    )
    {
        var (before, after) = (was.ToDictionary(), now.ToDictionary());
        string Written(Explained? amount) => amount is null ? None : Numerals.WriteEuro(amount.Amount, L.Language);
        return
        [
            .. call
                .Funding.Rules.Select(r => (r.Title, Was: before.GetValueOrDefault(r.Name), Now: after.GetValueOrDefault(r.Name)))
                .Where(a => a.Was?.Amount != a.Now?.Amount)
                .Select(a => new ToldDifference(L[a.Title], Written(a.Was), Written(a.Now), IsAmount: true)),
        ];
    }
}
