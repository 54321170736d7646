namespace Veerkracht.Features.Steering;

/// <summary>The door of Steering: what staff change in a call that runs, with reason, preview, second person and notice.</summary>
public static class SteeringDoor
{
    public static IServiceCollection AddSteering(this IServiceCollection services)
    {
        services.AddScoped<CallChangeKinds>();
        services.AddScoped<ProposeCallChange>();
        services.AddScoped<ConfirmCallChange>();
        services.AddScoped<RefuseCallChange>();
        services.AddScoped<UndoCallChange>();
        return services;
    }
}
