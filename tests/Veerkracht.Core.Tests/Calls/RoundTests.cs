using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>
/// The seven rounds of "gemeente zonder gemeentehuis": a round is the round before of its kind with at most five values changed.
/// </summary>
public class RoundTests
{
    /// <summary>What happened to a round, or was found about it, and its cases: no value that somebody sets to copy it.</summary>
    private static readonly string[] Apart = ["examples", "history", "assumptions", "moved"];

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 5)]
    [InlineData(5, 7)]
    [InlineData(3, 6)]
    public void A_round_is_a_copy_of_the_one_before_with_at_most_five_values_changed(int before, int round)
    {
        var (old, now) = (Values(before), Values(round));
        var changed = old.Keys.Union(now.Keys).Where(path => old.GetValueOrDefault(path) != now.GetValueOrDefault(path)).ToList();
        Assert.InRange(changed.Count, 3, 5);
        Assert.Contains(changed, path => path == "/call");
        Assert.Contains(changed, path => path == "/title");
        Assert.All(changed, path => Assert.Matches("^/(call|title)$|/windows/|/options/", path));
    }

    private static Dictionary<string, string> Values(int round)
    {
        var faults = new List<Fault>();
        var root = YamlFile.Read(ShippedCalls.Text($"gemeente-zonder-gemeentehuis-{round}"), "r.yaml", faults)!;
        Assert.Empty(faults);
        var values = new Dictionary<string, string>();
        Collect(root, "", values);
        return values;
    }

    /// <summary>Each value by its path; a text in two languages is one value, an item is known by its id where it has one.</summary>
    private static void Collect(YamlNode node, string path, Dictionary<string, string> values)
    {
        switch (node)
        {
            case YamlMap map when map.Entries.All(e => e.Key.Text is "nl" or "en"):
                values[path] = string.Join('|', map.Entries.Select(e => ((YamlScalar)e.Value).Text));
                break;
            case YamlMap map:
                foreach (var (key, value) in map.Entries.Where(e => !Apart.Contains(e.Key.Text)))
                    Collect(value, $"{path}/{key.Text}", values);
                break;
            case YamlList list:
                for (var i = 0; i < list.Items.Count; i++)
                    Collect(list.Items[i], $"{path}/{Id(list.Items[i]) ?? $"{i}"}", values);
                break;
            case YamlScalar scalar:
                values[path] = scalar.Text;
                break;
        }
    }

    private static string? Id(YamlNode item) =>
        (item as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text == "id").Value is YamlScalar id ? id.Text : null;
}
