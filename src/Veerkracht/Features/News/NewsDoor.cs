using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.News;

/// <summary>The door of News: articles that staff write, and the pages of themes, on which all of a theme comes together.</summary>
public static class NewsDoor
{
    public static IServiceCollection AddNews(this IServiceCollection services)
    {
        services.AddSingleton<Drawings>();
        services.AddScoped<NewsList>();
        services.AddScoped<ArticleFiles>();
        services.AddScoped<ArticleLinks>();
        services.AddScoped<ArticleDesk>();
        services.AddScoped<ShownArticles>();
        services.AddScoped<ThemeOverview>();
        services.AddScoped<TellArticles>();
        services.AddHostedService<ArticleRounds>();
        services.AddMenuItem(new MenuItem("/themas", "Thema’s", "Themes", 15, _ => true));
        services.AddMenuItem(new MenuItem("/nieuws", "Nieuws", "News", 25, _ => true));
        services.AddRecords(NewsRecords.All);
        return services;
    }
}
