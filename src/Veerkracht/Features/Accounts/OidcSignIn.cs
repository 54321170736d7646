using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Sign-in by OpenID Connect. Claims of the id token and of userinfo are kept by their own names and read once, when the ticket is
/// complete. Whatever goes wrong is a page, and a line in the log.
/// </summary>
internal static partial class OidcSignIn
{
    public const string SchemeName = "Oidc";
    public const string FailedPage = "/aanmelden?mislukt=true",
        AwayPage = "/aanmelden?weg=true";

    private const string Callback = "/aanmelden/terug",
        SignedOut = "/afmelden/terug";

    public static void AddOidc(this AuthenticationBuilder authentication, OidcSettings settings, SiteSettings site) =>
        authentication.AddOpenIdConnect(SchemeName, o =>
        {
            o.Authority = settings.Authority;
            o.ClientId = settings.ClientId;
            o.ClientSecret = settings.ClientSecret;
            o.CallbackPath = Callback;
            o.SignedOutCallbackPath = SignedOut;
            // A page of another site that ends sessions here: not offered.
            o.RemoteSignOutPath = default;
            o.RequireHttpsMetadata = settings.RequireHttps;
            o.ResponseType = OpenIdConnectResponseType.Code;
            // With form_post the answer needs a script, and a cookie that travels across sites.
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.NonceCookie.SameSite = SameSiteMode.Lax;
            o.CorrelationCookie.SecurePolicy = o.NonceCookie.SecurePolicy = FrontDoor.SecureCookies(site);
            o.MapInboundClaims = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            o.SaveTokens = false;
            // A clock set to another year would refuse every answer ("Correlation failed").
            o.TimeProvider = TimeProvider.System;
            o.Scope.Clear();
            foreach (var scope in settings.Scopes)
                o.Scope.Add(scope);
            MapClaims(o, settings.Claims);
            o.Events.OnRedirectToIdentityProvider = context =>
            {
                if (site.Address is { } address)
                    context.ProtocolMessage.RedirectUri = address + Callback;
                return Compare(settings, context.HttpContext, o);
            };
            o.Events.OnMessageReceived = context =>
            {
                if (context.ProtocolMessage.Iss is { } said && !settings.IsIssuer(said))
                    context.Fail($"The answer comes from {said}, which is not the provider.");
                return Task.CompletedTask;
            };
            o.Events.OnTokenValidated = context =>
            {
                if (!settings.IsIssuer(context.SecurityToken.Issuer))
                    context.Fail($"The token comes from {context.SecurityToken.Issuer}, which is not the provider.");
                context.HttpContext.Features.Set(new ProviderToken(context.TokenEndpointResponse?.IdToken));
                return Task.CompletedTask;
            };
            o.Events.OnTicketReceived = context => Receive(context, settings);
            o.Events.OnRedirectToIdentityProviderForSignOut = context =>
            {
                context.ProtocolMessage.IdTokenHint = context.HttpContext.Features.Get<ProviderToken>()?.IdToken;
                context.ProtocolMessage.ClientId = settings.ClientId;
                if (site.Address is { } address)
                    context.ProtocolMessage.PostLogoutRedirectUri = address + SignedOut;
                return Task.CompletedTask;
            };
            o.Events.OnRemoteFailure = Fail;
        });

    private static void MapClaims(OpenIdConnectOptions o, ClaimNames names)
    {
        string[] one =
        [
            names.Person,
            names.Organisation,
            names.OrganisationName,
            names.Name,
            names.GivenName,
            names.FamilyName,
            names.Email,
        ];
        foreach (var name in one)
            o.ClaimActions.MapUniqueJsonKey(name, name);
        o.ClaimActions.MapJsonKey(names.Roles, names.Roles);
    }

    private static async Task Fail(RemoteFailureContext context)
    {
        var away = IsAway(context.Failure);
        Refused(context.HttpContext, context.Failure?.Message);
        // A provider that does not answer refuses nobody.
        if (!away)
            await Record(context.HttpContext, SignInRefusal.Provider);
        context.Response.Redirect(away ? AwayPage : FailedPage);
        context.HandleResponse();
    }

