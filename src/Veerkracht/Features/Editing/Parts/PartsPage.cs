using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Features.Editing.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>A page about a piece of a draft, found by its path in the file.</summary>
public abstract class PartsPage(DraftServices services, SaveDraft save) : DraftPage(services)
{
    /// <summary>Path of the piece: "steps[0].sections[1]"; empty for the call itself.</summary>
    [BindProperty(SupportsGet = true, Name = "pad")]
    public string? Pad { get; set; }

    /// <summary>Null where the file is no YAML of keys and values: then only the file view can mend it.</summary>
    public CallText? Text { get; private set; }
    public IReadOnlyList<PartFault> Faults { get; private set; } = [];

    public string PageOf(CallPath path) => path.IsRoot ? $"{Address}/deel" : $"{Address}/deel?pad={Uri.EscapeDataString(path.ToString())}";

    /// <summary>The way to a piece: the draft, the call, and the pieces around it.</summary>
    public Crumb[] CrumbsTo(PartPlace place, bool including) =>
        [
            new(L["Opstellen", "Write calls"], "/opstellen"),
            new(Title, Address),
            .. place
                .Around.Append(place)
                .Where(p => including || p.Path != place.Path)
                .Select(p => new Crumb(p.Path.IsRoot ? L["Formulier", "Form"] : L[p.Title], PageOf(p.Path))),
        ];

    /// <summary>Loads the draft for who may see it; false where it is not there.</summary>
    protected async Task<bool> LoadText(CancellationToken stop)
    {
        if (!await Load(stop))
            return false;
        Text = CallText.Read(Draft.Source);
        Faults = Text is null ? [] : PartFaults.Of(Text, Draft.Slug);
        return true;
    }

    /// <summary>Saves a text on the version that this page loaded; what it holds already is saved.</summary>
    protected Task<Outcome<CallDraft>> Save(CallText text, CancellationToken stop) =>
        save.Do(Actor, DraftId, text.Source, Draft.Version, stop);

    /// <summary>The nearest piece with a page, at the path or above it.</summary>
    protected static CallPath Nearest(CallText text, CallPath path)
    {
        while (!path.IsRoot && PartPlace.At(text, path) is null)
            path = path.Parent;
        return path;
    }

    /// <summary>The refusal of an edit as a refusal of the page.</summary>
    protected static Refusal Refusal(Edited edited) => new("not-safe", edited.Refusal!, RefusalKind.Invalid);

    /// <summary>What the format says of the key at a path whose piece may not be there yet; null where nothing can be added.</summary>
    protected static FormatKey? Addable(CallText text, CallPath path) =>
        path.Key is not null && FormatMap.KeyAt(text.Root, path) is { Piece: not null } key ? key : null;
}
