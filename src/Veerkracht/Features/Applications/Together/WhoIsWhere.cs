using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A colleague who has the same draft open.</summary>
/// <param name="Section">Id of the section; empty on a page about the whole step.</param>
/// <param name="Since">UTC.</param>
public sealed record ColleagueHere(Guid PersonId, string Name, string Section, DateTime Since);

/// <summary>Who else works in a draft now, and where. Pages and saves say that their reader is there.</summary>
public sealed class WhoIsWhere(Db db, Clock clock, Colleagues colleagues)
{
    /// <summary>After this long without a sign somebody is gone.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(5);

    /// <summary>A sign is written down at most so often, so that typing costs no writes.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    /// <summary>Notes that the actor is in this section, and gives all who are in the draft.</summary>
    /// <param name="known">What was read a moment ago; null reads it now.</param>
    public async Task<IReadOnlyList<Seen>> Enter(
        Actor actor,
        Guid dossierId,
        string stepId,
        string section,
        IReadOnlyList<Seen>? known,
        CancellationToken stop = default
    )
    {
        var now = clock.UtcNow;
        var here = known ?? await Here(dossierId, stepId, now, stop);
        var me = here.FirstOrDefault(p => p.PersonId == actor.PersonId);
        if (me is not null && me.Section == section && now - me.SeenAt <= Often)
            return here;
        var since = me?.Section == section ? me.Since : now;
        await Note(actor, dossierId, stepId, section, since, now, stop);
        return [.. here.Where(p => p != me), new(actor.PersonId, Colleagues.NameOf(actor), section, since, now)];
    }

    /// <summary>Somebody who has the draft open.</summary>
    public sealed record Seen(Guid PersonId, string Name, string Section, DateTime Since, DateTime SeenAt);

    /// <summary>Without one of them, who came first first.</summary>
    public static IReadOnlyList<ColleagueHere> Others(IEnumerable<Seen> here, Guid reader) =>
        [
            .. here.Where(p => p.PersonId != reader)
                .OrderBy(p => p.Since)
                .Select(p => new ColleagueHere(p.PersonId, p.Name, p.Section, p.Since)),
        ];

    private async Task<List<Seen>> Here(Guid dossierId, string stepId, DateTime now, CancellationToken stop)
    {
        // A clock that was set back makes signs of the future: they are as old as those of the past.
        var (from, to) = (now - Forgotten, now + Forgotten);
        var present = await db
            .DraftPresences.AsNoTracking()
            .Where(p => p.DossierId == dossierId && p.StepId == stepId && p.SeenAt > from && p.SeenAt < to)
            .ToListAsync(stop);
        var names = await colleagues.Names(present.Select(p => p.PersonId), dossierId, stop);
        return [.. present.Select(p => new Seen(p.PersonId, names.GetValueOrDefault(p.PersonId, ""), p.Section, p.Since, p.SeenAt))];
    }

    private async Task Note(
        Actor actor,
        Guid dossierId,
        string stepId,
        string section,
        DateTime since,
        DateTime now,
        CancellationToken stop
    )
    {
        using var writer = await db.EnterWriter(stop);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DraftPresences" ("DossierId", "StepId", "PersonId", "Section", "Since", "SeenAt")
            VALUES ({dossierId}, {stepId}, {actor.PersonId}, {section}, {since}, {now})
            ON CONFLICT ("DossierId", "StepId", "PersonId") DO UPDATE SET "Section" = {section}, "Since" = {since}, "SeenAt" = {now}
            """,
            stop
        );
    }
}
