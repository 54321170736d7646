using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>The door of a step: leads to its first section, to its receipt, or offers to start it.</summary>
[For(Audience.Applicant)]
public sealed class StepStartModel(StepServices services, StartStep start) : DossierPage
{
    public Dossier Dossier { get; private set; } = null!;
    public Step Definition { get; private set; } = null!;
    public StepStatus Status { get; private set; } = null!;

    /// <summary>Of the call.</summary>
    public IReadOnlyList<Core.Texts.Language> Languages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, string step, CancellationToken stop)
    {
        if (!await Load(id, step, stop))
            return NotFound();
        if (Dossier.Steps.FirstOrDefault(s => s.StepId == step) is not { } there)
            return Actor.MayWrite(Dossier) ? Page() : NotFound();
        if (there.Sent is not null && !(there.IsBeingWritten && Actor.MayWrite(Dossier)))
            return Redirect($"/dossiers/{id}/stap/{step}/ontvangst");
        return Actor.MayWrite(Dossier) ? Redirect(First()) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string step, CancellationToken stop)
    {
        if (!await Load(id, step, stop))
            return NotFound();
        var started = await start.Do(Actor, id, step, stop);
        return started.Done ? Redirect(First()) : Refused(started.Refusals);
    }

    private string First() => $"/dossiers/{Dossier.Id}/stap/{Definition.Id}/{Definition.Form.Sections[0].Id}";

    private async Task<bool> Load(Guid id, string step, CancellationToken stop)
    {
        if (await services.Db.FindDossier(Actor, id, stop) is not { } dossier)
            return false;
        var call = services.Calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.FirstOrDefault(s => s.Id == step) is not { } definition)
            return false;
        (Dossier, Definition, Status) = (dossier, definition, services.Availability.Of(call, dossier, step));
        Languages = call.Languages;
        return true;
    }
}
