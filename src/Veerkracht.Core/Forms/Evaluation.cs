using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>Something to mend (or to look at) in the answers. Field is a path: "costs.works.cost", "routes[0].length".</summary>
public sealed record Finding(string Field, string Code, LocalText Message);

/// <summary>Points that were computed from answers, and why, a line each.</summary>
/// <param name="Criterion">Its id.</param>
/// <param name="Points">From 0 to <paramref name="Scale"/>, with two decimals.</param>
public sealed record PointsGiven(string Criterion, LocalText Title, Rational Points, int Scale, IReadOnlyList<LocalText> Why)
{
    /// <summary>False where something that they depend on cannot be read or computed: the points, 0, count for nothing.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>They, or why, met a bound that nothing before them told.</summary>
    public bool IsBeyond { get; init; }
}

/// <summary>
/// What a form makes of one set of answers. Total: any JSON gives an evaluation, never an exception.
/// </summary>
public sealed record Evaluation
{
    /// <summary>What must be mended before sending. In the order of the form.</summary>
    public required IReadOnlyList<Finding> Errors { get; init; }
    public required IReadOnlyList<Finding> Warnings { get; init; }

    /// <summary>Paths of the sections and fields that show. A field in a repeated group has its index: "routes[0].name".</summary>
    public required IReadOnlySet<string> Visible { get; init; }

    /// <summary>Paths that are required just now.</summary>
    public required IReadOnlySet<string> Required { get; init; }

    /// <summary>What stands open on a page beside the answers; the API gives nothing of it.</summary>
    public OpenItems Open { get; init; } = OpenItems.None;

    /// <summary>Computed fields: path → value, as canonical JSON.</summary>
    public required IReadOnlyDictionary<string, JsonNode?> Values { get; init; }

    /// <summary>Amounts of the funding rules by name, in the order of the definition.</summary>
    public required IReadOnlyDictionary<string, Explained> Amounts { get; init; }

    /// <summary>
    /// Names of amounts that are not known: a number that they depend on cannot be read. What <see cref="Amounts"/> says of them counts for
    /// nothing.
    /// </summary>
    public IReadOnlySet<string> Unknown { get; init; } = new HashSet<string>();

    /// <summary>Points that follow from the answers, in the order of the criteria; empty in other steps than the first.</summary>
    public IReadOnlyList<PointsGiven> Points { get; init; } = [];

    /// <summary>The answers in canonical form, without what is hidden: this is what is sent and hashed.</summary>
    public required JsonObject Clean { get; init; }

    /// <summary>Judges the same again, see <see cref="WithLeft"/>.</summary>
    internal Func<IReadOnlyDictionary<string, Money>, Evaluation> Again { get; init; } =
        _ => throw new InvalidOperationException("This evaluation was not made by the engine of calls.");

    /// <summary>
    /// The same answers at the same moment, with something else left in the sources. Much less work than evaluating anew, as the form is
    /// not read again. The answers must not have changed since.
    /// </summary>
    public Evaluation WithLeft(IReadOnlyDictionary<string, Money> left) => Again(left);
}
