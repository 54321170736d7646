using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>A draft that an act of the applicant is about.</summary>
public sealed record DraftSubject(Draft Draft) : IActSubject
{
    public Subject Subject => Draft.Dossier.Subject;

    public ToldOf Told => Draft.Told;

    public bool IsOn(Side side, Actor actor) => Draft.Dossier.IsOn(side, actor);

    public Refusal? Unfit(ActKind kind) => StepRefusals.Closed(Draft);

    public void Acted(DateTime at) { }
}

/// <summary>The draft of a step, with its answers; not there where the step was not started.</summary>
internal sealed record DraftTarget(CallCatalogue Calls, Guid DossierId, string StepId) : ActTarget<DraftSubject>
{
    public override Task<string?> Measure(ActReach reach) => new DossierTarget(DossierId).Measure(reach);

    public override async Task<DraftSubject?> Load(ActReach reach)
    {
        if (await new DossierTarget(DossierId).Load(reach) is not { } dossier || !reach.Actor.MayWrite(dossier))
            return null;
        if (dossier.Steps.FirstOrDefault(s => s.StepId == StepId) is not { } step)
            return null;
        return new(new Draft(Calls.Get(dossier.Call, dossier.CallVersion), dossier, step, AnswersJson.Read(step.Answers)));
    }
}
