using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Notifications;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Following;

/// <summary>The queue of the sender: news that is not spread yet, mail that waits for its hour, and addresses that ended.</summary>
internal sealed class FollowInstrument(Db db, Clock clock) : IInstrument
{
    /// <summary>Counted up to here: a page that watches must not cost what it watches.</summary>
    private const int Most = 1_000_000;

    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var now = clock.UtcNow;
        var news = await db.FollowNews.CountAsync(n => n.SpreadAt == null, stop);
        var due = await db.NoticeMails.Where(m => m.Due <= now).Take(Most).CountAsync(stop);
        var later = await db.NoticeMails.Where(m => m.Due > now).Take(Most).CountAsync(stop);
        var ended = await db.MailChoices.CountAsync(
            c => c.Refusals >= MailChoice.MostRefusals || c.Bounces >= MailChoice.MostRefusals,
            stop
        );
        return
        [
            Count("follow.news", new("Nieuws dat nog verspreid wordt", "News that is being spread"), news, "{news}"),
            Count("follow.due", new("Mail uit bundels die nu vertrekt", "Mail of digests that leaves now"), due, "{message}"),
            Count("follow.later", new("Mail die wacht op haar uur", "Mail that waits for its hour"), later, "{message}"),
            Count(
                "follow.ended",
                new(
                    $"Adressen zonder mail: {MailChoice.MostRefusals} keer na elkaar geweigerd of teruggekomen",
                    $"Addresses without mail: {MailChoice.MostRefusals} times in a row refused or come back"
                ),
                ended,
                "{address}"
            ),
        ];
    }

    private static Gauge Count(string name, LocalText label, int value, string unit) =>
        new(Panel.Mail, name, label, new($"{value}", $"{value}")) { Value = value, Unit = unit };
}
