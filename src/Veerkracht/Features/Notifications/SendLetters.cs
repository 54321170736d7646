using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// Sends the letters that wait. One that the server refuses for good, or that waited too long, is thrown away: who asked for it has the
/// text too.
/// </summary>
public sealed partial class SendLetters(Db db, Clock clock, MailSettings settings, Postbox postbox, ILogger<SendLetters> log)
{
    private const int Batch = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    /// <summary>How many letters the server took.</summary>
    /// <exception cref="Exception">The server cannot be reached or refuses to talk (as MailKit tells it); what was sent before stays
    /// sent.</exception>
    public Task<int> Do(CancellationToken stop = default) => Do(null, stop);

    /// <param name="lease">Confirmed before each letter; null where nobody else sends.</param>
    public async Task<int> Do(HeldLease? lease, CancellationToken stop)
    {
        var waiting = await db.Set<Letter>().OrderBy(l => l.At).Take(Batch).ToListAsync(stop);
        if (waiting.Count == 0)
            return 0;
        using var server = new MailServer(settings);
        var sent = 0;
        foreach (var letter in waiting)
        {
            if (lease is not null)
                await lease.Confirm(stop);
            var (done, refused) =
                clock.SystemUtcNow - letter.At > Patience ? (true, "it waited too long")
                : Text(letter) is not { } text ? (true, "its seal is of another site")
                : await server.Hand(() => Write(letter, text), stop);
            if (!done)
                continue;
            if (refused is null)
                sent++;
            else
                Thrown(log, letter.Id, refused);
            db.Remove(letter);
            using var writer = await db.EnterWriter(stop);
            // Also where the site is being stopped: the server has taken it.
            await db.SaveChangesAsync(CancellationToken.None);
        }
        await server.Leave(stop);
        return sent;
    }

    private string? Text(Letter letter)
    {
        try
        {
            return postbox.Open(letter);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private MimeMessage Write(Letter letter, string text)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            Date = clock.GetUtcNow(),
            Subject = letter.Subject,
            MessageId = $"{letter.Id:n}@{from.Domain}",
            Body = new TextPart("plain") { Text = text },
        };
        message.From.Add(new MailboxAddress("Veerkracht", from.Address));
        message.To.Add(new MailboxAddress(letter.Name == letter.Address ? "" : letter.Name, MailboxAddress.Parse(letter.Address).Address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letter {Letter} was not sent: {Reason}")]
    private static partial void Thrown(ILogger log, Guid letter, string reason);
}
