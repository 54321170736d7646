namespace Veerkracht.Data.Guarding;

/// <summary>Compares the guards in the database with what they must be.</summary>
/// <param name="clock">Of the system.</param>
public sealed class GuardWatch(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyDictionary<GuardName, string>? _needed;
    private IReadOnlyList<GuardName> _last = [];
    private long? _lastAt;

    /// <summary>Which are missing, differ, or do not belong there. Needs the tables of today.</summary>
    internal async Task<IReadOnlyList<GuardName>> Differing(Db db, CancellationToken stop)
    {
        _needed ??= await db.Guards.Needed(stop);
        var found = await db.Guards.Found(stop);
        return
        [
            .. _needed.Where(g => found.GetValueOrDefault(g.Key) != g.Value).Select(g => g.Key),
            .. found.Keys.Where(name => !_needed.ContainsKey(name)),
        ];
    }

    /// <summary>As it was at most three seconds ago: the question may be asked often, by many.</summary>
    internal async Task<IReadOnlyList<GuardName>> DifferingLately(Db db, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (_lastAt is not { } at || clock.GetElapsedTime(at) > Pause)
                (_last, _lastAt) = (await Differing(db, stop), clock.GetTimestamp());
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
