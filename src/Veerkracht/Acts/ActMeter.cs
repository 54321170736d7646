using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Veerkracht.Acts;

/// <summary>
/// What the frame of acts tells to who watches the site: counts and times by kind, refusals by their code. No town, no person and no
/// dossier is a label: each value of a label is a series that is kept.
/// </summary>
public static class ActMeter
{
    /// <summary>Of the meter and of the source of spans.</summary>
    public const string Name = "Veerkracht.Acts";

    internal static readonly ActivitySource Spans = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Done = Meter.CreateCounter<long>("veerkracht.acts", "{act}", "Acts that were done");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "veerkracht.refusals",
        "{refusal}",
        "Acts that were refused"
    );
    private static readonly Histogram<double> Took = Meter.CreateHistogram<double>("veerkracht.act.duration", "s", "From asking to commit");

    internal static void Count(ActKind kind, string? refusal, TimeSpan took)
    {
        var act = new KeyValuePair<string, object?>("act", kind.Code);
        if (refusal is null)
            Done.Add(1, act);
        else
            Refusals.Add(1, act, new("refusal", refusal));
        Took.Record(took.TotalSeconds, act, new("outcome", refusal is null ? "done" : "refused"));
    }
}
