using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>What a mail that came back led to.</summary>
public enum BounceResult
{
    /// <summary>No report on a mail of this site, or on one to an address that its person has no more.</summary>
    NotOurs,

    /// <summary>It is only late: the servers go on trying.</summary>
    OnlyLate,

    /// <summary>The same mail came back before.</summary>
    Known,
    Counted,

    /// <summary>Once too often: the address gets no more mail, until its owner asks for it.</summary>
    Ended,
}

/// <summary>
/// Counts a mail that came back after a server had taken it. Only who has the mail knows its id, so a report that is made up counts for
/// nobody.
/// </summary>
public sealed class CountBounce(Db db, Clock clock)
{
    public async Task<BounceResult> Do(Stream report, CancellationToken stop = default)
    {
        if (await BounceReport.Read(report, stop) is not { } bounce)
            return BounceResult.NotOurs;
        if (!bounce.IsFinal)
            return BounceResult.OnlyLate;
        var outcome = await db.Transact<BounceResult>(async () => await Count(bounce, stop), stop);
        return outcome.Done ? outcome.Value : throw new InvalidOperationException(outcome.Refusals[0].Text.In(Language.En));
    }

    private async Task<BounceResult> Count(BounceReport bounce, CancellationToken stop)
    {
        var address = await db.People.Where(p => p.Id == bounce.Person).Select(p => p.Email).FirstOrDefaultAsync(stop);
        if (address is null || !bounce.Addresses.Contains(address))
            return BounceResult.NotOurs;
        var (choice, now) = (await db.ChoiceOf(bounce.Person, stop), clock.SystemUtcNow);
        if (choice.BouncedMail == bounce.MailId)
            return BounceResult.Known;
        if (choice.BouncedAt < now - MailChoice.Forgives)
            choice.Bounces = 0;
        choice.Missed(address, cameBack: true);
        (choice.BouncedAt, choice.BouncedMail) = (now, bounce.MailId);
        return choice.HasEnded(address) ? BounceResult.Ended : BounceResult.Counted;
    }
}
