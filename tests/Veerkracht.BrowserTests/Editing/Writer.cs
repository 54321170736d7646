using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;

namespace Veerkracht.BrowserTests.Editing;

/// <summary>What the programme manager and the second approver do to write a call and to put it in force.</summary>
internal static class Writer
{
    /// <summary>Proposes the draft that is open, from any of its rooms.</summary>
    public static async Task Proposes(this Person manager, string reason)
    {
        await manager.GoesTo("Publiceren");
        await manager.Types("Waarom publiceert u dit?", reason);
        await manager.Looks($"publish-{Slug(reason)}");
        await manager.Presses("Leg voor ter goedkeuring");
        await manager.Sees("Een tweede goedkeurder beslist hierover.");
    }

    /// <summary>Finds the draft by its title, looks at what it would do, and approves.</summary>
    public static async Task Publishes(this Person approver, string title)
    {
        await approver.Chooses("Opstellen");
        await approver.Types("Zoek op titel of korte naam", title);
        await approver.Presses("Filter");
        await approver.Follows(title);
        await approver.GoesTo("Publiceren");
        await approver.Sees("Dit gebeurt er als een tweede persoon het goedkeurt");
        await approver.Looks($"approve-{Slug(title)}");
        await approver.Presses("Keur goed en publiceer");
        await approver.Sees("Deze tekst is gepubliceerd.");
    }

    /// <summary>To a room of the draft that is open.</summary>
    public static Task GoesTo(this Person person, string room) =>
        person.Follows(room, person.Page.GetByRole(AriaRole.Navigation, new() { Name = "Kamers van dit concept" }));

    private static string Slug(string text) => Features.Editing.Slugs.Of(text);
}
