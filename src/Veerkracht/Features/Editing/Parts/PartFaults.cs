using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>A fault with the piece that must be mended.</summary>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Piece">The path of the piece with a page of its own.</param>
/// <param name="Key">The key of the piece where it is; null where the whole piece is meant.</param>
public sealed record PartFault(LocalText Text, CallPath Piece, string? Key);

/// <summary>The faults of a draft by the pieces where they are.</summary>
public static class PartFaults
{
    public static IReadOnlyList<PartFault> Of(CallText text, string slug) =>
        [.. CallReader.Read(text.Source, slug + ".yaml").Faults.Select(fault => Of(text, fault))];

    /// <summary>The nearest piece with a page around the place of a fault.</summary>
    public static PartFault Of(CallText text, Fault fault)
    {
        var way = text.PathAt(fault.Place.Line, fault.Place.Column).Way.Prepend(CallPath.Root).ToList();
        var piece = way.FindLastIndex(p => FormatMap.KindAt(text.Root, p) is not null);
        var key = piece + 1 < way.Count ? way[piece + 1].Key : null;
        var written = FormatMap.Written(text.Root, text.At(way[piece]));
        return new PartFault(Named(fault.Text, FormatMap.KindAt(text.Root, way[piece])!.KeysOf(written), Values(written)), way[piece], key);
    }

    /// <summary>Keys that a fault names, by what the form calls them; a quoted word that somebody wrote as a value stays.</summary>
    private static LocalText Named(LocalText fault, IReadOnlyList<FormatKey> keys, HashSet<string> values)
    {
        var (nl, en) = (fault.Nl, fault.In(Language.En));
        foreach (var key in keys)
        {
            var (dutch, english) = ($"“{key.Label.Nl}”", $"“{key.Label.In(Language.En)}”");
            var quoted = $"'{key.Name}'";
            // A fault names the key first, or says that it is missing.
            if (nl.StartsWith(quoted, StringComparison.Ordinal))
                nl = dutch + nl[quoted.Length..];
            if (en.StartsWith(quoted, StringComparison.Ordinal))
                en = english + en[quoted.Length..];
            (nl, en) = values.Contains(key.Name)
                ? (nl.Replace($" geen {quoted}", $" geen {dutch}"), en.Replace($" no {quoted}", $" no {english}"))
                : (nl.Replace(quoted, dutch), en.Replace(quoted, english));
        }
        return new LocalText(nl, en);
    }

    private static HashSet<string> Values(YamlNode? piece) =>
        [.. (piece as YamlMap)?.Entries.Select(e => e.Value).OfType<YamlScalar>().Select(s => s.Text) ?? []];
}
