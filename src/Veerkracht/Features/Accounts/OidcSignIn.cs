using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Veerkracht.Site;
using Veerkracht.Features.Accounts.Pages;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Sign-in by OpenID Connect. Claims of the id token and of userinfo are kept by their own names and read once, when the ticket is
/// complete.
/// </summary>
internal static class OidcSignIn
{
    public const string SchemeName = "Oidc";
    public const string FailedPage = "/aanmelden?mislukt=true";

    public static void AddOidc(this AuthenticationBuilder authentication, OidcSettings settings) =>
        authentication.AddOpenIdConnect(SchemeName, o =>
        {
            o.Authority = settings.Authority;
            o.ClientId = settings.ClientId;
            o.ClientSecret = settings.ClientSecret;
            o.CallbackPath = "/aanmelden/terug";
            o.RequireHttpsMetadata = settings.RequireHttps;
            o.ResponseType = OpenIdConnectResponseType.Code;
            // With form_post the answer needs a script, and a cookie that travels across sites.
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.CorrelationCookie.SameSite = SameSiteMode.Lax;
            o.NonceCookie.SameSite = SameSiteMode.Lax;
            o.MapInboundClaims = false;
            o.GetClaimsFromUserInfoEndpoint = true;
            o.SaveTokens = false;
            // A clock set to another year would refuse every answer ("Correlation failed").
            o.TimeProvider = TimeProvider.System;
            o.Scope.Clear();
            foreach (var scope in settings.Scopes)
                o.Scope.Add(scope);
            var names = settings.Claims;
            foreach (
                var name in new[]
                {
                    names.Person,
                    names.Organisation,
                    names.OrganisationName,
                    names.Name,
                    names.GivenName,
                    names.FamilyName,
                    names.Email,
                }
            )
                o.ClaimActions.MapUniqueJsonKey(name, name);
            o.ClaimActions.MapJsonKey(names.Roles, names.Roles);
            o.Events.OnTicketReceived = async context =>
            {
                if (SignedInPerson.From(context.Principal?.Claims ?? [], settings) is not { } person)
                {
                    context.Response.Redirect(FailedPage);
                    context.HandleResponse();
                    return;
                }
                var actor = await context
                    .HttpContext.RequestServices.GetRequiredService<RegisterPerson>()
                    .Do(person, context.HttpContext.RequestAborted);
                context.Principal = actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
                // Who has no role at that organisation chooses another one first, or reads how to get a role.
                if (actor.Organisation.IsNone && (actor.Elsewhere.Count > 0 || context.ReturnUri is null or "/"))
                    context.ReturnUri = ChooseOrganisationModel.HrefBefore(context.ReturnUri);
            };
            o.Events.OnRemoteFailure = context =>
            {
                context
                    .HttpContext.RequestServices.GetRequiredService<ILoggerFactory>()
                    .CreateLogger("Veerkracht.SignIn")
                    .LogInformation("Sign-in was refused: {Reason}", context.Failure?.Message);
                context.Response.Redirect(FailedPage);
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });

    /// <summary>The link that leads to the provider. It changes nothing here, so it may be a link.</summary>
    public static void MapOidc(this WebApplication app) =>
        app.MapGet("/aanmelden/dienst", (string? terug) =>
                TypedResults.Challenge(new AuthenticationProperties { RedirectUri = LocalAddress.Of(terug) }, [SchemeName])
            )
            .WithMetadata(new ForAttribute(Audience.Everybody))
            .ExcludeFromDescription();
}
