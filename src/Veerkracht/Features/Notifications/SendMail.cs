using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Sends waiting notices by e-mail to everybody whom they reach and who has an address, or puts them by for the digest of who wants one a
/// day. What a mail server took is written down at once, person by person: after a restart only the others are mailed. Between the
/// server's yes and that line lies an instant in which a crash sends twice; the message then has the same Message-Id.
/// </summary>
public sealed class SendMail(Db db, Clock clock, MailSettings settings, MailMessage messages, MailReaders readers)
{
    private const int Batch = 50;

    /// <summary>What could not be sent for so long is no news any more; nor is what was told before mail was set up.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>Sends what waits; how many messages the server took.</summary>
    /// <exception cref="Exception">The server cannot be reached or refuses to talk (as MailKit tells it); what was sent before stays
    /// sent.</exception>
    public Task<int> Do(CancellationToken stop = default) => Do(null, stop);

    /// <param name="lease">Confirmed before each message; null where nobody else sends.</param>
    public async Task<int> Do(HeldLease? lease, CancellationToken stop)
    {
        var since = clock.UtcNow - Patience;
        var waiting = await db
            .Notices.AsTracking()
            .Where(n => n.MailedAt == null && n.At > since)
            .OrderBy(n => n.At)
            .Take(Batch)
            .ToListAsync(stop);
        if (waiting.Count == 0)
            return 0;
        using var server = new MailServer(settings);
        var sent = 0;
        foreach (var notice in waiting)
        {
            var later = false;
            foreach (var reader in await readers.Of(notice, stop))
            {
                var mail = new NoticeMail
                {
                    NoticeId = notice.Id,
                    PersonId = reader.Person.Id,
                    At = clock.UtcNow,
                };
                if (reader.Timing is MailTiming.Daily or MailTiming.Weekly && !notice.MayNotBeRefused)
                {
                    mail.Due = DigestTime.Due(reader.Timing, notice.At);
                }
                else
                {
                    if (lease is not null)
                        await lease.Confirm(stop);
                    var (done, refused) = await server.Hand(() => messages.Of(notice, reader), stop);
                    later |= !done;
                    if (!done)
                        continue;
                    mail.Refused = refused;
                    await db.Note(reader, refused, stop);
                    sent += refused is null ? 1 : 0;
                }
                db.NoticeMails.Add(mail);
                await db.Keep(stop);
            }
            if (later)
                continue;
            notice.Mailed(clock.UtcNow);
            await db.Keep(stop);
        }
        await server.Leave(stop);
        return sent;
    }
}

internal static class MailTaken
{
    /// <summary>Writes down what the server took, also where the site is being stopped.</summary>
    public static async Task Keep(this Db db, CancellationToken stop)
    {
        using var writer = await db.EnterWriter(stop);
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
