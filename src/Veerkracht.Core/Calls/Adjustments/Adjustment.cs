using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>
/// A change to a published call, as data. Applied one after the other on what was published they give the call as it counts now; without
/// one of them, the call as it would be without it. It never touches ids, rules or expressions, so that answers keep their meaning.
/// </summary>
public abstract record Adjustment
{
    /// <summary>
    /// The call with this change. What this version of the call does not have (a step, a setting, a field) is left alone.
    /// </summary>
    public abstract CallDefinition Apply(CallDefinition call, Decision decision);

    /// <summary>
    /// The same, with who the organisations are for whom it counts: stored changes name them by the number that they had then.
    /// </summary>
    public virtual Adjustment Identified(Func<string, OrganisationId> who) => this;
}

/// <summary>When and why a change came in force, as the public is told.</summary>
/// <param name="On">Day in Brussels.</param>
public sealed record Decision(LocalDate On, LocalText Reason);

/// <summary>An adjustment that is in force.</summary>
public sealed record InForce(Adjustment Adjustment, Decision Decision);

public static class Adjustments
{
    /// <param name="changes">In the order in which they came in force.</param>
    public static CallDefinition With(this CallDefinition published, IEnumerable<InForce> changes) =>
        changes.Aggregate(published, (call, change) => change.Adjustment.Apply(call, change.Decision));

    /// <summary>The call with another version of one of its steps.</summary>
    internal static CallDefinition WithStep(this CallDefinition call, string step, Func<Step, Step> change) =>
        call with
        {
            Steps = [.. call.Steps.Select(s => s.Id == step ? change(s) : s)],
        };
}
