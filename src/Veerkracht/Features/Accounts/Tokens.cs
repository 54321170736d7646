using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>Whom a token is for and what it may do.</summary>
public sealed record AskedToken(string Name, TokenScope Scope, TimeSpan Life)
{
    public static readonly AskedToken Everything = new("", TokenScope.Write, TimeSpan.FromDays(90));
}

/// <summary>A token as its person and the administrator see it: never what it is itself.</summary>
public sealed record ListedToken(ApiToken Token, string Person, string? EndedBy);

/// <summary>Tokens of the API: made for one person and one organisation, kept as their SHA-256.</summary>
public sealed class Tokens(Db db, Clock clock, Actors actors)
{
    private const string Prefix = "vk_";
    private const int Bytes = 32;

    /// <summary>Living tokens of one person at one organisation.</summary>
    public const int Most = 20;

    /// <summary>The token itself; it is shown once and cannot be read back.</summary>
    public async Task<string> Create(Guid person, OrganisationId organisation, AskedToken asked, CancellationToken stop = default)
    {
        var token = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        db.ApiTokens.Add(
            new ApiToken
            {
                Sha256 = Hash(token),
                PersonId = person,
                Organisation = organisation,
                Name = asked.Name,
                Scope = asked.Scope,
                CreatedAt = clock.SystemUtcNow,
                ExpiresAt = clock.SystemUtcNow + asked.Life,
            }
        );
        await db.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>For the demonstration and its tests: may do everything, for ninety days.</summary>
    public Task<string> Create(Guid person, OrganisationId organisation, CancellationToken stop = default) =>
        Create(person, organisation, AskedToken.Everything, stop);

    /// <summary>
    /// Who holds this token and for which organisation, as the database has it now. No token: it is unknown, has expired or was ended. No
    /// actor: its person has no mandate left at the organisation.
    /// </summary>
    public async Task<(ApiToken? Token, Actor? Actor)> Find(string token, CancellationToken stop = default)
    {
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length != Prefix.Length + 2 * Bytes)
            return (null, null);
        var hash = Hash(token);
        var now = clock.SystemUtcNow;
        return await Living.On(db)(db, hash, now, stop) is { } found
            ? (found, await actors.Find(found.PersonId, found.Organisation, stop))
            : (null, null);
    }

    /// <summary>Those of one person for one organisation, or of everybody there; newest first.</summary>
    /// <param name="person">Null: of everybody.</param>
    public async Task<IReadOnlyList<ListedToken>> Of(OrganisationId organisation, Guid? person, CancellationToken stop = default)
    {
        var found = await db
            .ApiTokens.AsNoTracking()
            .Where(t => t.Organisation == organisation && (person == null || t.PersonId == person))
            .OrderByDescending(t => t.CreatedAt)
            .ToListAsync(stop);
        var ids = found.SelectMany(t => new[] { t.PersonId, t.EndedBy }).OfType<Guid>().Distinct().ToList();
        var names = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. found.Select(t => new ListedToken(t, names[t.PersonId], t.EndedBy is { } by ? names.GetValueOrDefault(by) : null))];
    }

    public Task<int> CountLiving(Guid person, OrganisationId organisation, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        return db.ApiTokens.CountAsync(
            t => t.PersonId == person && t.Organisation == organisation && t.EndedAt == null && t.ExpiresAt > now,
            stop
        );
    }

    /// <summary>Ends a living token of the organisation at once.</summary>
    /// <param name="person">Null: of anybody there.</param>
    /// <returns>False where there is none such.</returns>
    public async Task<bool> End(string sha256, OrganisationId organisation, Guid? person, Guid by, CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        return await db
                .ApiTokens.Where(t =>
                    t.Sha256 == sha256 && t.Organisation == organisation && t.EndedAt == null && (person == null || t.PersonId == person)
                )
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.EndedAt, now).SetProperty(t => t.EndedBy, by), stop) > 0;
    }

    private static readonly Compiled<Func<Db, string, DateTime, CancellationToken, Task<ApiToken?>>> Living = new(() =>
        EF.CompileAsyncQuery(
            (Db db, string hash, DateTime now, CancellationToken stop) =>
                db.Set<ApiToken>().AsNoTracking().FirstOrDefault(t => t.Sha256 == hash && t.ExpiresAt > now && t.EndedAt == null)
        )
    );

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
