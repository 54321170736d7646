using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Accounts;

/// <summary>A feature of a request: what the provider gave at signing in, and asks back at signing out.</summary>
internal sealed record ProviderToken(string? IdToken);

/// <summary>For which organisation somebody comes in, with what browser (<see cref="BrowserName"/>).</summary>
public sealed record ComesIn(OrganisationId Organisation, string Browser)
{
    public static readonly ComesIn Unknown = new(OrganisationId.None, "");
}

/// <summary>Begins and ends the sessions of people who sign in by cookie.</summary>
public sealed class Sessions(Db db, Clock clock, RecentStandings recent, RetentionTerms terms, IDataProtectionProvider protection)
{
    /// <summary>On a page: more than a person ever has.</summary>
    private const int Shown = 50;

    private readonly IDataProtector _seal = protection.CreateProtector("Veerkracht.ProviderTokens");

    /// <param name="before">The session by which somebody is here already; it ends. Of the same person it gives its own end.</param>
    /// <param name="idToken">Null where no provider gave one just now.</param>
    /// <param name="how">Null where it is not known.</param>
    public async Task<Guid> Begin(Guid person, Guid? before, string? idToken, ComesIn? how = null, CancellationToken stop = default)
    {
        how ??= ComesIn.Unknown;
        var now = clock.SystemUtcNow;
        var left = before is { } id ? await Running(id, now).FirstOrDefaultAsync(stop) : null;
        var same = idToken is null && left?.PersonId == person;
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            StartedAt = now,
            ExpiresAt = same ? left!.ExpiresAt : now + Session.Longest,
            Organisation = how.Organisation,
            Browser = how.Browser,
            ProviderToken =
                same ? left!.ProviderToken
                : idToken is null ? null
                : _seal.Protect(idToken),
        };
        db.Add(session);
        await db.SaveChangesAsync(stop);
        if (left is not null)
            await Close(left.PersonId, left.Id, SessionEnding.GoneOn, now, stop);
        // Those that are over go when their person comes in; of who never comes again by an act.
        var old = terms.Limit(AccountsRecords.SignIns, now);
        await db.Sessions.Where(s => s.PersonId == person && s.ExpiresAt < old).ExecuteDeleteAsync(stop);
        recent.Forget(person);
        SignInMeter.Done();
        return session.Id;
    }

    /// <summary>Ends it here; a request that broke off ends it all the same.</summary>
    /// <returns>What the provider asks back; null where it gave nothing.</returns>
    public async Task<string?> End(Guid person, Guid session)
    {
        var now = clock.SystemUtcNow;
        var token = await Running(session, now).Select(s => s.ProviderToken).FirstOrDefaultAsync();
        await Close(person, session, SessionEnding.SignedOut, now, CancellationToken.None);
        SignInMeter.Out();
        return token is null ? null : Open(token);
    }

    /// <summary>Those of one person that run now, newest first.</summary>
    public Task<List<Session>> RunningOf(Guid person, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        return db
            .Sessions.AsNoTracking()
            .Where(s => s.PersonId == person && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.StartedAt)
            .Take(Shown)
            .ToListAsync(stop);
    }

    /// <summary>A person ends one of its own sessions, or all but the one by which it asks.</summary>
    /// <param name="only">Null: all others.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> EndOthers(Guid person, Guid? only, Guid? but, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var ended = await db
            .Sessions.Where(s =>
                s.PersonId == person
                && s.EndedAt == null
                && s.ExpiresAt > now
                && (but == null || s.Id != but)
                && (only == null || s.Id == only)
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.EndedAt, now)
                        .SetProperty(s => s.Ending, SessionEnding.FromElsewhere)
                        .SetProperty(s => s.ProviderToken, (string?)null),
                stop
            );
        recent.Forget(person);
        return ended;
    }

    private IQueryable<Session> Running(Guid id, DateTime now) =>
        db.Sessions.AsNoTracking().Where(s => s.Id == id && s.EndedAt == null && s.ExpiresAt > now);

    private async Task Close(Guid person, Guid session, SessionEnding why, DateTime now, CancellationToken stop)
    {
        await db
            .Sessions.Where(s => s.Id == session && s.EndedAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.Ending, why).SetProperty(s => s.ProviderToken, (string?)null),
                stop
            );
        recent.Forget(person);
    }

    private string? Open(string token)
    {
        try
        {
            return _seal.Unprotect(token);
        }
        catch (CryptographicException)
        {
            // The key is gone with which it was written: the provider then asks who signs out.
            return null;
        }
    }
}
