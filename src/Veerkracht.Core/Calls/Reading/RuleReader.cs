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
    /// <summary>The forms in which the rule is computed: with 'steps' only those.</summary>
    private IReadOnlyList<(string Step, IReadOnlyDictionary<string, ExpressionType> Names)> Forms => _limited ?? forms;
    private IReadOnlyList<(string Step, IReadOnlyDictionary<string, ExpressionType> Names)>? _limited;

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
        "share_of_right",
        "cap_per_applicant",
    ];

    public FundingRule? Read()
    {
        var kind = map.OneOf("kind", Kinds, true);
        var earlier = before.ToHashSet();
        var name = map.Id("name", before, Thing.Amount);
        var title = map.Local("title", true) ?? LocalText.Empty;
        var steps = kind is not null && Limiting.Contains(kind) ? Steps() : null;
        var when = Compile("when", FormTypes.Bool, earlier, false);
        var rule = Kind(kind, earlier, name, title);
        if (kind is not null)
            map.Close();
        return rule is null ? null : rule with { When = when, Place = map.Place, Steps = steps };
    }

    /// <summary>The kinds that limit an earlier amount: these may hold in some steps only.</summary>
    public static readonly IReadOnlyList<string> Limiting =
    [
        "at_most",
        "minimum",
        "own_share",
        "multiplier",
        "cap_per_unit",
        "category_limit",
    ];

    private FundingRule? Kind(string? kind, HashSet<string> earlier, string name, LocalText title) =>
        kind switch
        {
            "value" => Value(earlier, name, title),
            "share" => new ShareRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Share = Share(earlier),
                Cap = Cap("cap", earlier),
                Source = Source(),
                Round = Round(),
            },
            "maximum_cost" => new MaximumCostRule
            {
                Name = name,
                Title = title,
                Share = Share(earlier),
                Source = Source(true) ?? "",
            },
            "tier" => new TierRule
            {
                Name = name,
                Title = title,
                Above = Earlier("above", earlier),
                Share = Share(earlier),
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
                PerUnit = Must("per_unit", earlier),
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
                Limits = [.. map.WordList("limits").Select(w => CapOf(w, earlier, null)).OfType<Cap>()],
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
                Forms.Count > 0 ? Names(Forms[0].Names, earlier) : new Dictionary<string, ExpressionType>()
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

    private Rate Share(
        HashSet<string> earlier,
        Func<IReadOnlyDictionary<string, ExpressionType>, IReadOnlyDictionary<string, ExpressionType>>? narrow = null
    )
    {
        var ratio = map.Scalar("ratio");
        var percentage = map.Scalar("percentage");
        if (ratio is null == percentage is null)
            map.Scope.Fault(
                map.Place,
                "give either 'ratio' (1:2, granted : own) or 'percentage'",
                "geef 'ratio' (1:2, toegekend : eigen) of 'percentage', een van de twee"
            );
        if (ratio is null && percentage is not null && Words.Number(percentage.Text) is null)
            return Percentage(percentage, earlier, narrow);
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
                "'percentage' must be a number above 0 and at most 100, or an expression that gives one (kind.value, settings.rate)",
                "'percentage' moet een getal boven 0 en ten hoogste 100 zijn, of een uitdrukking die er een geeft (kind.value, "
                    + "settings.rate)"
            );
        return share ?? new Share(Rational.One, false);
    }

    private string? Source(bool required = false)
    {
        if (map.Node("from", required) is YamlList list)
            return SourcesInOrder(list);
        if (map.Scalar("from", required) is not { } scalar)
            return null;
        if (!sources.Contains(scalar.Text))
            NoSource(scalar);
        return scalar.Text;
    }

    /// <summary>Questions with a number that forms ask, by id, with what they are called: a rule may take one as an amount.</summary>
    public IReadOnlyDictionary<string, LocalText> Questions { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>The amounts that the rule takes from questions; they come before it.</summary>
    public List<FundingRule> Asked { get; } = [];

    private string Earlier(string key, HashSet<string> earlier) => map.Scalar(key, true) is { } scalar ? Amount(scalar, earlier) : "";

    /// <summary>An amount before this one, or a question with a number, which then becomes one.</summary>
    private string Amount(YamlScalar scalar, HashSet<string> earlier)
    {
        var name = scalar.Text;
        if (earlier.Contains(name) || before.Contains(name) || !Questions.TryGetValue(name, out var label))
            return Asked.Any(a => a.Name == name) ? name : Known(scalar, earlier);
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
        return [.. map.WordList(key).Select(word => Amount(word, earlier))];
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

    private EachRule Each(HashSet<string> earlier, string name, LocalText title)
    {
        var group = Group(out var items);
        return new EachRule
        {
            Name = name,
            Title = title,
            Group = group,
            Share = Share(earlier, items),
            Source = Source(),
            CapPerItem = Cap("cap_per_item", earlier, items),
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
            Share = Share(earlier, items),
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
        foreach (var (step, names) in Forms.Where(_ => group is not null))
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
