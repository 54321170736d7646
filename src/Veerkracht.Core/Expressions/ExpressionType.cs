namespace Veerkracht.Core.Expressions;

/// <summary>The types of the expression language. Numbers are exact; dates are calendar dates without time.</summary>
public abstract record ExpressionType
{
    public sealed record Bool : ExpressionType
    {
        public override string ToString() => "yes/no";
    }

    public sealed record Number : ExpressionType
    {
        public override string ToString() => "number";
    }

    /// <summary>A text. Where only some texts can occur (the options of a choice) a comparison with another text is a fault.</summary>
    public sealed record Text(IReadOnlyCollection<string>? Options = null) : ExpressionType
    {
        /// <summary>What each of the options is worth, for "kind.value"; null where they are worth nothing.</summary>
        public IReadOnlyDictionary<string, Amounts.Rational>? Values { get; init; }

        public bool Equals(Text? other) => other is not null;

        public override int GetHashCode() => 1;

        public override string ToString() => "text";
    }

    public sealed record Date : ExpressionType
    {
        public override string ToString() => "date";
    }

    public sealed record List(ExpressionType Of) : ExpressionType
    {
        public override string ToString() => Of is Nothing ? "empty list" : $"list of {Of}";
    }

    /// <summary>The type of what is in an empty list: it goes with every type.</summary>
    public sealed record Nothing : ExpressionType
    {
        public override string ToString() => "nothing";
    }

    /// <summary>Named values. Two records are the same type when their names and types are.</summary>
    public sealed record Record(IReadOnlyDictionary<string, ExpressionType> Fields) : ExpressionType
    {
        public bool Equals(Record? other) =>
            other is not null
            && (
                ReferenceEquals(Fields, other.Fields)
                || (Fields.Count == other.Fields.Count && Fields.All(f => other.Fields.TryGetValue(f.Key, out var type) && type == f.Value))
            );

        public override int GetHashCode() => Fields.Count;

        public override string ToString() => "record";
    }
}
