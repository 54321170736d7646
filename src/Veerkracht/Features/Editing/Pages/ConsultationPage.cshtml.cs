using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Site;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>
/// A draft as those who are consulted read it: part by part in plain words, with what everybody said of it and what was answered.
/// </summary>
[For(Audience.Consulted | Audience.Steering, Posts = Audience.Consulted)]
public sealed class ConsultationPageModel(Db db, Clock clock, CommentOnDraft commentOn, Texts L) : DossierPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid ConsultationId { get; set; }

    private ILookup<string, ConsultationComment> _comments = Array.Empty<ConsultationComment>().ToLookup(c => c.Anchor);

    public Consultation Consultation { get; private set; } = null!;
    public CallDraft Draft { get; private set; } = null!;
    public IReadOnlyList<CallPart> Parts { get; private set; } = [];
    public bool IsNow { get; private set; } = true;
    public IReadOnlyList<LocalText> Changes { get; private set; } = [];
    public string? Anchor { get; private set; }
    public string? Text { get; private set; }

    public string Address => $"/raadpleging/{ConsultationId}";
    public string Title => L[DraftWords.Title(Draft)];
    public bool IsOpen => Consultation.TakesComments(clock.Now);
    public bool MayComment => IsOpen && Actor.IsConsulted;
    public string FormHref => Anchor is { } anchor && Parts.Any(p => p.Anchor == anchor) ? $"#f-tekst-{CallParts.IdOf(anchor)}" : "#inhoud";
    public IReadOnlyList<string> Errors => [.. Refusals.Select(r => L[r.Message])];

    public IEnumerable<ConsultationComment> CommentsOn(string anchor) => _comments[anchor];

    public IReadOnlyList<ConsultationComment> Homeless => [.. _comments.Where(g => Parts.All(p => p.Anchor != g.Key)).SelectMany(g => g)];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? deel, CancellationToken stop)
    {
        (Anchor, Text) = (deel, Request.Form[$"tekst-{CallParts.IdOf(deel ?? "")}"]);
        var commented = await commentOn.Do(Actor, ConsultationId, deel, Text, stop);
        if (commented.Done)
            return Redirect($"{Address}#{CallParts.IdOf(commented.Value.Anchor)}");
        return await Show(stop) ? Refused(commented.Refusals) : NotFound();
    }

    private async Task<bool> Show(CancellationToken stop)
    {
        if (await db.FindConsultation(Actor, ConsultationId, stop) is not var (consultation, draft))
            return false;
        (Consultation, Draft) = (consultation, draft);
        _comments = (
            await db
                .ConsultationComments.AsNoTracking()
                .Where(c => c.ConsultationId == ConsultationId)
                .OrderBy(c => c.At)
                .ThenBy(c => c.Id)
                .ToListAsync(stop)
        ).ToLookup(c => c.Anchor);
        var (_, call, isNow) = ConsultedText.Of(consultation, Draft);
        if (call is null)
            return false;
        (Parts, IsNow) = (CallParts.Of(call), isNow);
        if (isNow)
            Changes = DraftDifference.Between(consultation.SourceAtOpening, Draft.Source);
        return true;
    }
}
