using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>What stands in a new piece is valid as it is, in a call that has something of everything.</summary>
public class New_pieces
{
    private static readonly CallText Base = CallText.Read(
        Small.Yaml(
            """
                      - { id: cost, type: amount, label: Kosten }
                      - { id: day, type: date, label: Dag }
                      - { id: other, type: yes_no, label: Andere steun }
                      - id: items
                        type: group
                        label: Groep
                        fields: [{ id: part, type: amount, label: Deel }]
                      - id: list
                        type: choices
                        label: Lijst
                        options: [{ id: one, label: Een }]
                      - { id: costs, type: table, label: Tabel, rows: [{ id: a, label: A }], columns: [{ id: c, type: amount, label: C }] }
            """,
            "",
            """
              pots: [{ id: pot_one, title: Pot, amount: 100000 }]
              amounts:
                - { name: base, kind: value, title: Kosten, value: cost }
                - { name: years, kind: by_year, title: Jaren, years: [{ label: Een, amount: 10 }] }
                - { name: prices, kind: price_quantity, title: Prijzen, lines: [{ label: Een, quantity: cost, price: 1 }] }
                - { name: bands, kind: band, title: Schijven, by: cost, bands: [{ up_to: 10, amount: 1 }, { amount: 2 }] }
              grant: base
            """,
            """
              - { id: claim, kind: claim, title: Betaling, computes_amounts: false, windows: [{ closes: 2022-10-01T12:00 }], sections: [{ id: x, title: X, fields: [{ id: y, type: text, label: Y }] }] }
            """
        )
    )!;

    private static readonly Dictionary<string, string> Lists = new()
    {
        ["document"] = "documents",
        ["applicant"] = "applicants",
        ["indicator"] = "indicators",
        ["exclusion"] = "excludes",
        ["setting"] = "settings",
        ["change"] = "history",
        ["example"] = "examples",
        ["step"] = "steps",
        ["window"] = "steps[0].windows",
        ["moved"] = "steps[1].windows[0].moved",
        ["section"] = "steps[0].sections",
        ["field"] = "steps[0].sections[0].fields",
        ["option"] = "steps[0].sections[0].fields[4].options",
        ["row"] = "steps[0].sections[0].fields[5].rows",
        ["check"] = "steps[0].sections[0].fields[0].checks",
        ["right"] = "funding.rights",
        ["pot"] = "funding.pots",
        ["rule"] = "funding.amounts",
        ["year"] = "funding.amounts[1].years",
        ["line"] = "funding.amounts[2].lines",
        ["band"] = "funding.amounts[3].bands",
        ["criterion"] = "assessment.criteria",
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["contact"] = "contact",
        ["assessment"] = "assessment",
        ["jury"] = "assessment.jury",
        ["funding"] = "funding",
        ["repeats"] = "steps[1].repeats",
        ["instalment"] = "steps[1].instalment",
    };

    public static TheoryData<string, string?> All =>
        [
            .. FormatMap
                .Kinds.Values.Where(k => k.Name != "call")
                .SelectMany(k =>
                    k.Types.Count == 0
                        ? [(k.Name, null)]
                        : k.Types.Select(t => (k.Name, (string?)t.Word)).Concat(k.Name == "check" ? [(k.Name, null)] : [])
                ),
        ];

    private static CallText With(string name, string? type)
    {
        var kind = FormatMap.Kinds[name];
        if (Places.TryGetValue(name, out var place))
            return Done(Base.Set(CallPath.Parse(place)!, Templates.Of(kind, type, new HashSet<string>(), Base.Root)));
        var list = CallPath.Parse(Lists[name])!;
        if (type == "eligible_period")
            list = CallPath.Parse("steps[0].sections[0].fields[1].checks")!;
        if (type == "no_double_funding")
            list = CallPath.Parse("steps[0].sections[0].fields[2].checks")!;
        return Done(
            Base.Insert(list, name == "band" ? 0 : 99, Templates.Of(kind, type, Templates.Ids(Base.Root), Base.Root, Base.At(list.Parent)))
        );
    }

    private static CallText Done(Edited edited) => edited.Text!;

    [Fact]
    public void The_call_around_them_is_valid() => Assert.Empty(Small.Faults(Base.Source));

    [Theory, MemberData(nameof(All))]
    public void Are_valid(string kind, string? type)
    {
        var text = With(kind, type);
        Assert.NotEqual(Base.Source, text.Source);
        Assert.Empty(Small.Faults(text.Source));
    }

    [Theory, MemberData(nameof(All))]
    public void May_have_every_key_that_the_map_gives_them(string name, string? type)
    {
        var text = With(name, type);
        var path = Places.TryGetValue(name, out var place) ? CallPath.Parse(place)! : PathOf(text, name, type);
        // A share stands beside the cost of a year, not beside a fixed amount.
        if (name == "year")
            text = Done(text.Set(path.Then("cost"), Pieces.Plain("1")));
        // These stand in place of others, and are read before them.
        foreach (
            var key in FormatMap
                .Kinds[name]
                .KeysOf(type)
                .Where(k => (name, k.Name) is not (("step", "repeats") or ("pot", "per_year") or ("right", "value")))
        )
            if (text.At(path.Then(key.Name)) is null)
                text = Done(text.Set(path.Then(key.Name), Pieces.Plain("null")));
        Assert.DoesNotContain(Small.Faults(text.Source), f => f.Contains("unknown key"));
        Assert.Contains(Small.Faults(Done(text.Set(path.Then("no_such_key"), Pieces.Text("x"))).Source), f =>
            f.Contains("unknown key 'no_such_key'")
        );
    }

    private static CallPath PathOf(CallText text, string name, string? type)
    {
        var list = CallPath.Parse(
            type switch
            {
                "eligible_period" => "steps[0].sections[0].fields[1].checks",
                "no_double_funding" => "steps[0].sections[0].fields[2].checks",
                _ => Lists[name],
            }
        )!;
        return list.At(name == "band" ? 0 : ((Core.Calls.Yaml.YamlList)text.At(list)!).Items.Count - 1);
    }
}
