using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>A condition with the dossier that it is about.</summary>
public sealed record KnownCondition(Dossier Dossier, AwardCondition Condition) : IActSubject
{
    public Subject Subject => Dossier.Subject;

    public ToldOf Told => Dossier.Told;

    public bool IsOn(Side side, Actor actor) => Dossier.IsOn(side, actor);

    public Refusal? Unfit(ActKind kind) =>
        kind == DropCondition.Kind && !Condition.IsLoose
            ? ConditionRefusals.InProposal
            : Dossier.Unfit(kind) ?? (kind == DropCondition.Kind || Condition.IsOpen ? null : ConditionRefusals.NotOpen);

    public void Acted(DateTime at) => Dossier.Acted(at);
}

/// <summary>A condition, found by its own id. What is not confirmed yet is not there for the applicant.</summary>
public sealed record ConditionTarget(Guid Id) : ActTarget<KnownCondition>
{
    public override Task<string?> Measure(ActReach reach) =>
        (
            from c in reach.Db.Set<AwardCondition>()
            join d in reach.Db.Set<Dossier>() on c.DossierId equals d.Id
            where c.Id == Id
            select d.Measure
        ).FirstOrDefaultAsync(reach.Stop);

    public override async Task<KnownCondition?> Load(ActReach reach)
    {
        var of = await reach
            .Db.Set<AwardCondition>()
            .Where(c => c.Id == Id)
            .Select(c => (Guid?)c.DossierId)
            .FirstOrDefaultAsync(reach.Stop);
        if (of is not { } dossierId || await new DossierTarget(dossierId).Load(reach) is not { } dossier)
            return null;
        if (await reach.Db.Set<AwardCondition>().FirstOrDefaultAsync(c => c.Id == Id, reach.Stop) is not { } condition)
            return null;
        return condition.State == ConditionState.Laid && !reach.Actor.HasAuthorityOver(dossier.Measure)
            ? null
            : new KnownCondition(dossier, condition);
    }
}
