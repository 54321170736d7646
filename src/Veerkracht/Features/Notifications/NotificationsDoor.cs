namespace Veerkracht.Features.Notifications;

/// <summary>The door of Notifications: what people are told, and how it reaches them.</summary>
public static class NotificationsDoor
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddScoped<Notifier>();
        return services;
    }
}
