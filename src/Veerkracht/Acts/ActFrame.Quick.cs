using System.Data.Common;
using System.Diagnostics;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Acts;

/// <summary>A subject that can be judged as it was read, and kept where none of its rows changed since.</summary>
public interface IQuickTarget<TSubject>
    where TSubject : class, IActSubject
{
    /// <summary>Reads it without holding it; null where it is not there for this actor.</summary>
    Task<TSubject?> Read(ActReach reach);

    /// <summary>Its rows that the act may change, in the order in which they are held.</summary>
    IReadOnlyList<ReadRow> Rows(Db db, TSubject subject);
}

/// <summary>A row as it was read.</summary>
public sealed class ReadRow
{
    private readonly Rows _rows;
    private readonly IVersioned _entity;
    private readonly object?[] _before;

    private ReadRow(Rows rows, IVersioned entity) => (_rows, _entity, _before) = (rows, entity, rows.Look(entity));

    public static ReadRow Of<TEntity>(Db db, TEntity entity)
        where TEntity : class, IVersioned => new(Data.Lanes.Rows.Of<TEntity>(db), entity);

    /// <summary>Writes what changed since, if it is still the row that was read; null where nothing changed.</summary>
    internal Statement? Update() => _rows.Update(_entity, _before);
}

public sealed partial class ActFrame
{
    /// <summary>
    /// The same act, judged before its transaction: what it rests on is looked at again in the short one in which it is written, together
    /// with others. It never refuses: whatever stands in the way is judged by <see cref="Run"/>, where nothing moves.
    /// </summary>
    /// <returns>Null where it was not done.</returns>
    public async Task<Outcome<T>?> TryQuickly<TSubject, T>(
        ActKind kind,
        Actor actor,
        IQuickTarget<TSubject> target,
        Func<ActScope<TSubject>, Task<Outcome<T>>> change,
        CancellationToken stop = default
    )
        where TSubject : class, IActSubject
    {
        if (db.Rehearses)
            return null;
        using var span = ActMeter.Spans.StartActivity(kind.Code);
        var started = Stopwatch.GetTimestamp();
        var judging = kept.Judging();
        var at = clock.UtcNow;
        if (await target.Read(new(db, actor, stop)) is not { } found || RefusesWith(kind, actor, found, null) is not null)
            return null;
        var rows = target.Rows(db, found);
        var scope = new ActScope<TSubject>(actor, found, at, null, journal) { IsQuick = true };
        var outcome = await change(scope);
        if (!outcome.Done || scope.IsNothing || scope.Following.Count > 0)
            return null;
        // What an account must bear is for the transaction.
        if (scope.Postings.Any(p => !p.From.MayBeNegative && p.Amount.IsPositive))
            return null;
        found.Acted(at);
        var subject = scope.About ?? found.Subject;
        var act = Chronicle.Made(actor, scope.Id, kind.Code, subject, at, scope.Because, scope.Evidence, scope.Before, scope.After);
        var measure = kind.HoldsMeasure ? found.Subject.Measure : null;
        var messages = ActMessages.Of(kind, scope);
        // Made when they are written: what the act rests on may have told the subject more exactly what it is.
        IReadOnlyList<Statement> Statements() =>
            [
                .. rows.Select(r => r.Update()).OfType<Statement>(),
                Data.Lanes.Rows.Of<Act>(db).Insert(act),
                .. scope.Writes,
                .. journal.Booking(act, scope.Postings),
                .. teller.Telling(messages),
                .. after.Quickly(found, at),
            ];
        if (!await Written(measure, judging, scope.Remains, Statements))
            return null;
        if (kind.Touches != ActTouches.None)
            await kept.Committed(kind.Touches);
        Log(kind, actor, subject, scope.Postings.Count, [], Stopwatch.GetElapsedTime(started));
        return outcome;
    }

    private async Task<bool> Written(
        string? measure,
        IReadOnlyList<Judged> judging,
        IReadOnlyList<StillTrue> remains,
        Func<IReadOnlyList<Statement>> statements
    )
    {
        try
        {
            return await lane.Write(LaneOrder.Sending, measure ?? "", async session =>
            {
                if (measure is not null)
                {
                    var (table, key, value) = journal.HoldOf(measure);
                    session.HoldRow(table, key, value);
                }
                return await Kept.Holds(session, judging, remains) && await session.Write(statements());
            });
        }
        catch (DbException)
        {
            // Two at the same instant, or the answer of the commit got lost: the transaction finds what is there.
            return false;
        }
    }
}
