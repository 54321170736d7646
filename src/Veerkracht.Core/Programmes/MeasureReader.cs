using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes;

/// <summary>
/// Reads one measure. Its envelope must be stated, or be said to be unknown: a key that was forgotten is not an unknown amount.
/// </summary>
internal static class MeasureReader
{
    private const string NotStated = "not_stated";

    public static Measure? Read(MapReader map, ProgrammeDefinition programme, IReadOnlyCollection<Measure> before)
    {
        var slug = ProgrammeReader.Slug(map, "measure");
        // What a copied file has in common with the first follows from its name.
        var isCopy = before.Any(m => m.Slug == slug);
        if (isCopy)
            map.Scope.Fault(
                map.At("measure"),
                $"there is already a measure '{slug}'",
                $"er is al een maatregel '{slug}'; kies een andere naam"
            );
        var axis = map.OneOf("axis", [.. programme.Axes.Select(a => a.Id)], true) ?? "";
        var order = map.Count("order");
        if (order is null)
            map.Scope.Fault(map.At("order"), "the measure has no 'order'", "bij de maatregel ontbreekt 'order'; vul het aan");
        else if (!isCopy && before.Any(m => m.Axis == axis && m.Order == order))
            map.Scope.Fault(
                map.At("order"),
                $"another measure of axis '{axis}' has order {order}",
                $"een andere maatregel van as '{axis}' heeft volgorde {order}; kies een ander getal"
            );
        var measure = new Measure
        {
            Slug = slug,
            Axis = axis,
            Order = order ?? 0,
            Title = map.Local("title", true) ?? LocalText.Empty,
            Lead = map.Local("lead", true) ?? LocalText.Empty,
            Agency = ProgrammeReader.Agency(map, false) ?? programme.Agency,
            Envelope = Envelope(map),
            Share = Share(map),
            Announced = Milestones(map, "announced"),
            Later = Milestones(map, "later"),
            Target = map.Local("target"),
            Channel = map.Local("channel"),
            Themes = Themes(map, programme),
            Project = Project(map),
            Proof = Proof(map),
            Assumptions = [.. map.Items("assumptions").Select(n => MapReader.LocalOf(n, "assumption", map.Scope))],
        };
        map.Close();
        return slug.Length > 0 ? measure : null;
    }

    private static Money? Envelope(MapReader map)
    {
        if (map.Scalar("envelope", true) is not { } scalar || scalar.Text == NotStated)
            return null;
        var amount = Words.Amount(scalar.Text);
        if (amount is not { IsPositive: true })
            map.Scope.Fault(
                scalar.Place,
                $"'envelope' must be an amount above 0 like 150000000, or {NotStated}; not '{scalar.Text}'",
                $"'envelope' moet een bedrag boven 0 zijn zoals 150000000, of {NotStated}; niet '{scalar.Text}'"
            );
        return amount;
    }

    private static FlemishShare? Share(MapReader measure)
    {
        if (measure.Node("share") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Share, measure.Scope);
        Rational? part = null;
        if (map.Scalar("ratio") is { } scalar)
        {
            if (Ratio.TryParse(scalar.Text, out var ratio, out var why))
                part = ratio.Share;
            else
                map.Scope.Fault(scalar.Place, why);
        }
        var share = new FlemishShare(map.Local("text", true) ?? LocalText.Empty, part);
        map.Close();
        return share;
    }

    private static List<Milestone> Milestones(MapReader measure, string key)
    {
        var milestones = new List<Milestone>();
        foreach (var map in measure.Maps(key, Thing.Milestone))
        {
            milestones.Add(new Milestone(Period(map, "when"), map.Local("what", true) ?? LocalText.Empty));
            map.Close();
        }
        return milestones;
    }

    private static List<ProjectMilestone> Project(MapReader measure)
    {
        var milestones = new List<ProjectMilestone>();
        var ids = new HashSet<string>();
        foreach (var map in measure.Maps("milestones", Thing.Milestone))
        {
            milestones.Add(
                new ProjectMilestone(
                    map.Id("id", ids, Thing.Milestone),
                    map.Local("title", true) ?? LocalText.Empty,
                    Period(map, "planned"),
                    map.Date("realised")
                )
            );
            map.Close();
        }
        return milestones;
    }

    private static MeasureProof? Proof(MapReader measure)
    {
        if (measure.Node("proof") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Key("proof"), measure.Scope);
        map.Items("calls", true);
        var proof = new MeasureProof(map.Local("text", true) ?? LocalText.Empty, [.. map.WordList("calls").Select(w => w.Text)]);
        map.Close();
        return proof;
    }

    private static FuzzyPeriod Period(MapReader map, string key)
    {
        if (map.Scalar(key, true) is not { } scalar)
            return FuzzyPeriod.Unknown;
        if (FuzzyPeriodReader.TryRead(scalar.Text, out var period, out var why))
            return period;
        map.Scope.Fault(scalar.Place, why);
        return FuzzyPeriod.Unknown;
    }

    private static List<string> Themes(MapReader map, ProgrammeDefinition programme)
    {
        var words = map.WordList("themes");
        if (words.Count == 0)
            map.Scope.Fault(map.Place, "the measure has no 'themes'", "bij de maatregel ontbreekt 'themes'; vul het aan");
        foreach (var word in words.Where(w => programme.Theme(w.Text) is null))
            map.Scope.Fault(
                word.Place,
                $"there is no theme '{word.Text}'",
                $"er is geen thema '{word.Text}'; kies een thema van het programma"
            );
        return [.. words.Select(w => w.Text)];
    }
}
