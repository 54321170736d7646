using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.People;

/// <summary>Changing a call that runs, as the programme manager and the second approver do it.</summary>
internal static class Steering
{
    public static async Task OpensCall(this Manager manager, string title)
    {
        await manager.Chooses("Oproepen beheren");
        await manager.Follows(title);
        await manager.IsAt(title);
    }

    public static Task StartsChange(this Manager manager, string title) => manager.Follows(title);

    public static async Task ChoosesFor(this Manager manager, string whom) =>
        await manager.Main.Locator("label", new() { HasText = whom }).First.ClickAsync();

    public static async Task Ticks(this Manager manager, string box)
    {
        await manager.Main.Locator("label", new() { HasText = box }).First.ClickAsync();
        await Expect(manager.Main.GetByLabel(box).First).ToBeCheckedAsync();
    }

    /// <summary>Types in a box that may stay empty, and says so.</summary>
    public static Task TypesOptional(this Manager manager, string label, string text) => manager.Types($"{label} (niet verplicht)", text);

    public static async Task SeesWhatChanges(this Manager manager, string sentence)
    {
        await manager.Presses("Bekijk wat er verandert");
        await manager.Sees(sentence);
    }

    public static async Task Proposes(this Manager manager, string reason)
    {
        await manager.Types("Waarom stelt u dit voor?", reason);
        await manager.Presses("Stel deze wijziging voor");
        await manager.Sees("Uw voorstel wacht nu op de tweede goedkeurder.");
    }

    public static async Task OpensProposal(this Approver approver, string sentence)
    {
        await approver.Chooses("Werkbank");
        await approver.Sees("Voorstellen over oproepen");
        await approver.Follows(sentence);
        await approver.Sees("Wat er verandert");
    }

    public static async Task ConfirmsChange(this Approver approver)
    {
        await approver.Presses("Bevestig de wijziging");
        await approver.Sees("De wijziging is van kracht.");
    }
}