    private static Task Record(HttpContext http, SignInRefusal why, string? subject = null, OrganisationKey? named = null) =>
        http
            .RequestServices.GetRequiredService<RefusedSignIns>()
            .Add(new(why, subject, named?.Value ?? "", BrowserName.Of(http.Request.Headers.UserAgent)), http.RequestAborted);

    private static async Task Receive(TicketReceivedContext context, OidcSettings settings)
    {
        var (http, stop) = (context.HttpContext, context.HttpContext.RequestAborted);
        var register = http.RequestServices.GetRequiredService<RegisterPerson>();
        var issuer = (settings.Issuer.Length > 0 ? settings.Issuer : settings.Authority).TrimEnd('/');
        var person = SignedInPerson.From(context.Principal?.Claims ?? [], settings) is { } said ? said with { Issuer = issuer } : null;
        var elsewhere =
            person is null ? FailedPage
            : register.IsUnknown(person.Organisation) ? UnknownOrganisationModel.HrefOf(person.Organisation)
            : await register.IsOfAnotherProvider(person, stop) ? FailedPage
            : null;
        if (elsewhere is not null)
        {
            Refused(
                http,
                person is null ? "no person was named"
                    : elsewhere == FailedPage ? "this subject is known from another provider"
                    : $"organisation {person.Organisation} is not known here"
            );
            await Record(
                http,
                person is null ? SignInRefusal.NoPerson
                    : elsewhere == FailedPage ? SignInRefusal.OtherProvider
                    : SignInRefusal.UnknownOrganisation,
                person?.Subject,
                person?.Organisation
            );
            context.Response.Redirect(elsewhere);
            context.HandleResponse();
            return;
        }
        var actor = await register.Do(person!, stop);
        context.Principal = actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
        // Who has no role at that organisation chooses another one first, or reads how to get a role.
        if (actor.Organisation.IsNone && (actor.Elsewhere.Count > 0 || context.ReturnUri is null or "/"))
            context.ReturnUri = ChooseOrganisationModel.HrefBefore(context.ReturnUri);
    }

    /// <summary>What a provider says of itself at its address must be the issuer that is set: else somebody stands between.</summary>
    private static async Task Compare(OidcSettings settings, HttpContext http, OpenIdConnectOptions options)
    {
        var published = await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        if (!settings.IsIssuer(published.Issuer))
            throw new AuthenticationFailureException(
                $"{settings.Authority} calls itself {published.Issuer}: set Oidc:Issuer if that is right."
            );
    }

    private static bool IsAway(Exception? fault) =>
        fault is HttpRequestException or IOException or TaskCanceledException || (fault?.InnerException is { } inner && IsAway(inner));

    private static void Refused(HttpContext http, string? reason)
    {
        SignInMeter.Refused();
        TellRefused(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Veerkracht.SignIn"), reason);
    }

    [LoggerMessage(LogLevel.Information, "Sign-in was refused: {Reason}")]
    private static partial void TellRefused(ILogger log, string? reason);

    /// <summary>The link that leads to the provider. It changes nothing here, so it may be a link.</summary>
    public static void MapOidc(this WebApplication app) =>
        app.MapGet("/aanmelden/dienst", async (HttpContext http, string? terug) =>
            {
                try
                {
                    await http.ChallengeAsync(SchemeName, new AuthenticationProperties { RedirectUri = LocalAddress.Of(terug) });
                }
                catch (Exception e)
                    when (e is InvalidOperationException or IOException or HttpRequestException or AuthenticationFailureException)
                {
                    Refused(http, e.Message);
                    http.Response.Redirect(e is AuthenticationFailureException ? FailedPage : AwayPage);
                }
            })
            .WithMetadata(new ForAttribute(Audience.Everybody), new LimitedAttribute(RateKind.SignIn) { Reads = true })
            .ExcludeFromDescription();

    /// <summary>Whether the provider can be asked to sign somebody out: it is there, and says where.</summary>
    public static async Task<bool> CanSignOut(HttpContext http, OpenIdConnectOptions options)
    {
        try
        {
            var published = await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            return !string.IsNullOrEmpty(published.EndSessionEndpoint);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            Refused(http, e.Message);
            return false;
        }
    }
}
