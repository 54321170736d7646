using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls;

/// <summary>Who applies, as far as rules may look: class, codes, and reference values.</summary>
public sealed record Applicant
{
    public required string Class { get; init; }
    public required string Name { get; init; }
    public string? Nis { get; init; }
    public string? Kbo { get; init; }
    /// <summary>Reference numbers by name: population_2020, area_km2 …</summary>
    public IReadOnlyDictionary<string, Rational> Numbers { get; init; } = new Dictionary<string, Rational>();
    /// <summary>Reference texts by name: province, region, facility_level …</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();
}

/// <summary>Everything outside the answers on which an evaluation depends.</summary>
public sealed record EvaluationContext
{
    public required Applicant Applicant { get; init; }
    /// <summary>Brussels wall time of the evaluation.</summary>
    public required LocalDateTime Now { get; init; }
    /// <summary>
    /// What is left in each drawing right and pot for this dossier. In a claim: what was awarded from it, so that a claim never exceeds
    /// its award. A source that is missing here counts as empty (fails closed).
    /// </summary>
    public IReadOnlyDictionary<string, Money> Left { get; init; } = new Dictionary<string, Money>();
    /// <summary>Answers of the steps sent before, by step id.</summary>
    public IReadOnlyDictionary<string, JsonObject> Earlier { get; init; } = new Dictionary<string, JsonObject>();
    /// <summary>The grant as awarded, null before the award. Amounts of a claim never add up to more.</summary>
    public Money? Awarded { get; init; }
}

/// <summary>A definition, or the faults that keep it from being one (all of them, in the order of the file).</summary>
public sealed record ReadCall(CallDefinition? Definition, IReadOnlyList<Fault> Faults);

/// <summary>One form engine and one rule kernel for application, claim and report; screens, API, decisions and the command line all ask here.</summary>
public static class CallEngine
{
    /// <summary>Reads and checks a call file. Never throws on what the file says.</summary>
    public static ReadCall Read(string yaml, string file) => CallReader.Read(yaml, file);

    /// <summary>Evaluates answers of one step: findings, visibility, computed values, amounts. Total: any JSON gives an evaluation.</summary>
    public static Evaluation Evaluate(CallDefinition call, string step, JsonObject answers, EvaluationContext context) =>
        throw new InvalidOperationException("not built");

    /// <summary>Answers with which a new step starts: defaults, and what is prefilled from earlier steps and reference data.</summary>
    public static JsonObject Start(CallDefinition call, string step, EvaluationContext context) => [];
}
