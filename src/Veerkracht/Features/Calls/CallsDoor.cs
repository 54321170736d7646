namespace Veerkracht.Features.Calls;

/// <summary>The door of Calls: definitions and their publication.</summary>
public static class CallsDoor
{
    public static IServiceCollection AddCalls(this IServiceCollection services)
    {
        services.AddSingleton<CallCatalogue>();
        services.AddSingleton<RightShares>();
        services.AddScoped<PublishCall>();
        services.AddScoped<LoadCalls>();
        return services;
    }
}
