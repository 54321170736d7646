using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Differences;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>A piece in a list: what it is called, of which type it is, and how many faults are in it.</summary>
public sealed record PartItem(CallPath Path, LocalText Title, LocalText? Type, string Identity, int Faults);

/// <summary>Pieces inside the piece on the screen: a list of them, or one with a page of its own.</summary>
/// <param name="Path">Of the list or the piece.</param>
/// <param name="IsList">A list, to which can be added and in which pieces change places.</param>
public sealed record PartList(CallPath Path, FormatKey Key, LocalText Title, IReadOnlyList<PartItem> Items, bool IsList)
{
    /// <summary>Empty, and in most calls it stays so.</summary>
    public bool IsRare => Items.Count == 0 && !Key.IsRequired && !Key.IsUsual;

    /// <summary>The lists of a piece, in the order of the format; those that it lacks too, for something can be added.</summary>
    public static IReadOnlyList<PartList> Of(PartPlace place, IReadOnlyList<PartFault> faults)
    {
        var lists = new List<PartList>();
        foreach (var key in place.Keys.Where(k => k.Kind is ValueKind.Items or ValueKind.Piece))
        {
            var path = place.Path.Then(key.Name);
            var node = place.Text.At(path);
            lists.Add(new PartList(path, key, key.Label, ItemsOf(place, path, node, faults), key.Kind == ValueKind.Items));
        }
        if (place.Path.IsRoot && place.Root.Value("shared") is YamlMap shared)
            foreach (var (name, value) in shared.Entries)
            {
                var path = CallPath.Root.Then("shared").Then(name.Text);
                lists.Add(
                    new PartList(
                        path,
                        FormatMap.Call.Keys.First(k => k.Name == "shared"),
                        new LocalText($"Gedeeld stuk: {name.Text}", $"Shared piece: {name.Text}"),
                        ItemsOf(place, path, value, faults),
                        value is YamlList
                    )
                );
            }
        return lists;
    }

    private static List<PartItem> ItemsOf(PartPlace place, CallPath path, YamlNode? node, IReadOnlyList<PartFault> faults) =>
        node switch
        {
            YamlList list => [.. list.Items.Select((item, i) => Item(place, path.At(i), item, faults))],
            YamlMap => [Item(place, path, node, faults)],
            _ => [],
        };

    /// <summary>A window has no name: its days say which it is.</summary>
    private static LocalText When(YamlNode? window)
    {
        var kind = FormatMap.Kinds["window"];
        var days = new[] { "opens", "closes" }
            .Select(k =>
                ValueWords.Of(window.Value(k), kind.Key(window, k), () => throw new InvalidOperationException("A time has no names."))
                ?? new LocalText("?", "?")
            )
            .ToList();
        return new LocalText($"{days[0].Nl} – {days[1].Nl}", $"{days[0].In(Language.En)} – {days[1].In(Language.En)}");
    }

    private static PartItem Item(PartPlace place, CallPath path, YamlNode node, IReadOnlyList<PartFault> faults)
    {
        var kind = FormatMap.KindAt(place.Root, path);
        var whole = FormatMap.Written(place.Root, node);
        var type =
            kind?.TypeOf(whole) is { } word ? kind.Types.FirstOrDefault(t => t.Word == word)?.Label ?? new LocalText(word)
            : kind?.Name == "window" ? When(whole)
            : null;
        return new PartItem(
            path,
            kind?.TitleOf(whole) ?? new LocalText(path.ToString()),
            type,
            PartPlace.IdentityOf(place.Root, path),
            faults.Count(f => f.Piece.StartsWith(path))
        );
    }
}
