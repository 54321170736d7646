using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Accounts;

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
    private bool _tooMuch;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        var (token, actor) = await tokens.Find(header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (token is null)
        {
            SignInMeter.BadToken();
            _tooMuch = Context.IsTooMuch(RateKind.BadToken);
            return AuthenticateResult.Fail("The token is unknown, was ended or has expired.");
        }
        if (actor is null)
        {
            Context.Features.Set(new LostAccess(null));
            return AuthenticateResult.Fail("Its person has no role left at the organisation of the token.");
        }
        var identity = new ActorIdentity(actor, SchemeName) { Token = token.Scope };
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>Who tries one token after another is told to wait, and not whether the last one was right.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        _tooMuch ? Task.CompletedTask : base.HandleChallengeAsync(properties);
}
