using System.Text;
using System.Text.RegularExpressions;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>
/// Where a piece of a call stands: keys and positions from the root, written "steps[0].sections[1].title.nl". A key that is more than
/// letters, digits, _ and - stands in brackets and quotes: tables["rights.csv"].
/// </summary>
public sealed partial class CallPath : IEquatable<CallPath>
{
    /// <summary>The whole call.</summary>
    public static readonly CallPath Root = new([]);

    private readonly object[] _parts;

    private CallPath(object[] parts) => _parts = parts;

    public int Length => _parts.Length;
    public bool IsRoot => _parts.Length == 0;
    public CallPath Parent => new(_parts[..^1]);

    /// <summary>The last part as key of a map; null where it is a position.</summary>
    public string? Key => IsRoot ? null : _parts[^1] as string;

    /// <summary>The last part as position in a list; null where it is a key.</summary>
    public int? Index => IsRoot ? null : _parts[^1] as int?;

    /// <summary>From the root to this path, without the root.</summary>
    public IEnumerable<CallPath> Way => Enumerable.Range(1, Length).Select(i => new CallPath(_parts[..i]));

    public CallPath Then(string key) => new([.. _parts, key]);

    public CallPath At(int index) => new([.. _parts, index]);

    public bool StartsWith(CallPath other) => other.Length <= Length && other._parts.SequenceEqual(_parts.Take(other.Length));

    /// <summary>Null where the text is no path.</summary>
    public static CallPath? Parse(string text)
    {
        var parts = new List<object>();
        var at = 0;
        while (at < text.Length)
        {
            if (
                text.Length > 1000
                || PartPattern().Match(text, at) is not { Success: true } part
                || (at == 0 && part.Value[0] == '.')
                || (at > 0 && part.Groups["first"].Success)
            )
                return null;
            if (part.Groups["index"].Success)
                parts.Add(int.Parse(part.Groups["index"].ValueSpan));
            else if (part.Groups["quoted"].Success)
                parts.Add(part.Groups["quoted"].Value);
            else
                parts.Add(part.Groups["key"].Success ? part.Groups["key"].Value : part.Groups["first"].Value);
            at += part.Length;
        }
        return new CallPath([.. parts]);
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part is int index)
                text.Append('[').Append(index).Append(']');
            else if (!WordPattern().IsMatch((string)part))
                text.Append("[\"").Append(part).Append("\"]");
            else
                text.Append(text.Length > 0 ? "." : "").Append(part);
        }
        return text.ToString();
    }

    public bool Equals(CallPath? other) => other is not null && other._parts.SequenceEqual(_parts);

    public override bool Equals(object? obj) => Equals(obj as CallPath);

    public override int GetHashCode() => _parts.Aggregate(0, HashCode.Combine);

    [GeneratedRegex(
        """\G(\.(?<key>[A-Za-z0-9_-]+)|\[(?<index>[0-9]{1,6})\]|\["(?<quoted>[^"]+)"\]|(?<first>[A-Za-z0-9_-]+))""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\z")]
    private static partial Regex WordPattern();
}
