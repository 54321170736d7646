using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>The kinds that limit an earlier amount, go by year, or serve in an order.</summary>
public sealed partial class RuleReader
{
    private FundingRule? Limit(string? kind, HashSet<string> earlier, string name, LocalText title) =>
        kind switch
        {
            "multiplier" => new MultiplierRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Spending = Compile("spending", FormTypes.Number, earlier)!,
                Times = Times(),
            },
            "own_share" => new OwnShareRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Cost = Earlier("cost", earlier),
                Part = Part(earlier),
                OtherMoney = [.. map.WordList("other_money").Select(w => CapOf(w, earlier, null)).OfType<Cap>()],
            },
            "minimum" => Minimum(earlier, name, title),
            "category_limit" => new CategoryLimitRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Category = Compile("category", FormTypes.Number, earlier)!,
                Part = Part(earlier),
                Basis =
                    map.Scalar("basis") is { } basis && basis.Text != "all"
                        ? basis.Text == "others"
                            ? "others"
                            : Amount(basis, earlier)
                        : null,
            },
            "by_year" => new ByYearRule
            {
                Name = name,
                Title = title,
                Years = Years(earlier),
                Cap = Cap("cap", earlier),
                Source = Source(),
            },
            "by_priority" => ByPriority(earlier, name, title),
            "share_of_right" => new ShareOfRightRule
            {
                Name = name,
                Title = title,
                Right = Right(),
                Share = Share(earlier),
                Round = Round(),
            },
            "cap_per_applicant" => new CapPerApplicantRule
            {
                Name = name,
                Title = title,
                Of = Earlier("of", earlier),
                Limit = Must("limit", earlier),
                Calls = Calls(),
            },
            _ => null,
        };

    /// <summary>The ids of the drawing rights of the call.</summary>
    public IReadOnlyList<string> Rights { get; init; } = [];

    private string Right()
    {
        if (map.Scalar("right", true) is not { } right)
            return "";
        if (!Rights.Contains(right.Text))
            map.Scope.Unknown(
                right.Place,
                $"there is no drawing right '{right.Text}'",
                $"er is geen trekkingsrecht '{right.Text}'",
                right.Text,
                Rights
            );
        return right.Text;
    }

    private IReadOnlyList<string> Calls()
    {
        var calls = map.WordList("calls");
        foreach (var slug in calls.Where(w => !Words.IsSlug(w.Text)))
            map.Scope.Fault(slug.Place, Words.WhyNoSlug(slug.Text));
        return [.. calls.Select(c => c.Text)];
    }

    private MinimumRule Minimum(HashSet<string> earlier, string name, LocalText title)
    {
        var of = Earlier("of", earlier);
        var compare = map.Scalar("compare") is { } other ? Amount(other, earlier) : of;
        return new MinimumRule
        {
            Name = name,
            Title = title,
            Of = of,
            Compare = compare,
            AtLeast = Must("at_least", earlier),
            IsRequired = map.Bool("required"),
        };
    }

    private ByPriorityRule ByPriority(HashSet<string> earlier, string name, LocalText title)
    {
        var group = Group(out var items);
        return new ByPriorityRule
        {
            Name = name,
            Title = title,
            Group = group,
            Cost = Compile("cost", FormTypes.Number, earlier, true, items)!,
            Priority = Compile("priority", FormTypes.Number, earlier, true, items)!,
            CountsWhen = Compile("counts_when", FormTypes.Bool, earlier, false, items),
            Share = map.Has("ratio") || map.Has("percentage") ? Share(earlier, items) : new Share(Rational.One, true),
            CapPerItem = Cap("cap_per_item", earlier, items),
            Budget = Cap("budget", earlier),
            Whole = map.Bool("whole"),
            Source = Source(),
        };
    }

    private IReadOnlyList<YearPart> Years(HashSet<string> earlier)
    {
        var years = new List<YearPart>();
        foreach (var year in map.Maps("years", Thing.Year, true))
        {
            var reader = new RuleReader(year, before, sources, forms) { Questions = Questions };
            var amount = year.Amount("amount");
            var cost = reader.Compile("cost", FormTypes.Number, earlier, false);
            if (year.Has("amount") == year.Has("cost"))
                year.Scope.Fault(
                    year.Place,
                    "give either 'cost' with a share of it, or 'amount'",
                    "geef 'cost' met een deel ervan, of 'amount', een van de twee"
                );
            if (year.Has("year"))
                year.Scope.Fault(
                    year.At("year"),
                    "'year' names a budget of a pot with 'per_year'; this rule draws from none",
                    "'year' noemt een budget van een pot met 'per_year'; deze regel gebruikt er geen, haal het weg"
                );
            var share = year.Has("cost") ? reader.Share(earlier) : new Share(Rational.One, true);
            years.Add(
                new YearPart(
                    year.Local("label", true) ?? LocalText.Empty,
                    cost,
                    share,
                    year.Has("cost") ? reader.Cap("cap", earlier) : null,
                    amount,
                    reader.Compile("when", FormTypes.Bool, earlier, false)
                )
            );
            year.Close();
        }
        return years.AsReadOnly();
    }

    private Rational Times()
    {
        map.Scalar("times", true);
        if (map.Number("times") is not { } times)
            return Rational.One;
        if (times.Sign > 0)
            return times;
        map.Scope.Fault(map.At("times"), "'times' must be above 0", "'times' moet meer dan 0 zijn");
        return Rational.One;
    }

    /// <summary>"percentage" as a part between 0 and 1.</summary>
    private Rate Part(HashSet<string> earlier)
    {
        if (map.Scalar("percentage", true) is { } scalar && Words.Number(scalar.Text) is null)
            return Percentage(scalar, earlier, null);
        if (map.Number("percentage") is not { } percentage)
            return Rational.Zero;
        if (percentage.Sign >= 0 && percentage <= 100)
            return percentage / 100;
        map.Scope.Fault(map.At("percentage"), "'percentage' must be from 0 to 100", "'percentage' moet van 0 tot 100 gaan");
        return Rational.Zero;
    }
}
