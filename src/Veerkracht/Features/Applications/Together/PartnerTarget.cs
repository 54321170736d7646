using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A draft in which the organisation of the actor is named as partner.</summary>
public sealed record PartnerSubject(Draft Draft, PartnerPart Part) : IActSubject
{
    public Subject Subject => Draft.Dossier.Subject;

    public ToldOf Told => Draft.Told;

    public bool IsOn(Side side, Actor actor) => side == Side.Partner && actor.IsLocal && actor.Organisation == Part.Organisation;

    /// <summary>Nothing can be decided once it was sent, or the dossier ended.</summary>
    public Refusal? Unfit(ActKind kind) => StepRefusals.Closed(Draft);

    public void Acted(DateTime at) { }
}

/// <summary>What a partner decides on; not there where it is not named, or no longer.</summary>
internal sealed record PartnerTarget(PartnerDrafts Drafts, Guid DossierId, string StepId) : ActTarget<PartnerSubject>
{
    public override Task<string?> Measure(ActReach reach) => new DossierTarget(DossierId).Measure(reach);

    public override async Task<PartnerSubject?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("Dossiers", DossierId, reach.Stop);
        return await Drafts.Find(reach.Actor, DossierId, StepId, reach.Stop) is var (draft, part) ? new(draft, part) : null;
    }
}
