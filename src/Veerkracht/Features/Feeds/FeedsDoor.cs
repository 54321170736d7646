namespace Veerkracht.Features.Feeds;

/// <summary>The door of Feeds: what others read by machine.</summary>
public static class FeedsDoor
{
    public static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddScoped<FeedEntries>();
        return services;
    }
}
