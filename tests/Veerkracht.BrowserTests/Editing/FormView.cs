using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;

namespace Veerkracht.BrowserTests.Editing;

/// <summary>What the programme manager does in the form view: opens a part, adds one, fills in its boxes and goes back.</summary>
internal static class FormView
{
    public static Task OpensPart(this Person manager, string title) =>
        manager.Leaves(manager.Main.Locator("form.v-part").GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).First);

    public static Task AddsPart(this Person manager, string kind) => manager.Presses($"{kind} toevoegen");

    /// <summary>A part that comes in several kinds: the kind is chosen by its name.</summary>
    public static async Task AddsPart(this Person manager, string kind, string type)
    {
        await manager.AddsPart(kind);
        await manager.Main.Locator("label", new() { HasText = type }).First.ClickAsync();
        await manager.Presses("Voeg toe");
    }

    public static async Task RemovesPart(this Person manager, string title)
    {
        await manager.Follows("Verwijder", manager.Main.GetByRole(AriaRole.Row).Filter(new() { HasText = title }).First);
        await manager.IsAt($"“{title}” verwijderen?");
        await manager.Presses("Verwijder");
    }

    public static async Task TypesBoth(this Person manager, string label, string nl, string en)
    {
        await manager.Types($"{label} (Nederlands)", nl);
        await manager.Types($"{label} (Engels)", en);
    }

    public static Task Picks(this Person manager, string label, string choice) =>
        manager.Box(label).SelectOptionAsync(new SelectOptionValue { Label = choice });

    public static async Task SavesPart(this Person manager)
    {
        await manager.Presses("Bewaar");
        await manager.Sees("Bewaard");
    }

    public static Task GoesBackTo(this Person manager, string title) => manager.Follows($"Terug naar “{title}”");
}
