using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>What the expressions of a rule can name, and how they are compiled.</summary>
public sealed partial class RuleReader
{
    /// <summary>The names of an item of a group, or of a row of a table: all columns that a row may have. Null for anything else.</summary>
    private static Dictionary<string, ExpressionType>? ItemOf(ExpressionType? type) =>
        type switch
        {
            ExpressionType.List { Of: ExpressionType.Record item } => new(item.Fields),
            ExpressionType.Record { Fields: { Count: > 0 } rows } when rows.Values.All(r => r is ExpressionType.Record) => rows
                .Values.SelectMany(r => ((ExpressionType.Record)r).Fields)
                .DistinctBy(c => c.Key)
                .ToDictionary(),
            _ => null,
        };

    private static Dictionary<string, ExpressionType> InItem(
        IReadOnlyDictionary<string, ExpressionType> names,
        Dictionary<string, ExpressionType> item
    )
    {
        var all = new Dictionary<string, ExpressionType>(names);
        foreach (var (name, type) in item)
            all[name] = type;
        return all;
    }

    private Expression? Compile(
        string key,
        ExpressionType type,
        HashSet<string> earlier,
        bool required = true,
        Func<IReadOnlyDictionary<string, ExpressionType>, IReadOnlyDictionary<string, ExpressionType>>? narrow = null
    ) => map.Scalar(key, required) is { } scalar ? Compile(scalar, type, earlier, narrow) : null;

    /// <summary>
    /// Checks the expression in every step that computes amounts; faults of the first are shown, of a later step only where the first has
    /// none.
    /// </summary>
    private Expression? Compile(
        YamlScalar scalar,
        ExpressionType type,
        HashSet<string> earlier,
        Func<IReadOnlyDictionary<string, ExpressionType>, IReadOnlyDictionary<string, ExpressionType>>? narrow
    )
    {
        Expression? first = null;
        foreach (var (step, names) in Forms)
        {
            var all = Names(narrow?.Invoke(names) ?? names, earlier);
            var found = new ReadScope(true);
            var expression = found.Compile(scalar, all, type);
            map.Scope.Add(
                found.Faults.Select(f =>
                    Forms.Count == 1 ? f
                    : f.Missing is null || step == Forms[0].Step
                        ? f with
                        {
                            Message = $"{f.Message} (in step '{step}')",
                            Nl = $"{f.Nl} (in stap '{step}')",
                        }
                    : f with
                    {
                        Message = $"{f.Message} (in step '{step}': ask it there too, or give that step 'computes_amounts: false')",
                        Nl = $"{f.Nl} (in stap '{step}': vraag het daar ook, of geef die stap 'computes_amounts: false')",
                    }
                )
            );
            foreach (var doubt in found.Unpublishable)
                map.Scope.NotYet(doubt.Place, doubt.Message, doubt.Nl);
            if (expression is null)
                return null;
            first ??= expression;
        }
        return first;
    }
}
