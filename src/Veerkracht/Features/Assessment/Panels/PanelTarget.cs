using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>A phase of a call that assessors can score, with its panel where there is one.</summary>
public sealed record PanelOf(CallDefinition Call, Step Step, Panel? Panel) : IActSubject
{
    public Subject Subject => new(Call.Measure, Call.Slug);

    public bool IsOn(Side side, Actor actor) => side == Side.Agency && actor.IsAdministration;

    public Refusal? Unfit(ActKind kind) =>
        PanelRules.Of(Call.Assessment)?.Given.Any() != true ? NoCriteria
        : Panel is null && kind != OpenPanel.Kind ? NoPanel
        : null;

    public void Acted(DateTime at) { }

    public static readonly Refusal NoCriteria = new(
        "no-criteria",
        new LocalText(
            "Deze oproep noemt geen criteria waarvoor beoordelaars punten geven.",
            "This call names no criteria for which assessors give points."
        )
    );

    public static readonly Refusal NoPanel = new(
        "no-panel",
        new LocalText("Stel eerst de jury in: kies de laatste dag.", "First set up the panel: choose the last day.")
    );
}

/// <summary>The panel of a phase; not there where the call has no such application.</summary>
internal sealed record PanelTarget(CallCatalogue Calls, string Slug, string StepId) : ActTarget<PanelOf>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult(Calls.Find(Slug)?.Measure);

    public override async Task<PanelOf?> Load(ActReach reach)
    {
        if (PhaseOf(Calls, Slug, StepId) is not var (call, step) || !reach.Actor.HasAuthorityOver(call.Measure))
            return null;
        var panels = reach.Db.Set<Panel>();
        var id = await panels.Where(p => p.Call == Slug && p.StepId == StepId).Select(p => p.Id).FirstOrDefaultAsync(reach.Stop);
        if (id == Guid.Empty)
            return new(call, step, null);
        await reach.Db.HoldRow("Panels", id, reach.Stop);
        return new(call, step, await panels.SingleAsync(p => p.Id == id, reach.Stop));
    }

    public static (CallDefinition Call, Step Step)? PhaseOf(CallCatalogue calls, string slug, string stepId) =>
        calls.Find(slug) is { } call && call.Steps.FirstOrDefault(s => s.Id == stepId && s.Kind == StepKind.Application) is { } step
            ? (call, step)
            : null;
}

/// <summary>
/// A dossier for an assessor who is to score it, or has an interest in it: also where it is still hidden in part, and so not there for that
/// person elsewhere.
/// </summary>
internal sealed record AssessedTarget(Guid Id) : ActTarget<Dossier>
{
    /// <summary>What the assessor looked at, by <see cref="SentDigest"/>; null where that is not known.</summary>
    public string? Seen { get; init; }

    public override Refusal? ChangedSince(Dossier subject) =>
        Seen is null || Seen == SentDigest.Of(subject) ? null : DossierForms.ChangedSinceSeen;

    public override Task<string?> Measure(ActReach reach) =>
        reach.Db.Set<Dossier>().Where(d => d.Id == Id).Select(d => d.Measure).FirstOrDefaultAsync(reach.Stop);

    public override async Task<Dossier?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("Dossiers", Id, reach.Stop);
        var dossier = await reach.Db.Set<Dossier>().Include(d => d.Steps).FirstOrDefaultAsync(d => d.Id == Id, reach.Stop);
        return dossier?.RegisteredAt is not null && reach.Actor.HasAuthorityOver(dossier.Measure) ? dossier : null;
    }
}
