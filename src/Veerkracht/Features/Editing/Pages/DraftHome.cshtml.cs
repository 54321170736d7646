using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>The home of a draft: how it stands, what is left to do, and its rooms.</summary>
[For(Audience.Steering, Posts = Audience.Managing)]
public sealed class DraftHomeModel(DraftServices services, DropDraft drop, ProgrammeCatalogue programmes) : DraftPage(services)
{
    public DraftCheck Check { get; private set; } = null!;
    public Consultation? Consultation { get; private set; }
    public int Comments { get; private set; }
    public int Unanswered { get; private set; }
    public string StartedBy { get; private set; } = "";
    public string SavedBy { get; private set; } = "";
    public bool ConsultationIsOpen => Consultation?.TakesComments(Services.Clock.Now) == true;
    public string MeasureTitle =>
        Check.Call is { } call && programmes.FindMeasure(call.Measure) is { } found ? L[found.Measure.Title] : Check.Call?.Measure ?? "";

    public string ExampleId(ExampleRun run) => ExampleWords.IdOf(run.Example);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Show(stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? doe, CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (doe != "opzij")
            return BadRequest();
        var dropped = await drop.Do(Actor, DraftId, stop);
        if (dropped.Done)
            return Redirect("/opstellen");
        return await Show(stop) ? Refused(dropped.Refusals) : NotFound();
    }

    private async Task<bool> Show(CancellationToken stop)
    {
        if (!await Load(stop))
            return false;
        Check = Services.Checks.Of(Draft);
        (StartedBy, SavedBy) = (await NameOf(Draft.StartedBy, stop), await NameOf(Draft.SavedBy, stop));
        Consultation = await Services
            .Db.Consultations.AsNoTracking()
            .Where(c => c.DraftId == DraftId)
            .OrderByDescending(c => c.OpenedAt)
            .FirstOrDefaultAsync(stop);
        if (Consultation is null)
            return true;
        Comments = await Services.Db.ConsultationComments.CountAsync(c => c.ConsultationId == Consultation.Id, stop);
        Unanswered = await Services.Db.ConsultationComments.CountAsync(c => c.ConsultationId == Consultation.Id && c.Answer == null, stop);
        return true;
    }
}
