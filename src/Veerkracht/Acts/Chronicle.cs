using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Veerkracht.Data;

namespace Veerkracht.Acts;

/// <summary>Writes acts into the save that is being made, so that a change without its record cannot exist.</summary>
public sealed class Chronicle(Db db, Clock clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <param name="about">What the act is about; parts that do not apply stay null.</param>
    /// <param name="before">An object with what changes, as it was; names only of what the history must show, no personal data.</param>
    /// <param name="at">UTC; the time that the act itself took and judged by.</param>
    internal Act Record(
        Actor actor,
        Guid id,
        ActKind kind,
        Subject about,
        DateTime at,
        string? reason,
        object? evidence,
        object? before,
        object? after
    ) => Add(Made(actor, id, kind.Code, about, at, reason, evidence, before, after));

    public Act Record(
        Actor actor,
        string kind,
        Subject about,
        string? reason = null,
        object? evidence = null,
        object? before = null,
        object? after = null,
        DateTime? at = null
    )
    {
        var time = at ?? clock.UtcNow;
        return Add(Made(actor, Guid.CreateVersion7(time), kind, about, time, reason, evidence, before, after));
    }

    private Act Add(Act act)
    {
        db.Acts.Add(act);
        return act;
    }

    /// <summary>A line of the history as it will be written, sealed.</summary>
    internal static Act Made(
        Actor actor,
        Guid id,
        string kind,
        Subject about,
        DateTime at,
        string? reason,
        object? evidence,
        object? before,
        object? after
    )
    {
        var act = new Act
        {
            Id = id,
            Kind = kind,
            At = at,
            PersonId = actor.PersonId,
            Organisation = actor.Organisation.Value,
            Measure = about.Measure,
            Call = about.Call,
            DossierId = about.DossierId,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            Evidence = ToJson(evidence),
            Before = ToJson(before),
            After = ToJson(after),
        };
        act.Seal();
        return act;
    }

    private static string? ToJson(object? value) => value is null ? null : JsonSerializer.Serialize(value, Json);
}

/// <summary>What an act is about.</summary>
public sealed record Subject(string? Measure = null, string? Call = null, Guid? DossierId = null);
