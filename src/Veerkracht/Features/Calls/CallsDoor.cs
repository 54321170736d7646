using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Calls;

/// <summary>The door of Calls: definitions and their publication.</summary>
public static class CallsDoor
{
    public static IServiceCollection AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<CallCatalogue>();
        services.AddSingleton<IKeptInMemory, CallCatalogue>(s => s.GetRequiredService<CallCatalogue>());
        services.AddSingleton<ICallTitles, CallCatalogue>(s => s.GetRequiredService<CallCatalogue>());
        services.AddSingleton<RightShares>();
        services.AddScoped<CallStory>();
        services.AddScoped<CallFunding>();
        services.AddScoped<LoadCalls>();
        services.AddSingleton<IClockLeaps, DeadlineLeaps>();
        services.AddMenuItem(new MenuItem("/oproepen", "Oproepen", "Calls", 20, _ => true));
        services.AddRecords(CallsRecords.All);
        return services;
    }
}
