using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Sends who wants one mail a day that mail: all notices put by for it until its hour. Nothing new, no mail. Who wants none any more, or
/// has lost the role by which a notice reached, does not get it.
/// </summary>
public sealed class SendDigests(Db db, Clock clock, MailSettings settings, MailMessage messages, MailReaders readers)
{
    /// <summary>People in one batch.</summary>
    internal const int Most = 50;

    public Task<int> Do(CancellationToken stop = default) => Do(null, stop);

    /// <param name="lease">Confirmed before each message; null where nobody else sends.</param>
    /// <returns>How many messages the server took.</returns>
    public async Task<int> Do(HeldLease? lease, CancellationToken stop)
    {
        var now = clock.UtcNow;
        var people = await db.NoticeMails.Where(m => m.Due <= now).Select(m => m.PersonId).Distinct().Take(Most).ToListAsync(stop);
        if (people.Count == 0)
            return 0;
        using var server = new MailServer(settings);
        var sent = 0;
        foreach (var person in people)
        {
            if (lease is not null)
                await lease.Confirm(stop);
            sent += await Send(server, person, now, stop) ? 1 : 0;
        }
        await server.Leave(stop);
        return sent;
    }

    private async Task<bool> Send(MailServer server, Guid personId, DateTime now, CancellationToken stop)
    {
        var put = await db
            .NoticeMails.AsTracking()
            .Where(m => m.PersonId == personId && m.Due <= now)
            .Join(db.Notices, m => m.NoticeId, n => n.Id, (m, n) => new { Mail = m, Notice = n })
            .OrderBy(p => p.Notice.At)
            .ThenBy(p => p.Notice.Id)
            .ToListAsync(stop);
        var person = await db.People.AsNoTracking().Include(p => p.Mandates).SingleAsync(p => p.Id == personId, stop);
        var choice = await db.MailChoices.AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == personId, stop);
        var reader = MailReaders.Reader(person, choice);
        var notices = put.Select(p => p.Notice).Where(n => IsWanted(n, reader) && readers.Reaches(n, person)).ToList();
        var (sent, refused) = (false, (string?)null);
        if (notices.Count > 0 && reader.CanBeMailed)
        {
            (var done, refused) = await server.Hand(() => messages.Digest(notices, reader, put.Max(p => p.Mail.Due!.Value)), stop);
            if (!done)
                return false;
            sent = refused is null;
            await db.Note(reader, refused, stop);
        }
        foreach (var one in put)
            (one.Mail.Due, one.Mail.At, one.Mail.Refused) = (null, now, refused);
        await db.Keep(stop);
        return sent;
    }

    private static bool IsWanted(Notice notice, MailReader reader) =>
        (notice.Reach == Reach.Followers ? reader.Following : reader.Timing) != MailTiming.None;
}
