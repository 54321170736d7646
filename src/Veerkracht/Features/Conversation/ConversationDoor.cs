using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Conversation;

/// <summary>The door of Conversation: what people of the agency say to each other about a dossier, who handles it, who stands in.</summary>
public static class ConversationDoor
{
    public static IServiceCollection AddConversation(this IServiceCollection services)
    {
        services.AddScoped<AgencyColleagues>();
        services.AddScoped<BeAway>();
        services.AddScoped<ILayoutPart, OwnAbsence>();
        services.AddRecords(ConversationRecords.All);
        return services;
    }
}
