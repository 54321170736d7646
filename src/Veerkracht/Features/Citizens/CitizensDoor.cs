using Microsoft.AspNetCore.Identity;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Citizens;

/// <summary>The door of Citizens: accounts of people who work for no organisation here, kept by ASP.NET Core Identity.</summary>
public static class CitizensDoor
{
    public static IServiceCollection AddCitizens(this IServiceCollection services, SiteSettings site)
    {
        services
            .AddIdentityCore<CitizenAccount>(o =>
            {
                o.User.RequireUniqueEmail = true;
                // Addresses are read by this room; Identity would refuse letters that they may have.
                o.User.AllowedUserNameCharacters = "";
                o.Password.RequiredLength = Core.Passwords.PasswordRule.Shortest;
                o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 10;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddPasswordValidator<OwnPassword>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            // Else Chromium may make one that signs in nobody who does not say their address first.
            o.ResidentKeyRequirement = "required";
            o.UserVerificationRequirement = "required";
            if (site.Address is { } address)
                o.ServerDomain = new Uri(address).Host;
        });
        services.AddScoped<IUserStore<CitizenAccount>, AccountStore>();
        services.AddScoped<IPasskeyHandler<CitizenAccount>, PasskeyHandler<CitizenAccount>>();
        services.AddScoped<CitizenPeople>();
        services.AddScoped<AddressLinks>();
        services.AddScoped<CitizenSignIn>();
        services.AddScoped<Passkeys>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<OwnData>();
        services.AddScoped<MoveAddress>();
        services.AddScoped<ILayoutPart, CitizenWay>();
        services.AddScoped<ILayoutPart, OwnAccount>();
        services.AddRecords(CitizensRecords.All);
        return services;
    }
}
