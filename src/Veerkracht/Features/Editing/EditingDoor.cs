namespace Veerkracht.Features.Editing;

/// <summary>The door of Editing: writing calls by screen, until a second person publishes them.</summary>
public static class EditingDoor
{
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddScoped<SaveDraft>();
        return services;
    }
}
