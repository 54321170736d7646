using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>Somebody who gets mail: when, and in which language.</summary>
public sealed record MailReader(Person Person, MailTiming Timing, Language Language)
{
    /// <summary>Null for who never chose.</summary>
    public MailChoice? Choice { get; init; }

    /// <summary>Whether there is an address, and it was not refused time after time.</summary>
    public bool CanBeMailed => !string.IsNullOrEmpty(Person.Email) && Choice?.HasEnded(Person.Email) != true;

    /// <summary>When what it follows leaves.</summary>
    public MailTiming Following => Choice?.Following ?? MailTiming.Daily;
}

/// <summary>Whom a notice reaches by mail: the same people as on the page, by the same rule.</summary>
public sealed class MailReaders(Db db, Clock clock, Actors actors)
{
    /// <summary>Who has an address, did not have it yet and does not refuse it.</summary>
    public async Task<IReadOnlyList<MailReader>> Of(Notice notice, CancellationToken stop = default)
    {
        var live = db.Mandates.Live(clock.SystemUtcNow);
        var people = await db
            .People.AsNoTracking()
            .Include(p => p.Mandates)
            .Where(p =>
                p.Email != null
                && p.Email != ""
                && (notice.PersonId == null || p.Id == notice.PersonId)
                && live.Any(m => m.PersonId == p.Id && m.Organisation == notice.Organisation && m.Role != Role.Citizen)
                && !db.Set<NoticeMail>().Any(m => m.NoticeId == notice.Id && m.PersonId == p.Id)
            )
            .OrderBy(p => p.Id)
            .ToListAsync(stop);
        var ids = people.ConvertAll(p => p.Id);
        var choices = await db.MailChoices.AsNoTracking().Where(c => ids.Contains(c.PersonId)).ToDictionaryAsync(c => c.PersonId, stop);
        return
        [
            .. people
                .Where(p => Reaches(notice, p))
                .Select(p => Reader(p, choices.GetValueOrDefault(p.Id)))
                .Where(r => r.CanBeMailed && (r.Timing != MailTiming.None || notice.MayNotBeRefused)),
        ];
    }

    /// <summary>Whether it still reaches who holds these mandates: between a notice and its digest a role may end.</summary>
    public bool Reaches(Notice notice, Person person) =>
        // Who follows what it tells of was asked when it was put by.
        notice.Reach == Reach.Followers
        || (actors.As(person, notice.Organisation) is { } actor && Reach.Of(actor).Compile(preferInterpretation: true)(notice));

    public static MailReader Reader(Person person, MailChoice? choice) =>
        new(person, choice?.Timing ?? MailTiming.AtOnce, Language.Of(choice?.Language ?? "") ?? Language.Nl) { Choice = choice };
}
