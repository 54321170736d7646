using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Tests.Calls;

public class SharedTests
{
    private const string Shared = """
        shared:
          cell: { type: number, unit: km, max: 10 }
          kinds:
            - { id: a, label: A }
            - { id: b, label: B }
          table:
            id: t
            type: table
            label: Tabel
            rows: [{ id: r, label: R }]
            columns:
              - { use: cell, id: one, label: Een }
              - { use: cell, id: two, label: Twee, max: 20 }
          pair:
            - { use: cell, id: x, label: X }
            - { use: cell, id: y, label: Y }
        """;

    private const string Fields = """
                  - { use: table, label: { nl: Anders, en: Other } }
                  - use: pair
                  - { id: kind, type: choice, label: Soort, options: { use: kinds } }
        """;

    [Fact]
    public void What_is_used_stands_where_it_is_used_with_its_own_keys_first()
    {
        var fields = Small.Call(Small.Yaml(Fields, Shared)).Steps[0].Form.Fields.ToList();
        Assert.Equal(["t", "x", "y", "kind"], fields.Select(f => f.Id));
        Assert.Equal("Anders", fields[0].Label.Nl);
        Assert.Equal([10, 20], fields[0].Columns.Select(c => c.Max!.Value));
        Assert.Equal(["a", "b"], fields[3].Options.Select(o => o.Id));
    }

    [Fact]
    public void A_name_that_is_not_there_comes_with_the_nearest_one() =>
        Assert.Contains(
            "pairs | there is no shared 'pairs' before this; did you mean 'pair'?",
            Small.Faults(Small.Yaml(Fields.Replace("use: pair", "use: pairs"), Shared))
        );

    [Fact]
    public void A_definition_cannot_use_itself_or_a_later_one() =>
        Assert.Contains(Small.Faults(Small.Yaml(Fields, Shared.Replace("id: t\n", "use: table\n    id: t\n"))), f =>
            f.Contains("there is no shared 'table' before this")
        );

    [Fact]
    public void What_nobody_uses_is_a_fault_for_nothing_checks_it() =>
        Assert.Contains(
            "kinds: | nothing uses 'kinds'; take it out, or write 'use: kinds' somewhere",
            Small.Faults(Small.Yaml("          - { id: a, type: text, label: A }\n", Shared))
        );

    [Fact]
    public void A_fault_in_what_is_used_often_is_told_once_where_it_stands() =>
        Assert.Equal(
            "ten } | 'max' must be a number like 12.5, not 'ten'",
            Assert.Single(Small.Faults(Small.Yaml(Fields, Shared.Replace("max: 10 }", "max: ten }"))))
        );

    [Fact]
    public void Keys_beside_a_list_are_refused() =>
        Assert.Contains(Small.Faults(Small.Yaml(Fields.Replace("- use: pair", "- { use: pair, label: X }"), Shared)), f =>
            f.EndsWith("'pair' is a list: 'label' cannot be changed here")
        );

    [Fact]
    public void A_chain_of_doublings_is_stopped()
    {
        var doubling = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"  d{i}: [{{ use: d{i - 1} }}, {{ use: d{i - 1} }}]"));
        var yaml = Small.Yaml("          - use: d40\n", $"shared:\n  d0: [{{ id: x, type: text, label: X }}]\n{doubling}");
        Assert.Contains(CallReader.Read(yaml, "s.yaml").Faults, f => f.Message.Contains($"more than {SharedDefinitions.MaxNodes} parts"));
        Assert.True(yaml.Length < YamlFile.MaxLength);
    }
}
