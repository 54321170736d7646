namespace Veerkracht.Core.Expressions;

internal static class TypeRules
{
    public static readonly ExpressionType Bool = new ExpressionType.Bool();
    public static readonly ExpressionType Number = new ExpressionType.Number();
    public static readonly ExpressionType Text = new ExpressionType.Text();
    public static readonly ExpressionType Date = new ExpressionType.Date();

    public static readonly ExpressionType Nothing = new ExpressionType.Nothing();

    public static bool Fits(ExpressionType actual, ExpressionType expected) =>
        actual == expected || (actual is ExpressionType.List && expected is ExpressionType.List && Both(actual, expected) == expected);

    /// <summary>The type that two parts have together: an empty list is one of whatever the other holds. Null where they differ.</summary>
    public static ExpressionType? Both(ExpressionType a, ExpressionType b) =>
        a == b || b is ExpressionType.Nothing ? a
        : a is ExpressionType.Nothing ? b
        : a is ExpressionType.List { Of: var x } && b is ExpressionType.List { Of: var y } && Both(x, y) is { } of
            ? new ExpressionType.List(of)
        : null;

    public static bool IsScalar(ExpressionType type) => type is not (ExpressionType.List or ExpressionType.Record);

    public static bool HasOrder(ExpressionType type) => type is ExpressionType.Number or ExpressionType.Date or ExpressionType.Text;

    /// <summary>
    /// The type of record[key] for a key that is not known before: what all entries can give; null where they have nothing in common.
    /// </summary>
    public static ExpressionType? Join(IEnumerable<ExpressionType> types)
    {
        ExpressionType? joined = null;
        foreach (var type in types)
        {
            joined = joined is null ? type : Join(joined, type);
            if (joined is null)
                return null;
        }
        return joined;
    }

    private static ExpressionType? Join(ExpressionType a, ExpressionType b)
    {
        if (a == b)
            return a;
        if (a is not ExpressionType.Record left || b is not ExpressionType.Record right)
            return null;
        var fields = new Dictionary<string, ExpressionType>(left.Fields);
        foreach (var (name, type) in right.Fields)
        {
            if (!fields.TryGetValue(name, out var known))
                fields[name] = type;
            else if (Join(known, type) is { } both)
                fields[name] = both;
            else
                fields.Remove(name);
        }
        return new ExpressionType.Record(fields);
    }

    public static string Dutch(ExpressionType type) =>
        type switch
        {
            ExpressionType.Bool => "ja/nee",
            ExpressionType.Number => "getal",
            ExpressionType.Text => "tekst",
            ExpressionType.Date => "datum",
            ExpressionType.List { Of: ExpressionType.Nothing } => "lege lijst",
            ExpressionType.List list => $"lijst van {Dutch(list.Of)}",
            ExpressionType.Nothing => "onderdeel van een lege lijst",
            _ => "groep van waarden",
        };
}
