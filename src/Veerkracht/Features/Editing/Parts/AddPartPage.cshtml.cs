using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Features.Editing.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>Which kind of piece comes: each type with what it is for. The new piece then opens.</summary>
[For(Audience.Managing)]
public sealed class AddPartPageModel(DraftServices services, SaveDraft save) : PartsPage(services, save)
{
    /// <summary>A piece without a type, where the format allows that: a check with a condition of its own.</summary>
    private const string Own = "eigen";

    public PartPlace Around { get; private set; } = null!;
    public PieceKind Kind { get; private set; } = null!;
    public IReadOnlyList<Choice> Types { get; private set; } = [];
    public string? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Find(stop) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(string? soort, CancellationToken stop)
    {
        if (await Find(stop) is not { } list)
            return NotFound();
        Chosen = soort;
        if (Types.All(t => t.Id != soort))
            return Refused([new Refusal("kind-needed", new("Kies een soort.", "Choose a kind."), RefusalKind.Invalid, "soort")]);
        var (edited, path) = PartMoves.Add(Text!, list, Addable(Text!, list)!, soort == Own ? null : soort);
        if (edited.Text is null)
            return Refused([Refusal(edited)]);
        var saved = await Save(edited.Text, stop);
        return saved.Done ? Redirect(PageOf(path) + "&nieuw=true") : Refused(saved.Refusals);
    }

    private async Task<CallPath?> Find(CancellationToken stop)
    {
        if (!await LoadText(stop) || !MayWrite || Text is null || CallPath.Parse(Pad ?? "") is not { IsRoot: false } list)
            return null;
        if (Addable(Text, list) is not { } key || PartPlace.At(Text, list.Parent) is not { } around)
            return null;
        (Around, Kind) = (around, FormatMap.Kinds[key.Piece!]);
        Types = [.. Kind.Types.Select(t => new Choice(t.Word, L[t.Label], L[t.Hint]))];
        if (Kind.ByType.ContainsKey(PieceKind.NoType))
            Types =
            [
                .. Types,
                new Choice(
                    Own,
                    L["Eigen voorwaarde", "A condition of your own"],
                    L["U schrijft zelf wat waar moet zijn en de melding.", "You write yourself what must hold and the message."]
                ),
            ];
        return Types.Count == 0 ? null : list;
    }
}
