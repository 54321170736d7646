using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>A claim or report that is sent comes on the desk of the programme manager, in the same transaction.</summary>
public sealed class DeskAfterSending : IWhenStepSubmitted
{
    public Task Do(SubmittedStep submitted, CancellationToken stop)
    {
        if (submitted.Dossier.State == DossierState.Awarded) submitted.Dossier.Await(Desk.ProgrammeManager);
        return Task.CompletedTask;
    }
}
