using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Again;

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
        return Actor.MayWrite(Dossier) ? Redirect(await First(there, stop)) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string step, CancellationToken stop)
    {
        if (!await Load(id, step, stop))
            return NotFound();
        var started = await start.Do(Actor, id, step, stop);
        return started.Done ? Redirect(AddressOf(Definition.Form.Sections[0])) : Refused(started.Refusals);
    }

    private string AddressOf(Section section) => $"/dossiers/{Dossier.Id}/stap/{Definition.Id}/{section.Id}";

    /// <summary>Where only a part may change, the first section that shows and in which something can be typed.</summary>
    private async Task<string> First(DossierStep there, CancellationToken stop)
    {
        var sections = Definition.Form.Sections;
        if (there.Revision?.Open is null)
            return AddressOf(sections[0]);
        var context = await services.Contexts.ForDraft(_call, Dossier, there, stop);
        var visible = CallEngine.Evaluate(_call, Definition.Id, AnswersJson.Read(there.Answers), context).Visible;
        return AddressOf(sections.FirstOrDefault(s => visible.Contains(s.Id) && OpenFields.HasOpen(s, there.Revision)) ?? sections[0]);
    }

    private CallDefinition _call = null!;

    private async Task<bool> Load(Guid id, string step, CancellationToken stop)
    {
        if (await services.Db.FindDossier(Actor, id, stop) is not { } dossier)
            return false;
        var call = services.Calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.FirstOrDefault(s => s.Id == step) is not { } definition)
            return false;
        (_call, Dossier, Definition, Status) = (call, dossier, definition, services.Availability.Of(call, dossier, step));
        Languages = call.Languages;
        return true;
    }
}
