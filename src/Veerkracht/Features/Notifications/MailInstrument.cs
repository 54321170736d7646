using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Notifications;

/// <summary>Whether mail leaves: what waits in the outbox, and since when.</summary>
internal sealed class MailInstrument(Db db, Clock clock, IEnumerable<MailSettings> mail) : IInstrument
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var label = new LocalText("Mailserver", "Mail server");
        if (mail.FirstOrDefault() is not { } settings)
            return
            [
                new(Panel.Mail, "mail.server", label, new("geen: er vertrekt geen mail", "none: no mail leaves"))
                {
                    Condition = Condition.Attention,
                    Advice = new(
                        "Berichten staan enkel op de site. Zet Mail:Host in de configuratie.",
                        "Messages stand on the site only. Set Mail:Host in the configuration."
                    ),
                },
            ];
        var since = clock.UtcNow - SendMail.Patience;
        var notices = db.Notices.Where(n => n.MailedAt == null && n.At > since);
        var letters = db.Set<Letter>();
        var waiting = await notices.CountAsync(stop) + await letters.CountAsync(stop);
        var oldest = new[]
        {
            await notices.MinAsync(n => (DateTime?)n.At, stop) is { } told ? clock.UtcNow - told : TimeSpan.Zero,
            await letters.MinAsync(l => (DateTime?)l.At, stop) is { } posted ? clock.SystemUtcNow - posted : TimeSpan.Zero,
        }.Max();
        return
        [
            new(Panel.Mail, "mail.server", label, new($"{settings.Host}, poort {settings.Port}", $"{settings.Host}, port {settings.Port}")),
            new(Panel.Mail, "outbox.waiting", new("Mail die wacht", "Mail that waits"), new($"{waiting}", $"{waiting}"))
            {
                Value = waiting,
                Unit = "{message}",
            },
            new(
                Panel.Mail,
                "outbox.oldest",
                new("Wacht het langst", "Waits longest"),
                new($"{oldest.TotalMinutes:0} minuten", $"{oldest.TotalMinutes:0} minutes")
            )
            {
                Value = oldest.TotalSeconds,
                Unit = "s",
                Condition = oldest > Long ? Condition.Attention : Condition.Fine,
                Advice =
                    oldest > Long
                        ? new("De mailserver neemt niets aan. Kijk in het logboek.", "The mail server takes nothing. Look in the log.")
                        : null,
            },
        ];
    }
}
