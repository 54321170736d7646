using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Funding.Rules;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Rates and caps: a number, an earlier amount, or an expression over the answers.</summary>
public sealed partial class RuleReader
{
    private Rate Percentage(
        YamlScalar scalar,
        HashSet<string> earlier,
        Func<IReadOnlyDictionary<string, ExpressionType>, IReadOnlyDictionary<string, ExpressionType>>? narrow
    ) => new(null, Compile(scalar, FormTypes.Number, earlier, narrow));

    /// <summary>The least of a minimum, or the price of a unit.</summary>
    private Cap Must(string key, HashSet<string> earlier) =>
        map.Scalar(key, true) is { } scalar && CapOf(scalar, earlier, null) is { } cap ? cap : Core.Amounts.Money.Zero;

    private Cap? Cap(
        string key,
        HashSet<string> earlier,
        Func<IReadOnlyDictionary<string, ExpressionType>, IReadOnlyDictionary<string, ExpressionType>>? narrow = null
    ) => map.Scalar(key) is { } scalar ? CapOf(scalar, earlier, narrow) : null;

    private Cap? CapOf(
        YamlScalar scalar,
        HashSet<string> earlier,
        Func<IReadOnlyDictionary<string, ExpressionType>, IReadOnlyDictionary<string, ExpressionType>>? narrow
    )
    {
        var text = scalar.Text;
        map.Scope.DoubtThousands(scalar);
        if (Words.Amount(text) is { } amount)
            return amount;
        if (earlier.Contains(text))
            return new Cap(Core.Funding.Rules.Cap.Maximum, null, text);
        if (Words.Number(text) is not null)
        {
            map.Scope.Fault(
                scalar.Place,
                $"'{text}' must be an amount in euro with at most two decimals, the name of an amount before this one, or an expression",
                $"'{text}' moet een bedrag in euro met ten hoogste twee decimalen zijn, de naam van een bedrag dat hiervoor staat, of "
                    + "een uitdrukking"
            );
            return null;
        }
        if (Words.IsIdentifier(text) && Forms.All(f => !(narrow?.Invoke(f.Names) ?? f.Names).ContainsKey(text)))
        {
            Known(scalar, earlier);
            return null;
        }
        var title = Questions.GetValueOrDefault(text) ?? Core.Funding.Rules.Cap.Maximum;
        return new Cap(title, null, null) { Computed = Compile(scalar, FormTypes.Number, earlier, narrow) };
    }

    /// <summary>The steps in which a limit holds; each of them computes amounts.</summary>
    private HashSet<string>? Steps()
    {
        if (!map.Has("steps"))
        {
            map.Node("steps");
            return null;
        }
        var steps = new HashSet<string>();
        foreach (var word in map.WordList("steps"))
        {
            if (forms.Any(f => f.Step == word.Text))
                steps.Add(word.Text);
            else
                map.Scope.Unknown(
                    word.Place,
                    $"there is no step '{word.Text}' that computes amounts",
                    $"er is geen stap '{word.Text}' die bedragen berekent",
                    word.Text,
                    forms.Select(f => f.Step)
                );
        }
        if (steps.Count > 0)
            _limited = [.. forms.Where(f => steps.Contains(f.Step))];
        return steps;
    }

    /// <summary>The sources of 'from', where it names several: the first pays first. See <see cref="SeveralSources"/>.</summary>
    public IReadOnlyList<string> Order { get; private set; } = [];

    private string? SourcesInOrder(YamlList list)
    {
        if (map.Text("kind") is "maximum_cost" or "per_partner" || (map.Text("kind") == "by_priority" && map.Bool("whole")))
        {
            map.Scope.Fault(
                list.Place,
                "'from' names one right or pot here; only an amount that is not divided over partners or whole items comes from several",
                "'from' noemt hier een recht of pot; alleen een bedrag dat niet over partners of hele rijen verdeeld wordt, komt "
                    + "uit meer dan een"
            );
            return null;
        }
        var order = new List<string>();
        foreach (var word in map.WordList("from"))
        {
            if (!sources.Contains(word.Text))
                NoSource(word);
            else if (order.Contains(word.Text))
                map.Scope.Fault(
                    word.Place,
                    $"'{word.Text}' stands here twice; name each right or pot once, in the order in which they pay",
                    $"'{word.Text}' staat hier twee keer; noem elk recht en elke pot een keer, in de volgorde waarin ze betalen"
                );
            else
                order.Add(word.Text);
        }
        if (order.Count == 1)
            return order[0];
        Order = order;
        return null;
    }

    private void NoSource(YamlScalar scalar) =>
        map.Scope.Unknown(
            scalar.Place,
            $"there is no right or pot '{scalar.Text}'",
            $"er is geen recht of pot '{scalar.Text}'",
            scalar.Text,
            sources
        );
}
