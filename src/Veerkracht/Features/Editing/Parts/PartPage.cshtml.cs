using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Editing.Pages;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>
/// The form view: one piece of a call with its keys as boxes and the pieces inside it as lists. Saving changes only what was changed here.
/// </summary>
[For(Audience.Steering, Posts = Audience.Managing)]
public sealed class PartPageModel(DraftServices services, SaveDraft save, ProgrammeCatalogue programmes) : PartsPage(services, save)
{
    private static readonly Refusal Gone = new(
        "part-gone",
        new LocalText(
            "Dit deel staat er niet meer: iemand anders haalde het weg of verplaatste het. Hieronder staat wat u typte.",
            "This part is no longer there: somebody else removed or moved it. Below is what you typed."
        ),
        RefusalKind.Changed
    );

    private PartForm? _form;

    public PartPlace? Place { get; private set; }
    public IReadOnlyList<BoxView> Boxes { get; private set; } = [];
    public IReadOnlyList<PartList> Lists { get; private set; } = [];

    /// <summary>What was typed for a piece that is gone.</summary>
    public IReadOnlyList<(string Name, string Text)> Lost { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "bewaard")]
    public bool Saved { get; set; }

    /// <summary>This piece was added just now, with texts that ask to be replaced.</summary>
    [BindProperty(SupportsGet = true, Name = "nieuw")]
    public bool Added { get; set; }

    /// <summary>Faults of pieces inside this one, and of this one as a whole.</summary>
    public IEnumerable<PartFault> FaultsHere =>
        Faults.Where(f => f.Piece.StartsWith(Place!.Path) && (!f.Piece.Equals(Place.Path) || !Boxes.Any(b => b.Key.Name == f.Key)));
    public IReadOnlyList<PartFault> FaultsElsewhere => [.. Faults.Where(f => !f.Piece.StartsWith(Place!.Path))];

    /// <summary>The boxes with errors, as the summary on top lists them.</summary>
    public IReadOnlyList<Finding> Summary =>
        [
            .. Refusals,
            .. (_form?.Errors ?? new Dictionary<string, List<LocalText>>()).SelectMany(e =>
                e.Value.Select(text => new Finding(FieldOf(e.Key), "box", text))
            ),
        ];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await LoadText(stop))
            return NotFound();
        if (Text is null)
            return Page();
        if (CallPath.Parse(Pad ?? "") is not { } path || PartPlace.At(Text, path) is not { } place)
            return NotFound();
        Arrange(place);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int versie, string? stuk, string? doe, CancellationToken stop)
    {
        if (!await LoadText(stop))
            return NotFound();
        if (Text is null || CallPath.Parse(Pad ?? "") is not { } asked)
            return NotFound();
        _form = new PartForm(Request.Form, L.Language);
        if (Find(asked, stuk, versie) is not { } place)
            return Missing(asked);
        if (_form.Apply(place) is not { } text)
            return Wrong(place);

        var (action, item) = doe?.Split('|', 2) is [var a, var p] ? (a, CallPath.Parse(p.Split('|')[0])) : ("bewaar", null);
        var to = place.Path;
        if (action != "bewaar")
        {
            if (
                item is null
                || (versie != Draft.Version && doe!.Split('|') is [_, _, var known] && PartPlace.IdentityOf(Text.Root, item) != known)
            )
                return Again(place, Acts.Refusal.ChangedMeanwhile());
            var (edited, next, direct) = Act(action, text, item, place.Path);
            if (edited.Text is null)
                return Again(place, Refusal(edited));
            (text, to) = (edited.Text, next);
            if (direct is not null)
                return await Keep(text, place, stop) ?? Redirect(direct);
        }
        to = Nearest(text, to);
        return await Keep(text, place, stop)
            ?? Redirect(
                PageOf(to)
                    + (to.IsRoot ? "?" : "&")
                    + (doe?.StartsWith("nieuw|", StringComparison.Ordinal) == true ? "nieuw=true" : "bewaard=true")
            );
    }

    /// <summary>
    /// A button of a list: what the text becomes, which page comes next, and an address where that is another page than of a piece.
    /// </summary>
    private (Edited Edited, CallPath Next, string? Address) Act(string action, CallText text, CallPath item, CallPath here)
    {
        switch (action)
        {
            case "omhoog":
                return (text.MoveUp(item), here, null);
            case "omlaag":
                return (text.MoveDown(item), here, null);
            case "dubbel" when item.Index is not null && text.At(item) is not null:
                return (PartMoves.Duplicate(text, item), here, null);
            case "wis" when item.Parent.Equals(here):
                return (text.Remove(item), here, null);
            case "nieuw" when Addable(text, item) is { } key:
                if (FormatMap.Kinds[key.Piece!].Types.Count > 0)
                    return (new Edited(text, null), here, $"{Address}/deel/nieuw?pad={Uri.EscapeDataString(item.ToString())}");
                var (edited, path) = PartMoves.Add(text, item, key, null);
                return (edited, path, null);
            default:
                return (new Edited(text, null), here, null);
        }
    }

    /// <summary>The piece that the form was about, also where it stands elsewhere by now.</summary>
    private PartPlace? Find(CallPath asked, string? identity, int version)
    {
        var place = PartPlace.At(Text!, asked);
        if (version == Draft.Version || string.IsNullOrEmpty(identity) || place?.Identity == identity)
            return place;
        var same = Pieces(Text!.Root, CallPath.Root)
            .Where(p => PartPlace.IdentityOf(Text.Root, p) == identity && p.Parent.Key == asked.Parent.Key)
            .ToList();
        return same.Count == 1 ? PartPlace.At(Text, same[0]) : null;
    }

    private static IEnumerable<CallPath> Pieces(YamlNode node, CallPath at) =>
        node switch
        {
            YamlMap map => map.Entries.SelectMany(e => Pieces(e.Value, at.Then(e.Key.Text))).Prepend(at).Where(p => !p.IsRoot),
            YamlList list => list.Items.SelectMany((item, i) => Pieces(item, at.At(i))),
            _ => [],
        };

    /// <summary>Null where the text is saved; else the page again, with what was typed.</summary>
    private async Task<IActionResult?> Keep(CallText text, PartPlace place, CancellationToken stop)
    {
        var saved = await Save(text, stop);
        return saved.Done ? null : Again(place, [.. saved.Refusals]);
    }

    private IActionResult Wrong(PartPlace place)
    {
        Arrange(place);
        Response.StatusCode = _form!.IsConflict ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status400BadRequest;
        return Page();
    }

    private IActionResult Again(PartPlace place, params Refusal[] refusals)
    {
        Arrange(place);
        return Refused(refusals);
    }

    private IActionResult Missing(CallPath asked)
    {
        Lost = [.. _form!.AllTyped];
        Arrange(PartPlace.At(Text!, Nearest(Text!, asked.IsRoot ? asked : asked.Parent))!);
        _form = null;
        return Refused([Gone]);
    }

    private void Arrange(PartPlace place)
    {
        (Place, Pad) = (place, place.Path.ToString());
        // The boxes are made of the form and the call, not of what the framework kept.
        ModelState.Clear();
        var errors = Faults
            .Where(f => f.Piece.Equals(place.Path) && f.Key is not null)
            .GroupBy(f => f.Key!)
            .ToDictionary(g => g.Key, g => g.Select(f => L[f.Text]).ToList());
        foreach (var (key, texts) in _form?.Errors ?? new Dictionary<string, List<LocalText>>())
            errors[key] = [.. texts.Select(t => L[t]), .. errors.GetValueOrDefault(key, [])];
        Boxes = new BoxViews(place, Lost.Count > 0 ? null : _form, errors, !MayWrite, KnownNames.Of(programmes, Services.Calls, L), L).All;
        Lists = PartList.Of(place, Faults);
    }

    /// <summary>The first box of a key: the summary leads to it.</summary>
    private string FieldOf(string key) =>
        Boxes.FirstOrDefault(b => b.Key.Name == key) is { } box ? box.Fields.FirstOrDefault()?.Name ?? box.Condition!.Free.Name : "";
}
