using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Features.Editing;

namespace Veerkracht.Api;

public sealed record CallDraftsJson(IReadOnlyList<CallDraftJson> Drafts);

/// <param name="BasedOn">Version of the call that it goes on from; null for a new call.</param>
/// <param name="CopyOf">"slug@version" of the call that it is a copy of; null where it is none.</param>
/// <param name="Faults">All faults of the text; null in lists.</param>
/// <param name="Examples">The examples with whether they pass; null in lists.</param>
public sealed record CallDraftJson(
    Guid Id,
    string Slug,
    TextJson Title,
    CallDraftState State,
    int? BasedOn,
    string? CopyOf,
    int Version,
    DateTime SavedAt,
    IReadOnlyList<FaultJson>? Faults,
    IReadOnlyList<ExampleJson>? Examples
)
{
    internal static CallDraftJson Of(CallDraft draft, DraftCheck? check) =>
        new(
            draft.Id,
            draft.Slug,
            TextJson.Of(draft.Title),
            draft.State,
            draft.BasedOn,
            draft.CopyOf,
            draft.Version,
            draft.SavedAt,
            check is null ? null : [.. check.Faults.Select(FaultJson.Of)],
            check is null
                ? null
                : [.. check.Examples.Select(e => new ExampleJson(e.Example.Name, e.Passed, [.. e.Faults.Select(FaultJson.Of)]))]
        );
}

/// <summary>Line and column count from 1.</summary>
public sealed record FaultJson(int Line, int Column, TextJson Message)
{
    internal static FaultJson Of(Fault fault) => new(fault.Place.Line, fault.Place.Column, TextJson.Of(fault.Text));
}

public sealed record ExampleJson(string Name, bool Passed, IReadOnlyList<FaultJson> Differences);

/// <summary>
/// One of three: <c>nextVersionOf</c> a slug; <c>copyOf</c> "slug@version" with slug, title and the windows of its first step; or a new
/// call with measure, title and contact.
/// </summary>
public sealed record StartDraftJson(
    string? NextVersionOf,
    string? CopyOf,
    string? Measure,
    TextJson? Title,
    string? Slug,
    string? NumberPrefix,
    string? ContactName,
    string? ContactEmail,
    IReadOnlyList<StartWindowJson>? Windows
);

/// <summary>Brussels wall time, 2022-09-30T23:59.</summary>
public sealed record StartWindowJson(string? Opens, string? Closes);

/// <param name="As">NIS code or enterprise number.</param>
/// <param name="At">Brussels wall time; now where it is left out.</param>
/// <param name="Earlier">Answers of the steps before, by step.</param>
/// <param name="With">Values put in place, as in the examples of a call.</param>
public sealed record TrialJson(
    string? As,
    string? At,
    string? Step,
    JsonObject? Answers,
    Dictionary<string, JsonObject>? Earlier,
    Dictionary<string, string>? With
);

public sealed record TriedJson(
    string Organisation,
    bool MayApply,
    TextJson? WhyNot,
    IReadOnlyList<TriedStepJson> Steps,
    EvaluationResultJson Evaluation
);

public sealed record TriedStepJson(string Step, bool Open, TextJson Reason);

/// <param name="Change">Id of the proposed change.</param>
public sealed record ProposedDraftJson(Guid Change, TextJson What);
