using Veerkracht.Data;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Privacy;

/// <summary>How much of a kind of record is past its term.</summary>
/// <param name="Limit">UTC: what was over before it.</param>
public sealed record PastCount(RecordKind Kind, int Count, DateTime Limit);

/// <summary>What is past its term, counted and removed by the declarations of the rooms.</summary>
public sealed class PastRecords(Db db, Clock clock, RetentionTerms terms)
{
    /// <summary>Every kind that an act removes, also those of which nothing is past its term.</summary>
    public async Task<IReadOnlyList<PastCount>> Count(CancellationToken stop = default)
    {
        var counts = new List<PastCount>();
        foreach (var kind in terms.All.Where(k => k.Past is not null))
        {
            var limit = terms.Limit(kind, Now(kind));
            counts.Add(new(kind, await kind.Past!.Count(db, limit, stop), limit));
        }
        return counts;
    }

    /// <summary>To be called in the transaction of an act.</summary>
    internal async Task Remove(CancellationToken stop)
    {
        foreach (var kind in terms.All)
            if (kind.Past is { } past)
                await past.Remove(db, terms.Limit(kind, Now(kind)), stop);
    }

    /// <summary>Sessions, tokens and invitations go by the clock of the system, dossiers by that of the domain.</summary>
    private DateTime Now(RecordKind kind) => kind.BySystemClock ? clock.SystemUtcNow : clock.UtcNow;
}
