using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts;

/// <summary>Tokens of the API: made for one person and one organisation, kept as their SHA-256.</summary>
public sealed class Tokens(Db db, Clock clock, Actors actors, RecentTokens recent)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>The token itself; it is shown once and cannot be read back.</summary>
    public async Task<string> Create(Guid person, OrganisationId organisation, CancellationToken stop = default)
    {
        var token = "vk_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        db.ApiTokens.Add(
            new ApiToken
            {
                Sha256 = Hash(token),
                PersonId = person,
                Organisation = organisation,
                CreatedAt = clock.SystemUtcNow,
                ExpiresAt = clock.SystemUtcNow + Life,
            }
        );
        await db.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>
    /// Who holds this token and for which organisation, as it was a moment ago, see <see cref="RecentStandings"/>. No token: it is unknown
    /// or has expired. No actor: its person has no mandate left at the organisation.
    /// </summary>
    public async Task<(ApiToken? Token, Actor? Actor)> Find(string token, CancellationToken stop = default)
    {
        var hash = Hash(token);
        var now = clock.SystemUtcNow;
        var found = await recent.Of(hash, () => db.ApiTokens.AsNoTracking().FirstOrDefaultAsync(t => t.Sha256 == hash, stop));
        return found?.ExpiresAt > now ? (found, await actors.FindRecent(found.PersonId, found.Organisation, stop)) : (null, null);
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Tokens that were found are kept for a moment, as <see cref="RecentStandings"/>; one that is unknown is not.</summary>
public sealed class RecentTokens(TimeSpan kept) : IDisposable
{
    private readonly MemoryCache _all = new(new MemoryCacheOptions());

    public async Task<ApiToken?> Of(string hash, Func<Task<ApiToken?>> read)
    {
        if (kept <= TimeSpan.Zero)
            return await read();
        if (_all.TryGetValue(hash, out ApiToken? known))
            return known;
        var found = await read();
        return found is null ? null : _all.Set(hash, found, kept);
    }

    public void Dispose() => _all.Dispose();
}

/// <summary>"Authorization: Bearer vk_…"</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Tokens tokens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Token";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var (token, actor) = await tokens.Find(header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (token is null)
            return AuthenticateResult.Fail("The token is unknown or has expired.");
        if (actor is null)
        {
            Context.Features.Set(new LostAccess(null));
            return AuthenticateResult.Fail("Its person has no role left at the organisation of the token.");
        }
        return AuthenticateResult.Success(new AuthenticationTicket(actor.ToPrincipal(SchemeName), SchemeName));
    }
}
