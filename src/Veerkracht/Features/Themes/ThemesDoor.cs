using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Themes;

/// <summary>The door of Themes: the tree of themes, and whom to ask about each.</summary>
public static class ThemesDoor
{
    public static IServiceCollection AddThemes(this IServiceCollection services)
    {
        services.AddScoped<KnownThemes>();
        services.AddRecords(ThemesRecords.All);
        return services;
    }
}
