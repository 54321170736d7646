using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.People;

/// <summary>The door of People: an organisation invites its people, gives and ends their roles.</summary>
public static class PeopleDoor
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleList>();
        services.AddScoped<Pages.PeopleServices>();
        services.AddScoped<FirstAdministrator>();
        services.AddMenuItem(new MenuItem(PeopleAccess.Href, "Mensen", "People", 60, user => user.ToActor()?.MayManagePeople() == true));
        services.AddMenuItem(
            new MenuItem(Pages.BodiesModel.Href, "Organisaties", "Organisations", 65, user => user.ToActor()?.Operates == true)
        );
        services.AddRecords(PeopleRecords.All);
        return services;
    }
}
