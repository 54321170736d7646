using Veerkracht.Core.Calls.Yaml;
using static Veerkracht.Core.Calls.Writing.Pieces;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>What stands in a new rule: it refers to what the call has, and gives nothing until somebody fills it in.</summary>
internal static class RuleTemplates
{
    public static YamlMap Year => Map(("label", Templates.New("jaar", "year")), ("amount", Plain("0")));

    public static YamlMap Line => Map(("label", Templates.New("prijs", "price")), ("quantity", Plain("0")), ("price", Plain("0")));

    public static YamlMap Of(string kind, string name, YamlNode root)
    {
        var of = Text(Templates.FirstOf(root.Value("funding").Value("amounts"), "name"));
        var source = Text(SourceOf(root));
        var group = Text(GroupOf(root) ?? "groep");
        (string, YamlNode)[] own = kind switch
        {
            "value" => [("value", Plain("0"))],
            "share" => [("of", of), ("percentage", Plain("50"))],
            "maximum_cost" => [("from", source), ("percentage", Plain("50"))],
            "tier" => [("above", of), ("percentage", Plain("50"))],
            "each" => [("group", group), ("cost", Plain("0")), ("percentage", Plain("50"))],
            "per_partner" => [("group", group), ("partner", Text("applicant.kbo")), ("cost", Plain("0")), ("percentage", Plain("50"))],
            "by_priority" => [("group", group), ("cost", Plain("0")), ("priority", Plain("1"))],
            "by_year" => [("years", List(Year))],
            "cap_per_unit" => [("of", of), ("units", Plain("1")), ("per_unit", Plain("0"))],
            "price_quantity" => [("lines", List(Line))],
            "band" => [("by", Text("applicant.population_2020")), ("bands", List(Map(("amount", Plain("0")))))],
            "sum" => [("of", List(of))],
            "remainder" => [("of", of), ("minus", List(of))],
            "at_most" => [("of", of), ("limits", List(Plain("0")))],
            "own_share" => [("of", of), ("cost", of), ("percentage", Plain("20"))],
            "multiplier" => [("of", of), ("spending", Plain("0")), ("times", Plain("2"))],
            "minimum" => [("of", of), ("at_least", Plain("0"))],
            "category_limit" => [("of", of), ("category", Plain("0")), ("percentage", Plain("20"))],
            "share_of_right" =>
            [
                ("right", Text(Templates.FirstOf(root.Value("funding").Value("rights"), "id"))),
                ("percentage", Plain("50")),
            ],
            "cap_per_applicant" => [("of", of), ("limit", Plain("0"))],
            _ => [],
        };
        return Map([("name", Text(name)), ("kind", Text(kind)), ("title", Local(new("Nieuw bedrag", "New amount"))), .. own]);
    }

    private static string SourceOf(YamlNode root)
    {
        var funding = root.Value("funding");
        return funding.Value("rights") is YamlList { Items.Count: > 0 } rights
            ? Templates.FirstOf(rights, "id")
            : Templates.FirstOf(funding.Value("pots"), "id");
    }

    /// <summary>The first group or table of the first form.</summary>
    private static string? GroupOf(YamlNode root)
    {
        var sections = ((root.Value("steps") as YamlList)?.Items.FirstOrDefault().Value("sections") as YamlList)?.Items ?? [];
        return sections
            .SelectMany(s => (s.Value("fields") as YamlList)?.Items ?? [])
            .Where(f => f.Word("type") is "group" or "table")
            .Select(f => f.Word("id"))
            .FirstOrDefault(id => id is not null);
    }
}
