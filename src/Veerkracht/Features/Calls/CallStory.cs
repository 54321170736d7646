using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Calls;

/// <summary>Something that happened to a call, as everybody may read it.</summary>
/// <param name="Reason">As staff wrote it; null where the file of the call tells it.</param>
public sealed record ToldEvent(LocalDate On, LocalText What, string? Reason);

/// <summary>The history of a call in words: what its file tells, and what was decided and undone since, oldest first.</summary>
public sealed class CallStory(Db db)
{
    public async Task<IReadOnlyList<ToldEvent>> Of(CallDefinition call, CancellationToken stop = default)
    {
        var changes = await db
            .CallChanges.AsNoTracking()
            .Where(c => c.Call == call.Slug && (c.State == CallChangeState.InForce || c.State == CallChangeState.Undone))
            .ToListAsync(stop);
        var decided = changes.OrderBy(c => c.DecidedAt).Select(c => new ToldEvent(Day(c.DecidedAt!.Value), c.What, c.Reason));
        var undone = changes
            .Where(c => c.UndoneAt is not null)
            .OrderBy(c => c.UndoneAt)
            .Select(c => new ToldEvent(
                Day(c.UndoneAt!.Value),
                new($"Ongedaan gemaakt: “{c.What.Nl.TrimEnd('.')}”.", $"Undone: “{c.What.In(Language.En).TrimEnd('.')}”."),
                c.UndoReason
            ));
        return [.. call.History.Select(h => new ToldEvent(h.On, h.What, null)).Concat(decided).Concat(undone).OrderBy(e => e.On)];
    }

    private static LocalDate Day(DateTime utc) =>
        BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc))).Date;
}
