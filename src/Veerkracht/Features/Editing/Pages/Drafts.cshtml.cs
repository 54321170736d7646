using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>All drafts of calls, last saved first. Filters stand in the address.</summary>
[For(Audience.Steering)]
public sealed class DraftsModel(Db db, Texts L) : DossierPage
{
    private const int Most = 200;

    [BindProperty(Name = "zoek", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "toestand", SupportsGet = true)]
    public string? State { get; set; }

    public IReadOnlyList<CallDraft> Rows { get; private set; } = [];
    public bool Filtered => !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(State);
    public IReadOnlyList<Choice> States =>
        [.. Enum.GetValues<CallDraftState>().Select(s => new Choice(s.ToString().ToLowerInvariant(), L[DraftWords.Of(s).Word]))];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.MaySeeDrafts())
            return Forbid();
        var drafts = db.CallDrafts.AsNoTracking().VisibleTo(Actor);
        if (Enum.TryParse<CallDraftState>(State, true, out var state) && Enum.IsDefined(state))
            drafts = drafts.Where(d => d.State == state);
        var found = await drafts.OrderByDescending(d => d.SavedAt).Take(Most).ToListAsync(stop);
        var wanted = SearchText.Of(Text);
        Rows =
        [
            .. found.Where(d =>
                wanted.Length == 0 || SearchText.Of([d.Slug, .. d.Title.All.Select(t => t.Text)]).Contains(wanted, StringComparison.Ordinal)
            ),
        ];
        return Page();
    }
}
