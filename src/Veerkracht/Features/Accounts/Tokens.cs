using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>Tokens of the API: made for one person and one organisation, kept as their SHA-256.</summary>
public sealed class Tokens(Db db, Clock clock)
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

    public async Task<Actor?> Find(string token, CancellationToken stop = default)
    {
        var hash = Hash(token);
        var now = clock.SystemUtcNow;
        var found = await (
            from t in db.ApiTokens.AsNoTracking()
            join p in db.People.AsNoTracking() on t.PersonId equals p.Id
            where t.Sha256 == hash && t.ExpiresAt > now
            select new
            {
                p.Id,
                p.Name,
                t.Organisation,
                Mandates = p.Mandates.Where(m => m.Organisation == t.Organisation).ToList(),
            }
        ).FirstOrDefaultAsync(stop);
        return found is null
            ? null
            : new Actor(
                found.Id,
                found.Name,
                found.Organisation,
                found.Mandates.FirstOrDefault()?.OrganisationName ?? "",
                found.Mandates.Select(m => m.Role).ToHashSet()
            );
    }

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
        var actor = await tokens.Find(header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (actor is null)
            return AuthenticateResult.Fail("The token is unknown or has expired.");
        ClaimsPrincipal principal = actor.ToPrincipal(SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName));
    }
}
