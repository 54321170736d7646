using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Yaml;

/// <summary>A piece of a file with the place where it stands.</summary>
public abstract record YamlNode(Place Place)
{
    /// <summary>The characters of the piece, counted in the text with line ends as one character and without byte order mark.</summary>
    public Span Span { get; init; }
}

/// <summary>From a character until before another.</summary>
public readonly record struct Span(int Start, int End)
{
    public bool Holds(int offset) => offset >= Start && offset <= End;
}

/// <summary>A text, number or date as written.</summary>
public sealed record YamlScalar(string Text, bool IsPlain, Place Place) : YamlNode(Place)
{
    private IReadOnlyList<Place>? _spots;

    /// <summary>Written as | or >, over lines of its own.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Finds the place of each character in the file; asked for only where a fault needs it.</summary>
    public Func<string, IReadOnlyList<Place>> Spots { private get; init; } = _ => [];

    /// <summary>"key:" with nothing behind it, or null: as if the key were not there.</summary>
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null";

    /// <summary>
    /// The place of a character of the text, so that a fault inside an expression is shown where it stands, also in folded or quoted texts.
    /// </summary>
    public Place At(int offset)
    {
        _spots ??= Spots(Text);
        return _spots.Count == 0 ? Place : _spots[Math.Clamp(offset, 0, _spots.Count - 1)];
    }
}

public sealed record YamlList(IReadOnlyList<YamlNode> Items, Place Place) : YamlNode(Place)
{
    /// <summary>Written as [a, b].</summary>
    public bool IsFlow { get; init; }
}

public sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries, Place Place) : YamlNode(Place)
{
    /// <summary>Written as { a: b }.</summary>
    public bool IsFlow { get; init; }
}
