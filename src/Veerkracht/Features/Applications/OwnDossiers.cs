using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>
/// The dossiers of an organisation that changed last, beside the calls that they are in; all of them stand in the list of dossiers.
/// </summary>
public sealed class OwnDossiers
{
    /// <summary>How many are read, whatever the number of dossiers.</summary>
    public const int Most = 25;

    private readonly IReadOnlyList<Dossier> _dossiers;
    private readonly ILookup<Guid, (string StepId, string Answers)> _drafts;
    private readonly IReadOnlySet<string> _hidden;

    private OwnDossiers(IReadOnlyList<Dossier> found, ILookup<Guid, (string, string)> drafts, IReadOnlySet<string> hidden)
    {
        _dossiers = [.. found.Take(Most).OrderBy(d => d.StartedAt)];
        (More, _drafts, _hidden) = (found.Count > Most, drafts, hidden);
    }

    public bool More { get; }

    public IEnumerable<Dossier> In(CallDefinition call) => _dossiers.Where(d => d.Call == call.Slug);

    /// <summary>Those that were sent, the newest first.</summary>
    public IEnumerable<Dossier> Sent => _dossiers.Where(d => d.RegisteredAt is not null).Reverse();

    /// <summary>A call that is hidden is still there for who has a dossier in it.</summary>
    public bool Shows(CallDefinition call) => !call.Decided.Hidden || _hidden.Contains(call.Slug);

    /// <summary>Ids of the steps that were begun and not sent.</summary>
    public IEnumerable<string> DraftsOf(Dossier dossier) => _drafts[dossier.Id].Select(d => d.StepId);

    /// <summary>As it was sent, or as it stands in the draft of what was not sent yet.</summary>
    public string? NameOf(CallDefinition call, Dossier dossier) =>
        dossier.ProjectName
        ?? (
            dossier.State == DossierState.Draft && _drafts[dossier.Id].FirstOrDefault() is { Answers: { } answers } draft
                ? ProjectNames.Of(call, draft.StepId, AnswersJson.Read(answers))
                : null
        );

    public static async Task<OwnDossiers> Read(
        Db db,
        OrganisationId organisation,
        IEnumerable<CallDefinition> calls,
        CancellationToken stop = default
    )
    {
        var own = db.Dossiers.Where(d => d.Organisation == organisation && d.State != DossierState.Withdrawn);
        var found = await own.OrderByDescending(d => d.ChangedAt).Take(Most + 1).ToListAsync(stop);
        var ids = found.Select(d => d.Id).ToList();
        var drafts = await db
            .DossierSteps.Where(s => ids.Contains(s.DossierId))
            .Select(s => new
            {
                s.DossierId,
                s.StepId,
                s.State,
                Answers = s.State == StepState.Draft ? s.Answers : "",
            })
            .ToListAsync(stop);
        var hidden = calls.Where(c => c.Decided.Hidden).Select(c => c.Slug).ToList();
        var there = hidden.Count == 0 ? [] : await own.Where(d => hidden.Contains(d.Call)).Select(d => d.Call).Distinct().ToListAsync(stop);
        var open = drafts.Where(d => d.State == StepState.Draft).ToLookup(d => d.DossierId, d => (d.StepId, d.Answers));
        return new(found, open, there.ToHashSet());
    }
}
