using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Yaml;

/// <summary>A piece of a file with the place where it stands.</summary>
public abstract record YamlNode(Place Place);

/// <summary>
/// A text, number or date as written. <see cref="Spots"/> gives for each character of the text its place in the file, so that
/// a fault inside an expression is shown where it stands, also in folded or quoted texts.
/// </summary>
public sealed record YamlScalar(string Text, bool IsPlain, Place Place, IReadOnlyList<Place> Spots) : YamlNode(Place)
{
    /// <summary>"key:" with nothing behind it, or null: as if the key were not there.</summary>
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null";

    public Place At(int offset) => Spots.Count == 0 ? Place : Spots[Math.Clamp(offset, 0, Spots.Count - 1)];
}

public sealed record YamlList(IReadOnlyList<YamlNode> Items, Place Place) : YamlNode(Place);

public sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries, Place Place) : YamlNode(Place);
