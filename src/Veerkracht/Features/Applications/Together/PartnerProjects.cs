using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

/// <summary>How a partner stands now.</summary>
/// <param name="Changes">What changed in the project since it confirmed; where there is any, the confirmation no longer counts.</param>
public sealed record PartnerStand(PartnerPart Part, IReadOnlyList<LocalText> Changes)
{
    public bool Counts => Part.State == PartnerState.Confirmed && Changes.Count == 0;
}

/// <summary>The project of a draft as partners are asked about it.</summary>
public sealed class PartnerProjects(Db db, StepContexts contexts)
{
    public static bool Has(Draft draft) => draft.Form.Fields.Any(f => f.MustConfirm);

    /// <summary>The answers evaluated as if no pot or right had an end, so that what others ask changes nothing.</summary>
    public async Task<Evaluation> Evaluate(Draft draft, CancellationToken stop = default) =>
        CallEngine.Evaluate(
            draft.Call,
            draft.Step.StepId,
            draft.Answers,
            await contexts.Endless(draft.Call, draft.Dossier, draft.Step.StepId, stop)
        );

    public static PartnerBasis Basis(Draft draft, Evaluation free, string organisation) =>
        PartnerBasis.Of(draft.Call, draft.Call.Step(draft.Step.StepId), free, organisation);

    /// <summary>The partners that are named, by name; none where the form asks for none.</summary>
    public async Task<IReadOnlyList<PartnerStand>> Of(Draft draft, CancellationToken stop = default)
    {
        if (!Has(draft))
            return [];
        var parts = await db
            .PartnerParts.AsNoTracking()
            .Where(p => p.DossierId == draft.Dossier.Id && p.StepId == draft.Step.StepId)
            .ToListAsync(stop);
        if (parts.Count == 0)
            return [];
        var free = await Evaluate(draft, stop);
        return
        [
            .. parts.OrderBy(p => p.OrganisationName, StringComparer.Ordinal).Select(p => new PartnerStand(p, Changes(draft, free, p))),
        ];
    }

    public static IReadOnlyList<LocalText> Changes(Draft draft, Evaluation free, PartnerPart part) =>
        part.Basis is { } basis ? Basis(draft, free, part.Organisation).ChangedSince(PartnerBasis.Read(basis)) : [];
}
