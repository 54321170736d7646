using Veerkracht.Core.Calls;

namespace Veerkracht.Features.Calls;

/// <summary>A call from the files of the programme, to be published.</summary>
public sealed record CallToPublish(CallDefinition Call) : IActSubject
{
    public Subject Subject => new(Call.Measure, Call.Slug);

    public bool IsOn(Side side, Actor actor) => side == Side.Platform && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

internal sealed record CallToPublishTarget(CallDefinition Call) : ActTarget<CallToPublish>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(Call.Measure);

    public override Task<CallToPublish?> Load(ActReach reach) => Task.FromResult<CallToPublish?>(new(Call));
}
