using NodaTime.Text;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation.Commands;

/// <summary>The candidates of the file of a round.</summary>
internal sealed class CandidatesReader(IReadOnlyList<RoundCriterion> criteria)
{
    private bool? _areMoments;

    public IEnumerable<Candidate> Read(JsonPlace file) => file.Objects("candidates").Select(Of);

    private Candidate Of(JsonPlace place)
    {
        place.Only([
            "id",
            "body",
            "asked",
            "least",
            "scores",
            "total",
            "registered",
            "class",
            "province",
            "theme",
            "priority",
            "excluded",
            "awarded",
        ]);
        foreach (var key in new[] { "id", "body", "asked", "registered" })
            place.Needs(key);
        return new Candidate(place.Text("id") ?? "", place.Text("body") ?? "", place.Amount("asked") ?? Money.Zero)
        {
            Least = place.Amount("least"),
            Scores = Scores(place),
            Total = place.Number("total"),
            Registered = Registered(place),
            Class = place.Text("class"),
            Province = place.Text("province"),
            Theme = place.Text("theme"),
            Priority = place.Count("priority"),
            Excluded = place.Local("excluded"),
            Held = place.Amount("awarded") ?? Money.Zero,
        };
    }

    /// <summary>In the order of the criteria; none where one is missing, which is told when the round is decided.</summary>
    private List<Rational> Scores(JsonPlace place)
    {
        if (place.Object("scores") is not { } scores)
            return [];
        scores.Only([.. criteria.Select(c => c.Id)]);
        return [.. criteria.Select(c => scores.Number(c.Id)).OfType<Rational>()];
    }

    private long Registered(JsonPlace place)
    {
        if (!place.Has("registered"))
            return 0;
        var (at, isMoment) = Moment(place) is { } moment ? (moment, true) : (place.Count("registered") ?? 0, false);
        if (_areMoments is { } all && all != isMoment)
            place.Fault(
                "registered",
                "moet voor allen hetzelfde zijn: een volgnummer of een moment",
                "must be the same for all: a number in order or a moment"
            );
        _areMoments ??= isMoment;
        return at;
    }

    private static long? Moment(JsonPlace place)
    {
        if (!place.IsText("registered") || place.Text("registered") is not { } text)
            return null;
        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } read)
            return read.Value.ToUnixTimeTicks();
        place.Fault("registered", "moet een moment zijn als \"2026-03-01T09:00:00Z\"", "must be a moment as \"2026-03-01T09:00:00Z\"");
        return 0;
    }
}
