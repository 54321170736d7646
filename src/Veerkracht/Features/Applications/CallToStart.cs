using Veerkracht.Core.Calls;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>A call in which somebody starts an application: there is no dossier yet.</summary>
public sealed record CallToStart(CallDefinition Call) : IActSubject
{
    public Subject Subject => new(Call.Measure, Call.Slug);

    public bool IsOn(Side side, Actor actor) => side == Side.Applicant && actor.IsLocal;

    public Refusal? Unfit(ActKind kind) => null;

    public void Acted(DateTime at) { }
}

/// <summary>A call by its name, as it counts now; not there where it is hidden.</summary>
internal sealed record CallToStartTarget(CallCatalogue Calls, string Slug) : ActTarget<CallToStart>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult(Calls.Find(Slug)?.Measure);

    public override Task<CallToStart?> Load(ActReach reach) =>
        Task.FromResult(Calls.Find(Slug) is { Decided.Hidden: false } call ? new CallToStart(call) : null);
}
