using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads one rule of the funding. A rule may name the amounts before it, never itself or a later one.</summary>
public sealed partial class RuleReader(
    MapReader map,
    HashSet<string> before,
    IReadOnlySet<string> sources,
    IReadOnlyList<(string Step, IReadOnlyDictionary<string, ExpressionType> Names)> forms
)
{
    public static readonly IReadOnlyList<string> Kinds =
    [
        "value",
        "share",
        "maximum_cost",
        "tier",
        "each",
        "per_partner",
        "cap_per_unit",
        "price_quantity",
        "band",
        "sum",
        "remainder",
        "at_most",
        "multiplier",
        "own_share",
        "minimum",
        "category_limit",
        "by_year",
        "by_priority",
    ];

    public FundingRule? Read()
    {
        var kind = map.OneOf("kind", Kinds, true);
        var earlier = before.ToHashSet();
        var name = map.Id("name", before, Thing.Amount);
        var title = map.Local("title", true) ?? LocalText.Empty;
        var when = Compile("when", FormTypes.Bool, earlier, false);
        var rule = Kind(kind, earlier, name, title);
        if (kind is not null)
            map.Close();
        return rule is null ? null : rule with { When = when, Place = map.Place };
    }

    private FundingRule? Kind(string? kind, HashSet<string> earlier, string name, LocalText title) =>
        kind switch
        {
            "value" => Value(earlier, name, title),
            "share" => new ShareRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Share = Share(),
                Cap = Cap("cap", earlier),
                Source = Source(),
                Round = Round(),
            },
            "maximum_cost" => new MaximumCostRule
            {
                Name = name,
                Title = title,
                Share = Share(),
                Source = Source(true) ?? "",
            },
            "tier" => new TierRule
            {
                Name = name,
                Title = title,
                Above = Earlier("above", earlier),
                Share = Share(),
                Cap = Cap("cap", earlier),
                Source = Source(),
                Round = Round(),
            },
            "each" => Each(earlier, name, title),
            "per_partner" => PerPartner(earlier, name, title),
            "cap_per_unit" => new CapPerUnitRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Units = Compile("units", FormTypes.Number, earlier)!,
                PerUnit = map.Amount("per_unit", true) ?? default,
                MaxUnits = map.Number("max_units"),
            },
            "price_quantity" => new PriceQuantityRule
            {
                Name = name,
                Title = title,
                Lines = Lines(earlier),
                Cap = Cap("cap", earlier),
                Source = Source(),
            },
            "band" => new BandRule
            {
                Name = name,
                Title = title,
                By = Compile("by", FormTypes.Number, earlier)!,
                Bands = Bands(),
                Source = Source(),
            },
            "sum" => new SumRule
            {
                Name = name,
                Title = title,
                Of = Several("of", earlier),
            },
            "remainder" => new RemainderRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Minus = Several("minus", earlier),
            },
            "at_most" => new AtMostRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Limits = [.. map.WordList("limits").Select(w => CapOf(w, earlier)).OfType<Cap>()],
            },
            _ => Limit(kind, earlier, name, title),
        };

    private ValueRule Value(HashSet<string> earlier, string name, LocalText title)
    {
        var explain = map.Node("explain");
        return new ValueRule
        {
            Name = name,
            Title = title,
            Value = Compile("value", FormTypes.Number, earlier)!,
            Round = Round(),
            Explain = map.Local("explain"),
            // The names of the first form; that the others have those of the rule is checked with its value.
            Explained = map.Scope.Message(
                explain,
                forms.Count > 0 ? Names(forms[0].Names, earlier) : new Dictionary<string, ExpressionType>()
            ),
        };
    }

    private static Dictionary<string, ExpressionType> Names(IReadOnlyDictionary<string, ExpressionType> form, HashSet<string> earlier) =>
        new(form) { ["amounts"] = AnswerNames.Amounts(earlier) };

    private RoundingKind Round() =>
        map.OneOf("round", ["half_up", "half_even", "down", "euro", "euro_down"]) switch
        {
            "half_even" => RoundingKind.HalfEven,
            "down" => RoundingKind.Down,
            "euro" => RoundingKind.Euro,
            "euro_down" => RoundingKind.EuroDown,
            _ => RoundingKind.HalfUp,
        };

    private Share Share()
    {
        var ratio = map.Scalar("ratio");
        var percentage = map.Scalar("percentage");
        if (ratio is null == percentage is null)
            map.Scope.Fault(
                map.Place,
                "give either 'ratio' (1:2, granted : own) or 'percentage'",
                "geef 'ratio' (1:2, toegekend : eigen) of 'percentage', een van de twee"
            );
        var share =
            ratio is not null ? Core.Funding.Rules.Share.FromRatio(ratio.Text)
            : percentage is not null && Words.Number(percentage.Text) is { } number ? Core.Funding.Rules.Share.FromPercentage(number)
            : null;
        if (share is null && ratio is not null)
            map.Scope.Fault(
                ratio.Place,
                $"'{ratio.Text}' is not a ratio; write granted:own in whole numbers, like 1:2",
                $"'{ratio.Text}' is geen verhouding; schrijf toegekend:eigen in gehele getallen, zoals 1:2"
            );
        else if (share is null && percentage is not null)
            map.Scope.Fault(
                percentage.Place,
                "'percentage' must be a number above 0 and at most 100",
                "'percentage' moet een getal boven 0 en ten hoogste 100 zijn"
            );
        return share ?? new Share(Rational.One, false);
    }

    private string? Source(bool required = false)
    {
        if (map.Scalar("from", required) is not { } scalar)
            return null;
        if (!sources.Contains(scalar.Text))
            map.Scope.Unknown(
                scalar.Place,
                $"there is no right or pot '{scalar.Text}'",
                $"er is geen recht of pot '{scalar.Text}'",
                scalar.Text,
                sources
            );
        return scalar.Text;
    }

    /// <summary>Questions with a number that forms ask, by id, with what they are called: a rule may take one as an amount.</summary>
    public IReadOnlyDictionary<string, LocalText> Questions { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>The amounts that the rule takes from questions; they come before it.</summary>
    public List<FundingRule> Asked { get; } = [];

    private string Earlier(string key, HashSet<string> earlier)
    {
        if (map.Scalar(key, true) is not { } scalar)
            return "";
        var name = scalar.Text;
        if (earlier.Contains(name) || before.Contains(name) || !Questions.TryGetValue(name, out var label))
            return Known(scalar, earlier);
        var value = Compile(scalar, FormTypes.Number, earlier, null);
        before.Add(name);
        Asked.Add(
            new ValueRule
            {
                Name = name,
                Title = label,
                Value = value!,
                Place = scalar.Place,
            }
        );
        return name;
    }

    private IReadOnlyList<string> Several(string key, HashSet<string> earlier)
    {
        map.Items(key, true);
        return [.. map.WordList(key).Select(word => Known(word, earlier))];
    }

    private string Known(YamlScalar word, HashSet<string> earlier)
    {
        if (!earlier.Contains(word.Text))
            map.Scope.Unknown(
                word.Place,
                $"there is no amount '{word.Text}' before this one",
                $"er is geen bedrag '{word.Text}' voor dit bedrag",
                word.Text,
                earlier
            );
        return word.Text;
    }

    /// <summary>The least of a minimum: an amount, or the name of one before it.</summary>
    private Cap Least(HashSet<string> earlier) =>
        map.Scalar("at_least", true) is { } scalar && CapOf(scalar, earlier) is { } least
            ? least
            : new Cap(Core.Funding.Rules.Cap.Maximum, Core.Amounts.Money.Zero, null);

    private Cap? Cap(string key, HashSet<string> earlier) => map.Scalar(key) is { } scalar ? CapOf(scalar, earlier) : null;

    private Cap? CapOf(YamlScalar scalar, HashSet<string> earlier)
    {
        if (Words.Amount(scalar.Text) is { } amount)
            return new Cap(Core.Funding.Rules.Cap.Maximum, amount, null);
        if (Words.IsIdentifier(scalar.Text))
            return new Cap(Core.Funding.Rules.Cap.Maximum, null, Known(scalar, earlier));
        map.Scope.Fault(
            scalar.Place,
            $"'{scalar.Text}' must be an amount in euro or the name of an amount before this one",
            $"'{scalar.Text}' moet een bedrag in euro zijn, of de naam van een bedrag dat hiervoor staat"
        );
        return null;
    }

    private EachRule Each(HashSet<string> earlier, string name, LocalText title)
    {
        var group = Group(out var items);
        return new EachRule
        {
            Name = name,
            Title = title,
            Group = group,
            Share = Share(),
            Source = Source(),
            CapPerItem = Cap("cap_per_item", earlier),
            MaxItems = map.Count("max_items"),
            Cost = Compile("cost", FormTypes.Number, earlier, true, items)!,
            CountsWhen = Compile("counts_when", FormTypes.Bool, earlier, false, items),
        };
    }

    private PerPartnerRule PerPartner(HashSet<string> earlier, string name, LocalText title)
    {
        var group = Group(out var items);
        return new PerPartnerRule
        {
            Name = name,
            Title = title,
            Group = group,
            Share = Share(),
            Source = Source(),
            CapPerPartner = Cap("cap_per_partner", earlier),
            OwnPerPartner = Cap("own_per_partner", earlier),
            Partner = Compile("partner", FormTypes.Text, earlier, true, items)!,
            Cost = Compile("cost", FormTypes.Number, earlier, true, items)!,
            CountsWhen = Compile("counts_when", FormTypes.Bool, earlier, false, items),
        };
    }

    /// <summary>The group or table that a rule goes through; what its items add to the names.</summary>
    private string Group(out Func<IReadOnlyDictionary<string, ExpressionType>, IReadOnlyDictionary<string, ExpressionType>> items)
    {
        var group = map.Scalar("group", true);
        items = names => group is null || ItemOf(names.GetValueOrDefault(group.Text)) is not { } item ? names : InItem(names, item);
        foreach (var (step, names) in forms.Where(_ => group is not null))
            if (ItemOf(names.GetValueOrDefault(group!.Text)) is null)
                map.Scope.Unknown(
                    group.Place,
                    $"step '{step}' has no group or table '{group.Text}'",
                    $"stap '{step}' heeft geen groep of tabel '{group.Text}'",
                    group.Text,
                    names.Keys
                );
        return group?.Text ?? "";
    }
}
