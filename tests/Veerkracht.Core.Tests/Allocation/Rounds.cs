using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Allocation;

/// <summary>Rounds in few words. Amounts are whole euro; who registers is numbered in the order in which it is written.</summary>
internal static class Rounds
{
    private static int s_registered;

    public static Candidate Asks(string id, long asked, Rational? score = null, string? body = null) =>
        new(id, body ?? $"body-{id}", Money.FromEuro(asked))
        {
            Total = score ?? Rational.Zero,
            Registered = Interlocked.Increment(ref s_registered),
        };

    public static Round Ranking(long envelope, params Candidate[] candidates) =>
        new()
        {
            Method = RoundMethod.Ranking,
            Envelope = Money.FromEuro(envelope),
            Candidates = candidates,
            Ties = [new TieRule(TieKind.Registration)],
        };

    public static Quota Reserved(string of, long amount, UnfilledRule unfilled) =>
        new(GroupKind.Class, of) { Reserved = Money.FromEuro(amount), Unfilled = unfilled };

    public static DrawKey Key(string text) => DrawKey.TryRead(text, out var key, out var why) ? key : throw new ArgumentException(why.En);

    public static Candidate Out(this Candidate c, string why) => c with { Excluded = new LocalText(why, why) };

    /// <summary>"a 100, b 50 part, c reserve 1, d refused": who gets what, in the order of the decision.</summary>
    public static string Told(this RoundResult result) =>
        string.Join(
            ", ",
            result.Outcomes.Select(o =>
                $"{o.Candidate.Id} "
                + o.State switch
                {
                    OutcomeState.Awarded => Euro(o.Amount),
                    OutcomeState.Partly => $"{Euro(o.Amount)} part",
                    OutcomeState.Reserve => $"reserve {o.ReservePlace}",
                    _ => "refused",
                }
            )
        );

    /// <summary>A round that came out wrong, to be read.</summary>
    public static string Said(this Round round) =>
        $"{round.Method} {round.Envelope} {round.PerBody} parts {round.GivesParts} stops {round.StopsWhenShort}\n"
        + string.Join('\n', round.Quotas)
        + "\n"
        + string.Join('\n', round.Candidates);

    public static Outcome Of(this RoundResult result, string id) => result.Outcomes.Single(o => o.Candidate.Id == id);

    public static RoundFault Fault(Round round)
    {
        Assert.False(Allocator.TryDecide(round, out _, out var faults));
        var fault = Assert.Single(faults);
        Assert.True(fault.Why.Nl.Length > 0 && fault.Why.En?.Length > 0);
        return fault;
    }

    private static string Euro(Money amount) => amount.Cents % 100 == 0 ? $"{amount.Cents / 100}" : $"{amount}";
}
