using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Sends waiting notices by e-mail to everybody for whom they are, who has an address and did not turn mail off. What a mail server took is
/// written down at once, person by person: after a restart only the others are mailed. Between the server's yes and that line lies an
/// instant in which a crash sends twice; the message then has the same Message-Id.
/// </summary>
public sealed class SendMail(Db db, Clock clock, MailSettings settings)
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
            foreach (var person in await Recipients(notice, stop))
            {
                if (lease is not null)
                    await lease.Confirm(stop);
                var (done, refused) = await server.Hand(() => MailMessage.Of(notice, person, settings, clock.GetUtcNow()), stop);
                later |= !done;
                if (!done)
                    continue;
                db.NoticeMails.Add(
                    new NoticeMail
                    {
                        NoticeId = notice.Id,
                        PersonId = person.Id,
                        At = clock.UtcNow,
                        Refused = refused,
                    }
                );
                await Save(stop);
                if (refused is null)
                    sent++;
            }
            if (later)
                continue;
            notice.Mailed(clock.UtcNow);
            await Save(stop);
        }
        await server.Leave(stop);
        return sent;
    }

    private async Task Save(CancellationToken stop)
    {
        using var writer = await db.EnterWriter(stop);
        // Also where the site is being stopped: the server has taken it.
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<List<Person>> Recipients(Notice notice, CancellationToken stop)
    {
        var live = db.Mandates.Live(clock.SystemUtcNow);
        return await db
            .People.AsNoTracking()
            .Where(p =>
                p.Email != null
                && p.Email != ""
                && (notice.PersonId == null || p.Id == notice.PersonId)
                && live.Any(m => m.PersonId == p.Id && m.Organisation == notice.Organisation && m.Role != Role.Citizen)
                && !db.Set<MailOff>().Any(o => o.PersonId == p.Id)
                && !db.Set<NoticeMail>().Any(m => m.NoticeId == notice.Id && m.PersonId == p.Id)
            )
            .OrderBy(p => p.Id)
            .ToListAsync(stop);
    }
}
