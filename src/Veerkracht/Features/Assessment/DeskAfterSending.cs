using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>A claim or report that is sent comes on the desk of the programme manager, in the same transaction.</summary>
public sealed class DeskAfterSending : IWhenStepSubmitted
{
    public Task Do(SubmittedStep submitted, CancellationToken stop)
    {
        // A proposal that lies with the second approver stays there; what was sent is seen after it.
        if (submitted.Dossier is { State: DossierState.Awarded, Awaits: not Desk.SecondApprover })
            submitted.Dossier.Await(Desk.ProgrammeManager);
        return Task.CompletedTask;
    }
}
