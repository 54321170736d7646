using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// The items of a repeated group, or the rows of a table, as rules go through them: the names of each over those of the form.
/// </summary>
internal static class Items
{
    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Of(FundingScope scope, string name)
    {
        scope.Values.TryGetValue(name, out var found);
        IEnumerable<object?> items = found switch
        {
            IReadOnlyList<object?> group => group,
            IReadOnlyDictionary<string, object?> table => table.Values,
            _ => [],
        };
        return
        [
            .. items.Select(item => item is IReadOnlyDictionary<string, object?> fields ? new Overlay(fields, scope.Values) : scope.Values),
        ];
    }

    /// <summary>What the why calls each of them: a row by its label, an item by its number.</summary>
    public static IReadOnlyList<LocalText> Names(FundingScope scope, string name)
    {
        scope.Values.TryGetValue(name, out var found);
        return found is IReadOnlyDictionary<string, object?> table
            ? [.. table.Values.Select((row, i) => (row as FormRecord)?.Row?.Label ?? Number(i))]
            : [.. Enumerable.Range(0, (found as IReadOnlyList<object?>)?.Count ?? 0).Select(Number)];
    }

    /// <summary>
    /// Whether all that an expression looks at was answered; what it tests itself, by has() or null, it answers for. What the item computes
    /// was answered where all that it is computed from was.
    /// </summary>
    public static bool IsAnswered(Expression expression, IReadOnlyDictionary<string, object?> names) =>
        expression.References.All(path => expression.Tested.Contains(path) || IsAnswered(path, names));

    private static bool IsAnswered(string path, IReadOnlyDictionary<string, object?> names) =>
        (names as Overlay)?.Above is FormRecord item
        && item.Layout.IndexOf(path) is >= 0 and var index
        && item.Layout.Fields[index] is { Kind.IsComputed: true, Value: { } computed }
            ? item.Shows(index) && IsAnswered(computed, names)
            : Values.IsPresent(At(path.Split('.'), names));

    private static object? At(string[] path, object? at)
    {
        foreach (var part in path)
            at = at is IReadOnlyDictionary<string, object?> record && record.TryGetValue(part, out var value) ? value : null;
        return at;
    }

    private static LocalText Number(int index) => new($"{index + 1}", $"{index + 1}");
}
