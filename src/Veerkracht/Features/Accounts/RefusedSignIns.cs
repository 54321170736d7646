using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Accounts;

/// <param name="Subject">As the provider calls the person; null where it named nobody.</param>
/// <param name="Named">The key of the organisation that it named.</param>
public sealed record AskedIn(SignInRefusal Why, string? Subject, string Named, string Browser);

/// <summary>
/// Anybody can be refused without end, and what is written stays: this process writes so many in an hour. The metric counts all of them.
/// </summary>
public sealed class RefusalBudget(TimeProvider system)
{
    public const int MostAnHour = 120;

    private readonly Queue<long> _written = new();

    /// <summary>Whether there is room for one more; then it is counted.</summary>
    public bool Take()
    {
        lock (_written)
        {
            while (_written.TryPeek(out var oldest) && system.GetElapsedTime(oldest) >= TimeSpan.FromHours(1))
                _written.Dequeue();
            if (_written.Count >= MostAnHour)
                return false;
            _written.Enqueue(system.GetTimestamp());
            return true;
        }
    }
}

/// <summary>Writes down who was not let in.</summary>
public sealed class RefusedSignIns(Db db, Clock clock, RefusalBudget budget, RetentionTerms terms)
{
    public async Task Add(AskedIn asked, CancellationToken stop = default)
    {
        if (!budget.Take())
            return;
        var now = clock.SystemUtcNow;
        var person = asked.Subject is { } subject
            ? await db.People.Where(p => p.Subject == subject).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop)
            : null;
        db.Add(
            new RefusedSignIn
            {
                Id = Guid.CreateVersion7(now),
                At = now,
                Why = asked.Why,
                PersonId = person,
                Named = asked.Named.Length > RefusedSignIn.LongestKey ? asked.Named[..RefusedSignIn.LongestKey] : asked.Named,
                Browser = asked.Browser,
            }
        );
        await db.SaveChangesAsync(stop);
        var old = terms.Limit(AccountsRecords.SignIns, now);
        await db.RefusedSignIns.Where(r => r.At < old).ExecuteDeleteAsync(stop);
    }
}
