using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts;

/// <summary>Tokens of the API: made for one person and one organisation, kept as their SHA-256.</summary>
public sealed class Tokens(Db db, Clock clock, Actors actors)
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
    /// Who holds this token and for which organisation, as the database has it now. No token: it is unknown or has expired. No actor: its
    /// person has no mandate left at the organisation.
    /// </summary>
    public async Task<(ApiToken? Token, Actor? Actor)> Find(string token, CancellationToken stop = default)
    {
        var hash = Hash(token);
        var now = clock.SystemUtcNow;
        return await Living.On(db)(db, hash, now, stop) is { } found
            ? (found, await actors.Find(found.PersonId, found.Organisation, stop))
            : (null, null);
    }

    private static readonly Compiled<Func<Db, string, DateTime, CancellationToken, Task<ApiToken?>>> Living = new(() =>
        EF.CompileAsyncQuery(
            (Db db, string hash, DateTime now, CancellationToken stop) =>
                db.Set<ApiToken>().AsNoTracking().FirstOrDefault(t => t.Sha256 == hash && t.ExpiresAt > now)
        )
    );

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
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
