using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>
/// A call whose decisions can be objected to within thirty days, and the people who handle that: others than those who decided.
/// </summary>
internal static class ObjectionWorld
{
    public const string Call = "bezwaar",
        Officer = "geetbets-officer",
        Handler = "case-worker",
        Other = "limited-approver",
        Ground = "Artikel 12 van het reglement";

    /// <param name="pot">Euro in the pot; half of the cost is granted.</param>
    public static Task PublishObjecting(this TestSite site, long pot = 90_000, long envelope = 1_000_000_00, string call = Call) =>
        site.Publish(
            TestCalls
                .FromPot(pot)
                .Replace($"call: {TestCalls.Small}", $"call: {call}", StringComparison.Ordinal)
                .Replace("number_prefix: proef", $"number_prefix: {call}", StringComparison.Ordinal)
                .Replace("\nfunding:", "\nobjection: { days: 30 }\nfunding:", StringComparison.Ordinal),
            envelope
        );

    public static Task<Outcome<Objection>> Objects(
        this TestSite site,
        Guid dossier,
        string by = Officer,
        string grounds = "De kosten zijn fout gelezen"
    ) => site.Act((LodgeObjection a) => a.Do(TestSite.As(by), dossier, grounds));

    public static Task<Outcome<Reconsideration>> Judges(
        this TestSite site,
        Guid dossier,
        string outcome,
        string? amount = null,
        string by = Handler,
        string? ground = Ground
    ) => site.Act((ProposeObjectionOutcome a) => a.Do(TestSite.As(by), dossier, new(outcome, ground, amount), "De nota is niet meegeteld"));

    public static Task<Outcome<Reconsideration>> Confirms(this TestSite site, Reconsideration again, string by = Other) =>
        site.Act((ConfirmReconsideration a) => a.Do(TestSite.As(by), again.Id));

    public static Task<Outcome<Reconsideration>> Reopens(
        this TestSite site,
        Guid dossier,
        string? amount = null,
        string? ground = Ground
    ) => site.Act((ProposeReopening a) => a.Do(TestSite.As(Manager), dossier, ground, amount, "Een bedrag is fout overgenomen"));

    /// <summary>An awarded dossier of Geetbets: 1,000 euro, or half of another cost.</summary>
    public static async Task<(Dossier Dossier, Award Award)> AwardedToObject(
        this TestSite site,
        string cost = "2000.00",
        string call = Call
    )
    {
        var dossier = await site.Complete(call, TestCalls.Cost(cost));
        return (dossier, await site.Awarded(dossier.Id));
    }

    /// <summary>The same with less than the rules give, so that there is room for more.</summary>
    public static async Task<(Dossier Dossier, Award Award)> AwardedLess(this TestSite site, string amount = "600.00", string call = Call)
    {
        var dossier = await site.Complete(call, TestCalls.Cost("2000.00"));
        var award = Value(
            await site.Act(
                (ProposeAward a) => a.Do(TestSite.As(Manager), dossier.Id, "Voldoet", new TypedLess(amount, "Niet alle kosten tellen mee"))
            )
        );
        return (dossier, Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id))));
    }

    public static Task<Dossier> RejectedToObject(this TestSite site, string call = Call) =>
        site.RejectedBy(TestSite.As(Manager), TestSite.As(Approver), call);

    /// <summary>By people whom no test meets otherwise, so that all others may judge an objection to it.</summary>
    public static Task<Dossier> RejectedByOthers(this TestSite site) =>
        site.RejectedBy(
            TestSite.As("administrator", Role.ProgrammeManager),
            TestSite.As("second-administrator", Role.SecondApprover),
            Call
        );

    private static async Task<Dossier> RejectedBy(this TestSite site, Actor manager, Actor approver, string call)
    {
        var dossier = await site.Complete(call, TestCalls.Cost("2000.00"));
        var rejection = Value(await site.Act((ProposeRejection a) => a.Do(manager, dossier.Id, "Te weinig uitgewerkt")));
        Value(await site.Act((RejectApplication a) => a.Do(approver, rejection.Id)));
        return dossier;
    }
}
