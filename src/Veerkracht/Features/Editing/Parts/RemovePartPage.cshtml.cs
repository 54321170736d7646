using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Features.Editing.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>Asks whether a piece may go, and says what goes with it.</summary>
[For(Audience.Managing)]
public sealed class RemovePartPageModel(DraftServices services, SaveDraft save) : PartsPage(services, save)
{
    public PartPlace Place { get; private set; } = null!;

    /// <summary>How many pieces stand inside it.</summary>
    public int Inside { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Find(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int versie, string? stuk, CancellationToken stop)
    {
        if (!await Find(stop))
            return NotFound();
        if (versie != Draft.Version && Place.Identity != stuk)
            return Refused([Acts.Refusal.ChangedMeanwhile()]);
        var edited = Text!.Remove(Place.Path);
        if (edited.Text is null)
            return Refused([Refusal(edited)]);
        var saved = await Save(edited.Text, stop);
        return saved.Done ? Redirect(PageOf(Nearest(edited.Text, Place.Path.Parent))) : Refused(saved.Refusals);
    }

    private async Task<bool> Find(CancellationToken stop)
    {
        if (
            !await LoadText(stop)
            || !MayWrite
            || Text is null
            || CallPath.Parse(Pad ?? "") is not { IsRoot: false } path
            || PartPlace.At(Text, path) is not { } place
        )
            return false;
        (Place, Inside) = (place, Count(place.Piece) - 1);
        return true;
    }

    private static int Count(YamlNode node) =>
        node switch
        {
            YamlMap map => (map.Value("id") ?? map.Value("name") ?? map.Value("kind")) is null
                ? map.Entries.Sum(e => Count(e.Value))
                : 1 + map.Entries.Sum(e => Count(e.Value)),
            YamlList list => list.Items.Sum(Count),
            _ => 0,
        };
}
