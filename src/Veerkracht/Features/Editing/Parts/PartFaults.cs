using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
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
    public static IReadOnlyList<PartFault> Of(CallText text, string slug) => [.. CallEngine.Read(text.Source, slug + ".yaml").Faults.Select(fault =>
    {
        var way = text.PathAt(fault.Place.Line, fault.Place.Column).Way.Prepend(CallPath.Root).ToList();
        var piece = way.FindLastIndex(p => FormatMap.KindAt(text.Root, p) is not null);
        return new PartFault(fault.Text, way[piece], piece + 1 < way.Count ? way[piece + 1].Key : null);
    })];
}
