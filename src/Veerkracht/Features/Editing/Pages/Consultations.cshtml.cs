using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;

namespace Veerkracht.Features.Editing.Pages;

public sealed record ConsultationRow(Consultation Consultation, CallDraft Draft, int Comments);

/// <summary>The consultations for who is consulted: those that are open, and those that were, with their answers.</summary>
[For(Audience.Consulted | Audience.Steering)]
public sealed class ConsultationsModel(Db db, Clock clock) : DossierPage
{
    public IReadOnlyList<ConsultationRow> Rows { get; private set; } = [];

    public bool IsOpen(Consultation consultation) => consultation.TakesComments(clock.Now);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.IsConsulted && !Actor.MaySeeDrafts())
            return Forbid();
        var drafts = Actor.IsConsulted ? db.CallDrafts : db.CallDrafts.VisibleTo(Actor);
        var rows = await (
            from c in db.Consultations.AsNoTracking()
            join d in drafts.AsNoTracking() on c.DraftId equals d.Id
            orderby c.OpenedAt descending
            select new
            {
                c,
                d,
                Comments = db.Set<ConsultationComment>().Count(o => o.ConsultationId == c.Id),
            }
        ).ToListAsync(stop);
        Rows = [.. rows.Select(r => new ConsultationRow(r.c, r.d, r.Comments))];
        return Page();
    }
}
