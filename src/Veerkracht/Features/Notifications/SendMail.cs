using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Sends waiting notices by e-mail to everybody for whom they are, who has an address and did not turn mail off. What a mail server took is
/// written down at once, person by person: after a restart only the others are mailed. Between the server's yes and that line lies an instant in which
/// a crash sends twice; the message then has the same Message-Id.
/// </summary>
public sealed class SendMail(Db db, Clock clock, MailSettings settings)
{
    private const int Batch = 50;

    /// <summary>What could not be sent for so long is no news any more; nor is what was told before mail was set up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>Sends what waits; how many messages the server took.</summary>
    /// <exception cref="Exception">The server cannot be reached or refuses to talk (as MailKit tells it); what was sent before stays sent.</exception>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var since = clock.UtcNow - Patience;
        var waiting = await db.Notices.AsTracking().Where(n => n.MailedAt == null && n.At > since).OrderBy(n => n.At).Take(Batch).ToListAsync(stop);
        if (waiting.Count == 0)
            return 0;
        using var smtp = new SmtpClient();
        var sent = 0;
        foreach (var notice in waiting)
        {
            var later = false;
            foreach (var person in await Recipients(notice, stop))
            {
                if (!smtp.IsConnected)
                    await Connect(smtp, stop);
                var (done, refused) = await Hand(smtp, notice, person, stop);
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
        if (smtp.IsConnected)
            await smtp.DisconnectAsync(true, stop);
        return sent;
    }

    private async Task Save(CancellationToken stop)
    {
        using var writer = await db.EnterWriter(stop);
        // Also where the site is being stopped: the server has taken it.
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task Connect(SmtpClient smtp, CancellationToken stop)
    {
        await smtp.ConnectAsync(settings.Host, settings.Port, settings.Security, stop);
        if (settings.User is { Length: > 0 } user)
            await smtp.AuthenticateAsync(user, settings.Password ?? "", stop);
    }

    /// <summary>Done where the server took it or refuses this address for good; not done where it says later.</summary>
    private async Task<(bool Done, string? Refused)> Hand(SmtpClient smtp, Notice notice, Person person, CancellationToken stop)
    {
        try
        {
            await smtp.SendAsync(MailMessage.Of(notice, person, settings, clock.GetUtcNow()), stop);
            return (true, null);
        }
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 500)
        {
            return (true, e.Message);
        }
        catch (SmtpCommandException)
        {
            return (false, null);
        }
        catch (MimeKit.ParseException e)
        {
            return (true, e.Message);
        }
    }

    private async Task<List<Person>> Recipients(Notice notice, CancellationToken stop) =>
        await db
            .People.AsNoTracking()
            .Where(p =>
                p.Email != null
                && p.Email != ""
                && (notice.PersonId == null || p.Id == notice.PersonId)
                && p.Mandates.Any(m => m.Organisation == notice.Organisation && m.Role != Role.Citizen)
                && !db.Set<MailOff>().Any(o => o.PersonId == p.Id)
                && !db.Set<NoticeMail>().Any(m => m.NoticeId == notice.Id && m.PersonId == p.Id)
            )
            .OrderBy(p => p.Id)
            .ToListAsync(stop);
}
