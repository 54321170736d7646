using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Judging again with something else left must give what evaluating anew gives.</summary>
public class WithLeftTests
{
    private static readonly long[] Cents = [0, 1, 1_000_00, 12_345_67, 1_000_000_00];

    private static string Told(Evaluation evaluation) =>
        string.Join(
            "\n",
            evaluation
                .Amounts.Select(a => $"{a.Key} {a.Value.Amount} {string.Join(" / ", a.Value.Why.Select(w => w.Nl))}")
                .Concat(evaluation.Errors.Select(e => $"error {e}"))
                .Concat(evaluation.Warnings.Select(w => $"warning {w}"))
                .Concat(evaluation.Visible.Order())
                .Concat(evaluation.Required.Order())
                .Concat(evaluation.Unknown.Order())
                .Concat(evaluation.Values.Select(v => $"{v.Key} {v.Value?.ToJsonString()}"))
                .Append(evaluation.Clean.ToJsonString())
        );

    [Theory, MemberData(nameof(ShippedCallsTests.Slugs), MemberType = typeof(ShippedCallsTests))]
    public void Every_example_of_a_shipped_call_comes_out_the_same(string slug)
    {
        var (call, spread, random) = (ShippedCalls.Read(slug), new RightShares(Shipped.Data), new Random(slug.Length));
        foreach (var example in call.Examples)
        {
            var trial = Trial.For(
                call,
                example.As,
                ExampleRunner.MomentOf(call, example),
                example.With,
                example.Earlier,
                spread,
                out var why
            );
            Assert.True(trial is not null, why?.Nl);
            var first = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context);
            foreach (var _ in Enumerable.Range(0, 4))
            {
                var left = call.Funding.Sources.ToDictionary(s => s, _ => new Money(Cents[random.Next(Cents.Length)]));
                var anew = CallEngine.Evaluate(call, example.Step, example.Answers, trial.Context with { Left = left });
                Assert.Equal(Told(anew), Told(first.WithLeft(left)));
                Assert.Equal(Told(first), Told(first.WithLeft(left).WithLeft(trial.Context.Left)));
            }
        }
    }
}
