using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>A feature of a request: what the provider gave at signing in, and asks back at signing out.</summary>
internal sealed record ProviderToken(string? IdToken);

/// <summary>Begins and ends the sessions of people who sign in by cookie.</summary>
public sealed class Sessions(Db db, Clock clock, RecentStandings recent, IDataProtectionProvider protection)
{
    /// <summary>Rows of sessions that are over are kept this long, and go when their person signs in.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly IDataProtector _seal = protection.CreateProtector("Veerkracht.ProviderTokens");

    /// <param name="before">The session by which somebody is here already; it ends. Of the same person it gives its own end.</param>
    /// <param name="idToken">Null where no provider gave one just now.</param>
    public async Task<Guid> Begin(Guid person, Guid? before, string? idToken, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var left = before is { } id ? await Running(id, now).FirstOrDefaultAsync(stop) : null;
        var same = idToken is null && left?.PersonId == person;
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person,
            StartedAt = now,
            ExpiresAt = same ? left!.ExpiresAt : now + Session.Longest,
            ProviderToken =
                same ? left!.ProviderToken
                : idToken is null ? null
                : _seal.Protect(idToken),
        };
        db.Add(session);
        await db.SaveChangesAsync(stop);
        if (left is not null)
            await Close(left.PersonId, left.Id, now, stop);
        var old = now - Kept;
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
        await Close(person, session, now, CancellationToken.None);
        SignInMeter.Out();
        return token is null ? null : Open(token);
    }

    private IQueryable<Session> Running(Guid id, DateTime now) =>
        db.Sessions.AsNoTracking().Where(s => s.Id == id && s.EndedAt == null && s.ExpiresAt > now);

    private async Task Close(Guid person, Guid session, DateTime now, CancellationToken stop)
    {
        await db
            .Sessions.Where(s => s.Id == session && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.ProviderToken, (string?)null), stop);
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
