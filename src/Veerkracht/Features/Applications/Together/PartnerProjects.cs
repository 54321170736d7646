using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Together;

/// <summary>How a partner stands now.</summary>
/// <param name="Changes">What changed in the project since it confirmed; where there is any, the confirmation no longer counts.</param>
public sealed record PartnerStand(PartnerPart Part, IReadOnlyList<LocalText> Changes)
{
    public bool Counts => Part.State == PartnerState.Confirmed && Changes.Count == 0;
}

/// <summary>A government that the answers name and that was not asked yet.</summary>
/// <param name="Key">As it stands in the answers.</param>
public sealed record UnaskedPartner(OrganisationId Id, string Key, string Name);

/// <summary>The project of a draft as partners are asked about it.</summary>
public sealed class PartnerProjects(Db db, StepContexts contexts, OrganisationRegistry organisations, Clock clock)
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

    /// <summary>
    /// Whose key this is that stands in an answer; null where nobody has it. Of what was sent, on the day on which it was.
    /// </summary>
    public OrganisationId? Named(Draft draft, string key) =>
        organisations.IdOf(key, draft.Step.SentAt is { } at ? BrusselsTime.At(Instant.FromDateTimeUtc(at)).Date : clock.Today);

    public PartnerBasis Basis(Draft draft, Evaluation free, OrganisationId organisation) =>
        PartnerBasis.Of(draft.Call, draft.Call.Step(draft.Step.StepId), free, key => Named(draft, key) == organisation);

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

    /// <summary>Whom the answers name and nobody asked yet; one that is named twice once, and never the applicant itself.</summary>
    /// <param name="clean">The answers as the form reads them.</param>
    public async Task<IReadOnlyList<UnaskedPartner>> Unasked(Draft draft, JsonObject clean, CancellationToken stop = default)
    {
        if (!Has(draft))
            return [];
        var named = CallEngine
            .Partners(draft.Call, draft.Step.StepId, clean)
            .Select(key => Named(draft, key) is { } id ? new UnaskedPartner(id, key, organisations.NameOf(id, clock.Today)) : null)
            .OfType<UnaskedPartner>()
            .Where(n => n.Id != draft.Dossier.Organisation)
            .DistinctBy(n => n.Id)
            .ToList();
        if (named.Count == 0)
            return [];
        var asked = await db
            .PartnerParts.Where(p => p.DossierId == draft.Dossier.Id && p.StepId == draft.Step.StepId)
            .Select(p => p.Organisation)
            .ToListAsync(stop);
        return [.. named.Where(n => !asked.Contains(n.Id))];
    }

    public IReadOnlyList<LocalText> Changes(Draft draft, Evaluation free, PartnerPart part) =>
        part.Basis is { } basis ? Basis(draft, free, part.Organisation).ChangedSince(PartnerBasis.Read(basis)) : [];
}
