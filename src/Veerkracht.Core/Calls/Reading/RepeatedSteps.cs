using System.Globalization;
using System.Text.RegularExpressions;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// A step that recurs every year is written once: "repeats: { from: 2023, until: 2025 }" makes report_2023, report_2024 and report_2025.
/// In its texts {year}, {next_year} and {previous_year} are filled in; what names a step of the year before (report_{previous_year}) is
/// left out of the first one. Elsewhere the id of the template stands for all its years.
/// </summary>
public static partial class RepeatedSteps
{
    /// <summary>Most years of one step.</summary>
    public const int MaxYears = 30;

    private const string Repeats = "repeats",
        Previous = "{previous_year}";

    /// <summary>Keys that a field can do without; one that it cannot do without takes the whole field or check with it.</summary>
    private static readonly string[] Droppable = ["prefill", "opens", "required", "default"];

    public static YamlNode Expand(YamlNode root, ReadScope scope)
    {
        if (
            root is not YamlMap call
            || Value(call, "steps") is not YamlList steps
            || !steps.Items.OfType<YamlMap>().Any(s => Value(s, Repeats) is not null)
        )
            return root;
        var made = new Dictionary<string, IReadOnlyList<string>>();
        var written = new List<YamlNode>();
        foreach (var step in steps.Items)
        {
            var years = step is YamlMap map ? Years(map, scope) : [];
            var own = step is YamlMap template && Value(template, "id") is YamlScalar id ? id.Text : null;
            if (years.Count == 0)
                written.Add(Opened(Once(step), made));
            foreach (var year in years)
            {
                var before = made.Values.SelectMany(ids => ids).ToHashSet();
                if (own is not null && year > years[0])
                    before.Add(Name(own, year - 1));
                written.Add(Of((YamlMap)Opened(step, made), year, before));
            }
            if (years.Count > 0 && own is not null)
                made[own] = [.. years.Select(y => Name(own, y))];
        }
        return new YamlMap(
            [
                .. call.Entries.Select(e =>
                    KeyValuePair.Create(
                        e.Key,
                        e.Key.Text switch
                        {
                            "steps" => new YamlList(written, steps.Place),
                            "indicators" when e.Value is YamlList indicators => new YamlList(
                                [.. indicators.Items.Select(i => Counted(i, made))],
                                indicators.Place
                            ),
                            _ => e.Value,
                        }
                    )
                ),
            ],
            call.Place
        );
    }

    /// <summary>A step whose years are wrong, with one fault only: that of its years.</summary>
    private static YamlNode Once(YamlNode step) =>
        step is YamlMap map ? new YamlMap([.. map.Entries.Where(e => e.Key.Text != Repeats)], map.Place) : step;

    private static IReadOnlyList<int> Years(YamlMap step, ReadScope scope)
    {
        if (Value(step, Repeats) is not { } node)
            return [];
        var map = new MapReader(node, Thing.Key(Repeats), scope);
        map.Scalar("from", true);
        map.Scalar("until", true);
        var windows = map.Node("windows");
        var (from, until) = (map.Count("from"), map.Count("until"));
        map.Close();
        if (from is not { } first || until is not { } last)
            return [];
        foreach (var (year, _) in (windows as YamlMap)?.Entries ?? [])
        {
            if (Words.Count(year.Text) is not { } own || own < first || own > last)
                scope.Fault(
                    year.Place,
                    $"'{year.Text}' is no year of this step, which goes from {first} until {last}",
                    $"'{year.Text}' is geen jaar van deze stap, die van {first} tot en met {last} gaat; verbeter het"
                );
        }
        if (windows is not (null or YamlMap))
            scope.Fault(
                windows.Place,
                "'windows' of 'repeats' must be a set of keys (year: windows)",
                "'windows' van 'repeats' moet uit sleutels bestaan (jaar: vensters)"
            );
        if (first is >= 1900 and <= 2199 && last >= first && last - first < MaxYears)
            return [.. Enumerable.Range(first, last - first + 1)];
        scope.Fault(
            node.Place,
            $"'{Repeats}' goes from a year until the same or a later year, at most {MaxYears} years",
            $"'{Repeats}' gaat van een jaar tot hetzelfde of een later jaar, ten hoogste {MaxYears} jaren"
        );
        return [];
    }

