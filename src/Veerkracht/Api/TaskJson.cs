using Veerkracht.Core.Calls;
using Veerkracht.Features.Applications.Tasks;

namespace Veerkracht.Api;

/// <summary>That somebody has to do something with a dossier.</summary>
/// <param name="For">Which people: "applicant", "signers", "partner", "handlers", "managers", "approvers" or "finance".</param>
/// <param name="What">In words, as the reader may know it.</param>
/// <param name="Organisation">Whose people, for what is not for the agency.</param>
/// <param name="From">From when on; to come: it is announced.</param>
/// <param name="Until">Not included; null where there is no end. Passed: it can no longer be done.</param>
public sealed record TaskJson(
    TaskKind Kind,
    Acts.Reader For,
    TextJson What,
    Core.Identifiers.OrganisationId? Organisation,
    string? Step,
    DateTime From,
    DateTime? Until
)
{
    /// <param name="ofApplicant">The reader is of the applicant: what the agency prepares is not told.</param>
    internal static IReadOnlyList<TaskJson> Of(IEnumerable<DossierTask> tasks, CallDefinition call, bool ofApplicant) =>
        [
            .. TaskWords
                .ToldTo(tasks, ofApplicant)
                .Select(t => new TaskJson(
                    ofApplicant && t.IsDecision ? TaskKind.LookAtSent : t.Kind,
                    ofApplicant && t.IsOfAgency ? Acts.Reader.Handlers : t.For,
                    TextJson.Of(ofApplicant ? TaskWords.ForApplicant(t, call) : TaskWords.What(t, call)),
                    t.Organisation,
                    t.StepId,
                    t.From,
                    t.Until
                )),
        ];
}
