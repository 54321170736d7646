using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Accounts;

/// <summary>The door of Accounts: who acts, how they sign in, and what time it is.</summary>
public static class AccountsDoor
{
    /// <summary>Policy of pages that need somebody signed in by cookie.</summary>
    public const string SignedIn = "signed-in";

    /// <param name="recheck">How long what was read of a person's mandates may be used without asking the database again.</param>
    public static IServiceCollection AddAccounts(
        this IServiceCollection services,
        bool demonstration,
        TimeSpan recheck,
        OidcSettings oidc,
        SiteSettings site
    )
    {
        services.AddSingleton(oidc);
        services.AddSingleton(new SignInProvider(oidc.IsSet && !demonstration));
        if (demonstration)
        {
            services.AddSingleton(new MovableClock(TimeProvider.System));
            services.AddSingleton<Clock>(s => s.GetRequiredService<MovableClock>());
            services.AddScoped<MoveClock>();
            services.AddScoped<IDemonstrationClock, ClockLeaps>();
        }
        else
        {
            services.AddSingleton(new Clock(TimeProvider.System));
        }
        services.AddOrganisationColumns(
            new OrganisationColumn("Mandates", "Organisation", "PersonId", "Role") { Name = "OrganisationName" },
            new OrganisationColumn("ApiTokens", "Organisation")
        );
        services.AddSingleton(new RecentStandings(recheck));
        services.AddScoped<Actors>();
        services.AddScoped<Tokens>();
        services.AddScoped<MakeToken>();
        services.AddScoped<Sessions>();
        services.AddScoped<SignInHistory>();
        services.AddSingleton<RefusalBudget>();
        services.AddScoped<RefusedSignIns>();
        services.AddRecords(AccountsRecords.All);
        services.AddScoped<Birth>();
        services.AddScoped<LoadPersonas>();
        services.AddScoped<IUpgrade, MandatesHaveAnId>();
        services.AddScoped<IUpgrade, SafeByDefault>();
        services.AddScoped<RegisterPerson>();
        services.AddScoped<ILayoutPart, SwitchOrganisation>();
        services.AddScoped<ILayoutPart, OwnSignIns>();
        var authentication = services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(o =>
            {
                o.LoginPath = "/aanmelden";
                o.AccessDeniedPath = "/geen-toegang";
                o.ReturnUrlParameter = "terug";
                o.ExpireTimeSpan = TimeSpan.FromHours(8);
                o.Cookie.Name = site.IsHttps ? Visitor.SecureSessionCookie : Visitor.SessionCookie;
                o.Cookie.SecurePolicy = FrontDoor.SecureCookies(site);
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.HttpOnly = true;
                o.TimeProvider = TimeProvider.System;
                o.Events.OnSigningIn = SessionCheck.Begin;
                o.Events.OnSigningOut = SessionCheck.End;
                o.Events.OnValidatePrincipal = SessionCheck.Validate;
                // A form that comes after the session ended is answered with what was typed in it; leading on to signing in would lose
                // that.
                o.Events.OnRedirectToLogin = context =>
                {
                    if (HttpMethods.IsPost(context.Request.Method))
                        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    else
                        context.Response.Redirect(context.RedirectUri);
                    return Task.CompletedTask;
                };
            })
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        // Personas and a provider never stand side by side.
        if (oidc.IsSet && !demonstration)
            authentication.AddOidc(oidc, site);
        services.AddAuthorizationBuilder().AddPolicy(SignedIn, p => p.RequireAuthenticatedUser());
        return services;
    }

    public static WebApplication MapAccounts(this WebApplication app)
    {
        if (app.Services.GetRequiredService<OidcSettings>().IsSet && !app.Environment.IsEnvironment("Demonstration"))
            app.MapOidc();
        return app;
    }
}
