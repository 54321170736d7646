using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;

namespace Veerkracht.Features.Applications.Again.Pages;

/// <summary>What counts of a step that was sent, and where the applicant opens a change, goes on with it or drops it.</summary>
[For(Audience.Applicant)]
public sealed class RevisePageModel(StepServices services, ReviseStep revise, DropRevision drop) : StepPage(services)
{
    /// <summary>Why no change can be begun by this reader now; null where one can.</summary>
    public Refusal? Cannot => revise.Cannot(Actor, Dossier, Step);

    public bool MayDrop => Opening is { Kind: RevisionKind.Again } && ActFrame.Refuses(DropRevision.Kind, Actor, Dossier) is null;

    protected override string InView => Step.Sent ?? Step.Answers;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        !await Load(stop) ? NotFound()
        : Step.Sent is null ? Redirect(Address)
        : Page();

    [Does(typeof(ReviseStep))]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var opened = await revise.Do(Actor, DossierId, StepId, stop);
        if (!await Load(stop))
            return NotFound();
        return opened.Done ? Redirect(AddressOf(Begins)) : Refused(opened.Refusals);
    }

    [Does(typeof(DropRevision))]
    public async Task<IActionResult> OnPostDropAsync(CancellationToken stop)
    {
        var dropped = await drop.Do(Actor, DossierId, StepId, stop);
        if (dropped.Done)
            return Redirect($"/dossiers/{DossierId}?gedaan={DropRevision.Kind.Code}");
        return await Load(stop) ? Refused(dropped.Refusals) : NotFound();
    }
}
