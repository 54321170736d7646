using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Veerkracht.Site.Retention;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Following;

/// <summary>The door of Following: what anybody follows, and what they are told of it.</summary>
public static class FollowingDoor
{
    public static IServiceCollection AddFollowing(this IServiceCollection services)
    {
        services.AddScoped<MailFollower>();
        services.AddScoped<CallsForOfficers>();
        services.AddScoped<Follows>();
        services.AddScoped<IFollowing>(s => s.GetRequiredService<Follows>());
        services.AddScoped<IKeptChoice>(s => s.GetRequiredService<Follows>());
        services.AddScoped<IWhenSignedIn, Follows>();
        services.AddScoped<IFollowable, FollowableTheme>();
        services.AddScoped<IFollowable, FollowableMeasure>();
        services.AddScoped<IFollowable, FollowableCall>();
        services.AddScoped<IFollowable, FollowableTown>();
        services.AddScoped<IFollowable, FollowableProject>();
        services.AddScoped<IFollowable, FollowableSearch>();
        services.AddScoped<IWhenActed, FollowDesk>();
        services.AddScoped<ITellFollowers, FollowDesk>();
        services.AddScoped<FollowWords>();
        services.AddScoped<SpreadNews>();
        services.AddScoped<RecentNews>();
        services.AddScoped<IInstrument, FollowInstrument>();
        services.AddScoped<ILayoutPart, NotKeptBar>();
        services.AddScoped<ILayoutPart, FollowLink>();
        services.AddHostedService<NewsRounds>();
        services.AddRecords(FollowingRecords.All);
        return services;
    }
}
