using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>Adding, copying and moving pieces.</summary>
public static class PartMoves
{
    /// <summary>A new piece at the end of a list, or the piece of a key that holds one; where it stands.</summary>
    public static (Edited Edited, CallPath Path) Add(CallText text, CallPath at, FormatKey key, string? type)
    {
        var kind = FormatMap.Kinds[key.Piece!];
        var parent = text.At(at.Parent);
        var piece = Templates.Of(kind, type, Templates.Ids(Around(text, at)), text.Root, FormatMap.Written(text.Root, parent));
        var order = FormatMap.KindAt(text.Root, at.Parent)!.Order(parent);
        if (key.Kind == ValueKind.Piece)
            return (text.Set(at, piece, order), at);
        var count = BoxValues.Items(text.At(at)).Count;
        // Bands go up, and the last has no end: a new one comes first.
        var index = kind.Name == "band" ? 0 : count;
        return (text.Insert(at, index, piece, order), at.At(index));
    }

    /// <summary>The piece once more behind itself, with ids of its own.</summary>
    public static Edited Duplicate(CallText text, CallPath item)
    {
        var taken = Templates.Ids(Around(text, item.Parent)).ToHashSet();
        var copy = item.Parent.At(item.Index!.Value + 1);
        var edited = Renamed(text.Duplicate(item), copy, taken);
        // Fields of a page are known by their id in the whole form.
        if (FormatMap.KindAt(text.Root, item)?.Name == "section" && text.At(item).Value("fields") is YamlList fields)
            for (var i = 0; i < fields.Items.Count; i++)
                edited = Renamed(edited, copy.Then("fields").At(i), taken);
        return edited;
    }

    private static Edited Renamed(Edited edited, CallPath piece, HashSet<string> taken) =>
        edited.Then(text =>
        {
            var key = new[] { "id", "name", "code" }.FirstOrDefault(k => text.At(piece).Word(k) is not null);
            if (key is null)
                return new Edited(text, null);
            var free = Templates.Free(
                text.At(piece).Word(key)!,
                taken,
                key == "code" ? "-"
                    : key == "name" && text.At(piece).Word(key)!.Contains(' ') ? " "
                    : "_"
            );
            taken.Add(free);
            return text.Set(piece.Then(key), Pieces.Text(free));
        });

    /// <summary>The piece in which ids must differ: the whole form for what stands in a page, else the piece around the list.</summary>
    private static YamlNode? Around(CallText text, CallPath list)
    {
        var step = list.Way.FirstOrDefault(p => FormatMap.KindAt(text.Root, p)?.Name == "step");
        return text.At(step is not null && list.Parent.Length <= step.Length + 2 ? step : list.Parent);
    }
}