    private static YamlMap Of(YamlMap step, int year, IReadOnlySet<string> before)
    {
        // A year with windows of its own has these in place of those of the step.
        var windows =
            Value(step, Repeats) is YamlMap repeats && Value(repeats, "windows") is YamlMap years
                ? years.Entries.FirstOrDefault(e => Words.Count(e.Key.Text) == year)
                : default;
        var entries = step.Entries.Where(e => e.Key.Text != Repeats && (windows.Key is null || e.Key.Text != "windows"));
        if (windows.Key is not null)
            entries = entries.Append(KeyValuePair.Create(windows.Key with { Text = "windows" }, windows.Value));
        var one = (YamlMap)Filled(new YamlMap([.. entries], step.Place), year, before);
        return new YamlMap(
            [
                .. one.Entries.Select(e =>
                    e is { Key.Text: "id", Value: YamlScalar id }
                        ? KeyValuePair.Create(e.Key, (YamlNode)(id with { Text = Name(id.Text, year) }))
                        : e
                ),
            ],
            one.Place
        );
    }

    private static string Name(string id, int year) => FormattableString.Invariant($"{id}_{year}");

    private static YamlNode Filled(YamlNode node, int year, IReadOnlySet<string> before) =>
        node switch
        {
            YamlScalar text => text.Text.Contains('{') ? text with { Text = Filled(text.Text, year) } : text,
            YamlList list => new YamlList(
                [.. list.Items.Where(i => !NeedsAbsent(i, year, before)).Select(i => Filled(i, year, before))],
                list.Place
            ),
            YamlMap map => new YamlMap(
                [
                    .. map
                        .Entries.Where(e => !Drops(map, e, year, before))
                        .Select(e => KeyValuePair.Create(e.Key, Filled(e.Value, year, before))),
                ],
                map.Place
            ),
            _ => node,
        };

    /// <summary>What is left out of a field: the prefill from a year that is not there, and with it that it cannot be changed.</summary>
    private static bool Drops(YamlMap map, KeyValuePair<YamlScalar, YamlNode> entry, int year, IReadOnlySet<string> before) =>
        entry.Key.Text == "read_only"
            ? Value(map, "prefill") is { } prefill && NamesAbsent(prefill, year, before)
            : Droppable.Contains(entry.Key.Text) && NamesAbsent(entry.Value, year, before);

    /// <summary>A milestone, field or check that makes no sense without the year before.</summary>
    private static bool NeedsAbsent(YamlNode item, int year, IReadOnlySet<string> before) =>
        item is YamlMap map
            ? map.Entries.Any(e => !Droppable.Contains(e.Key.Text) && NamesAbsent(e.Value, year, before))
            : NamesAbsent(item, year, before);

    private static bool NamesAbsent(YamlNode node, int year, IReadOnlySet<string> before) =>
        node is YamlScalar { Text: var text }
        && text.Contains(Previous)
        && StepBefore().Matches(text).Any(m => !before.Contains(Name(m.Groups[1].Value, year - 1)));

    private static string Filled(string text, int year)
    {
        string Written(int y) => y.ToString(CultureInfo.InvariantCulture);
        return text.Replace("{year}", Written(year)).Replace("{next_year}", Written(year + 1)).Replace(Previous, Written(year - 1));
    }

    /// <summary>"submitted:report" waits for all years of the report.</summary>
    private static YamlNode Opened(YamlNode step, Dictionary<string, IReadOnlyList<string>> made)
    {
        if (step is not YamlMap map || made.Count == 0 || Value(map, "opens") is not YamlList opens)
            return step;
        var written = new YamlList(
            [
                .. opens.Items.SelectMany(item =>
                    item is YamlScalar word && word.Text.Split(':') is [var kind, var id] && made.TryGetValue(id, out var ids)
                        ? ids.Select(i => (YamlNode)(word with { Text = $"{kind}:{i}" }))
                        : [item]
                ),
            ],
            opens.Place
        );
        return new YamlMap(
            [.. map.Entries.Select(e => e.Key.Text == "opens" ? KeyValuePair.Create(e.Key, (YamlNode)written) : e)],
            map.Place
        );
    }

    /// <summary>An indicator that the template gives is given by each of its years.</summary>
    private static YamlNode Counted(YamlNode indicator, Dictionary<string, IReadOnlyList<string>> made)
    {
        if (indicator is not YamlMap map || Value(map, "steps") is not YamlMap steps)
            return indicator;
        var written = new YamlMap(
            [
                .. steps.Entries.SelectMany(e =>
                    made.TryGetValue(e.Key.Text, out var ids) ? ids.Select(i => KeyValuePair.Create(e.Key with { Text = i }, e.Value)) : [e]
                ),
            ],
            steps.Place
        );
        return new YamlMap(
            [.. map.Entries.Select(e => e.Key.Text == "steps" ? KeyValuePair.Create(e.Key, (YamlNode)written) : e)],
            map.Place
        );
    }

    [GeneratedRegex(@"([a-z][a-z0-9_]*)_\{previous_year\}", RegexOptions.CultureInvariant)]
    private static partial Regex StepBefore();

    private static YamlNode? Value(YamlMap map, string key) => map.Entries.FirstOrDefault(e => e.Key.Text == key).Value;
}
