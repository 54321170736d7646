using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Features.Applications;

/// <summary>A step that is being sent, as rooms downstream see it: inside the transaction, before the save.</summary>
/// <param name="Dossier">With its steps.</param>
/// <param name="Context">What it was evaluated in.</param>
/// <param name="Write">Takes rows of the room, to be written in the same save.</param>
public sealed record SubmittedStep(
    CallDefinition Call,
    Dossier Dossier,
    DossierStep Step,
    Evaluation Evaluation,
    EvaluationContext Context,
    Action<IEnumerable<Statement>> Write
);

/// <summary>What a room downstream does in the same transaction when a step is sent. It adds to the save; it does not save.</summary>
public interface IWhenStepSubmitted
{
    Task Do(SubmittedStep submitted, CancellationToken stop);
}
