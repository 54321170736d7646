using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>Awards that still ask something: conditions of <see cref="TestCalls"/>, and the same call with an acceptance.</summary>
internal static class ConditionWorld
{
    /// <summary>A call whose awards must be accepted within thirty days.</summary>
    public const string Accepting = "aanvaarden";

    public const string Text = "Bezorg de vergunning",
        Due = "15/12/2022";

    public static Task<Outcome<AwardCondition>> Lays(this TestSite site, Guid dossier, string text = Text, string due = Due) =>
        site.Act((LayCondition a) => a.Do(TestSite.As(Manager), dossier, new(text, "Send the permit", "De vergunning", "The permit", due)));

    /// <summary>An awarded dossier of Geetbets with one condition that is open.</summary>
    public static async Task<AwardCondition> WithOpenCondition(this TestSite site, string call = TestCalls.Small)
    {
        var dossier = await site.Complete(call, TestCalls.Cost("2000.00"));
        var laid = Value(await site.Lays(dossier.Id));
        await site.Awarded(dossier.Id);
        return laid;
    }

    /// <param name="more">Other keys of the call, each on a line that begins with its end of line.</param>
    public static Task PublishAccepting(this TestSite site, string call = Accepting, string more = "") =>
        site.Publish(
            TestCalls
                .FromPot(90_000)
                .Replace($"call: {TestCalls.Small}", $"call: {call}", StringComparison.Ordinal)
                .Replace("number_prefix: proef", $"number_prefix: {call}", StringComparison.Ordinal)
                .Replace("\nfunding:", $"\nacceptance: {{ days: 30 }}{more}\nfunding:", StringComparison.Ordinal),
            1_000_000_00
        );
}
