using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations;

/// <summary>The door of Operations: how the site itself stands, for who runs it.</summary>
public static class OperationsDoor
{
    public const string Href = "/werking";

    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddScoped<IInstrument, ProcessInstrument>();
        services.AddScoped<IInstrument, DatabaseInstrument>();
        services.AddScoped<IInstrument, DiskInstrument>();
        services.AddScoped<IInstrument, LaneInstrument>();
        services.AddScoped<IInstrument, LeaseInstrument>();
        services.AddScoped<IInstrument, MaintenanceInstrument>();
        services.AddMenuItem(new MenuItem(Href, "Werking", "Operations", 70, user => user.ToActor()?.Operates == true));
        return services;
    }
}
