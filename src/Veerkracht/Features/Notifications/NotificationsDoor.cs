using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Retention;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Notifications;

/// <summary>The door of Notifications: what people are told, and how it reaches them.</summary>
public static class NotificationsDoor
{
    /// <summary>Mail is sent where Mail:Host is set, and never in the demonstration: its people do not exist and its clock leaps.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, bool demonstration, MailSettings? mail)
    {
        services.AddOrganisationColumns(new OrganisationColumn("Notices", "Organisation"));
        services.AddScoped<Notifier>();
        services.AddScoped<ITeller>(s => s.GetRequiredService<Notifier>());
        services.AddScoped<Inbox>();
        services.AddScoped<ReadNotices>();
        services.AddScoped<ChooseMail>();
        services.AddScoped<Postbox>();
        services.AddScoped<CountBounce>();
        services.AddScoped<IInstrument, MailInstrument>();
        services.AddScoped<ILayoutPart, UnreadNotices>();
        if (!demonstration && mail is not null)
        {
            services.AddSingleton(mail);
            services.AddMailing();
        }
        services.AddSingleton<Unsubscribing>();
        services.AddRecords(NotificationsRecords.All);
        return services;
    }

    /// <summary>What sends mail, for a site that has <see cref="MailSettings"/>.</summary>
    public static IServiceCollection AddMailing(this IServiceCollection services)
    {
        services.AddScoped<MailMessage>();
        services.AddScoped<MailReaders>();
        services.AddScoped<SendMail>();
        services.AddScoped<SendDigests>();
        services.AddScoped<SendLetters>();
        services.AddHostedService<MailOutbox>();
        return services;
    }
}
