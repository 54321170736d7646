using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>A dossier that an act changes, with its steps.</summary>
public sealed record DossierTarget(Guid Id) : ActTarget<Dossier>, IQuickTarget<Dossier>
{
    /// <summary>What the actor looked at, by <see cref="SentDigest"/>; null where that is not known.</summary>
    public string? Seen { get; init; }

    public override Refusal? ChangedSince(Dossier subject) =>
        Seen is null || Seen == SentDigest.Of(subject) ? null : DossierForms.ChangedSinceSeen;

    public override Task<string?> Measure(ActReach reach) =>
        reach.Db.Set<Dossier>().Where(d => d.Id == Id).Select(d => d.Measure).FirstOrDefaultAsync(reach.Stop);

    public override async Task<Dossier?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("Dossiers", Id, reach.Stop);
        return await reach.Db.FindDossier(reach.Actor, Id, reach.Stop);
    }

    public Task<Dossier?> Read(ActReach reach) => reach.Db.ReadDossier(reach.Actor, Id, reach.Stop);

    /// <summary>The dossier before its steps, as all who hold both.</summary>
    public IReadOnlyList<ReadRow> Rows(Db db, Dossier subject) =>
        [ReadRow.Of(db, subject), .. subject.Steps.Select(step => ReadRow.Of(db, step))];
}

/// <summary>Something that belongs to one dossier.</summary>
public interface IOfDossier
{
    Guid DossierId { get; }
}

/// <summary>A proposal on a dossier, with that dossier: what a second person decides on.</summary>
public sealed record Decision<TProposal>(Dossier Dossier, TProposal Proposal) : IActSubject
    where TProposal : class, IProposal, IOfDossier
{
    public Subject Subject => Dossier.Subject;

    IProposal? IActSubject.Proposal => Proposal;

    public ToldOf Told => Dossier.Told with { Amount = (Proposal as IDecidesAmount)?.Amount };

    public bool IsOn(Side side, Actor actor) => Dossier.IsOn(side, actor);

    public Refusal? Unfit(ActKind kind) => Dossier.Unfit(kind);

    public void Acted(DateTime at) => Dossier.Acted(at);
}

/// <summary>A proposal on a dossier, found by its own id.</summary>
public sealed record DecisionTarget<TProposal>(Guid Id) : ActTarget<Decision<TProposal>>
    where TProposal : class, IProposal, IOfDossier
{
    public override Task<string?> Measure(ActReach reach) =>
        (
            from p in reach.Db.Set<TProposal>()
            join d in reach.Db.Set<Dossier>() on p.DossierId equals d.Id
            where p.Id == Id
            select d.Measure
        ).FirstOrDefaultAsync(reach.Stop);

    /// <summary>
    /// What is proposed is not there for the applicant before it is decided. The dossier is held before the proposal is read: so what is
    /// read of either is true until the end.
    /// </summary>
    public override async Task<Decision<TProposal>?> Load(ActReach reach)
    {
        var id = await reach.Db.Set<TProposal>().Where(p => p.Id == Id).Select(p => (Guid?)p.DossierId).FirstOrDefaultAsync(reach.Stop);
        if (id is not { } dossierId || await new DossierTarget(dossierId).Load(reach) is not { } dossier)
            return null;
        if (!reach.Actor.HasAuthorityOver(dossier.Measure))
            return null;
        return new Decision<TProposal>(dossier, await reach.Db.Set<TProposal>().SingleAsync(p => p.Id == Id, reach.Stop));
    }
}
