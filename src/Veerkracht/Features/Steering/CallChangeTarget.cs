using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>
/// A call in which a change of one kind is proposed. The kind knows whether there is such a call: it may be one that is being written.
/// </summary>
public sealed record CallToChange(string Call, string Measure, ICallChangeKind Kind) : IActSubject
{
    public Subject Subject => new(Measure, Call);

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.HasAuthorityOver(Measure);

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

/// <summary>Not there for who is not of the agency, nor where no room knows the kind or the kind no such call.</summary>
internal sealed record CallToChangeTarget(CallChangeKinds Kinds, string Call, string Kind, string Payload) : ActTarget<CallToChange>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<CallToChange?> Load(ActReach reach) =>
        reach.Actor.IsAdministration
        && Kinds.Find(Kind) is { } known
        && await CallChangeKinds.MeasureOf(known, Call, Payload, reach.Stop) is { } measure
            ? new CallToChange(Call, measure, known)
            : null;
}

/// <summary>A change of a call, proposed or in force, found by its id; not there for who is not of the agency.</summary>
internal record CallChangeTarget(Guid Id) : ActTarget<CallChange>
{
    public override Task<string?> Measure(ActReach reach) =>
        reach.Db.Set<CallChange>().Where(c => c.Id == Id).Select(c => (string?)c.Measure).FirstOrDefaultAsync(reach.Stop);

    public override async Task<CallChange?> Load(ActReach reach)
    {
        if (!reach.Actor.IsAdministration)
            return null;
        await reach.Db.HoldRow("CallChanges", Id, reach.Stop);
        return await reach.Db.Set<CallChange>().FirstOrDefaultAsync(c => c.Id == Id, reach.Stop);
    }
}

/// <summary>The same, with the money that it puts at stake: for who decides on that.</summary>
internal sealed record WeighedCallChangeTarget(CallChangeKinds Kinds, Guid Id) : CallChangeTarget(Id)
{
    public override async Task<CallChange?> Load(ActReach reach)
    {
        if (await base.Load(reach) is not { } change)
            return null;
        await Kinds.Weigh(change, reach.Stop);
        return change;
    }
}
