using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>What an edit gives: the new text, or in words why it cannot be.</summary>
public sealed record Edited(CallText? Text, LocalText? Refusal)
{
    /// <summary>The next edit, on what this one gave; a refusal stays.</summary>
    public Edited Then(Func<CallText, Edited> edit) => Text is null ? this : edit(Text);
}

/// <summary>
/// The text of a call, to be edited piece by piece: only the characters of the piece change; comments, order and layout elsewhere
/// stay as they are, byte for byte. Immutable. After each edit the text is read again and must say exactly what was meant,
/// else the edit is refused and nothing changes.
/// </summary>
public sealed class CallText
{
    private static readonly LocalText NoPiece = new(
        "Dit deel bestaat niet meer in de oproep. Ga terug naar het overzicht en kies het opnieuw.",
        "This part is no longer in the call. Go back to the overview and choose it again."
    );
    private static readonly LocalText NotSafe = new(
        "Deze wijziging kan hier niet zonder verlies in het bestand komen. Er is niets veranderd. Verander deze plaats in het bestand "
            + "zelf.",
        "This change cannot be written into the file here without loss. Nothing was changed. Change this place in the file itself."
    );
    private static readonly LocalText LastOne = new("Een oproep kan niet leeg zijn.", "A call cannot be empty.");

    private readonly SourceLines _lines;

    private CallText(string source, YamlMap root) => (Source, Root, _lines) = (source, root, new SourceLines(YamlFile.Plain(source)));

    public string Source { get; }
    public YamlMap Root { get; }

    /// <summary>Null where the source is no YAML of keys and values; then the faults say where and why.</summary>
    public static CallText? Read(string source, ICollection<Fault> faults)
    {
        var found = new List<Fault>();
        var root = YamlFile.Read(source, "", found);
        if (root is not null and not YamlMap)
            found.Add(
                new Fault(
                    root.Place,
                    "the call must be a set of keys (key: value)",
                    "de oproep moet een reeks sleutels zijn (sleutel: waarde)"
                )
            );
        foreach (var fault in found)
            faults.Add(fault);
        return found.Count == 0 && root is YamlMap map ? new CallText(source, map) : null;
    }

    public static CallText? Read(string source) => Read(source, []);

    public YamlNode? At(CallPath path) => Root.At(path);

    /// <summary>The smallest piece that stands at a line and column, both from 1; the whole call where none does.</summary>
    public CallPath PathAt(int line, int column)
    {
        var offset = 0;
        for (var i = 1; i < line && offset < _lines.Text.Length; i++)
            offset = Math.Min(_lines.EndOf(offset) + 1, _lines.Text.Length);
        offset += column - 1;
        var path = CallPath.Root;
        YamlNode? node = Root;
        while (node is not null)
        {
            var next = node switch
            {
                YamlMap map => map
                    .Entries.Where(e => offset >= e.Key.Span.Start && offset <= Math.Max(e.Key.Span.End, e.Value.Span.End))
                    .Select(e => (path.Then(e.Key.Text), e.Value))
                    .LastOrDefault(),
                YamlList list => list.Items.Select((item, i) => (path.At(i), item)).LastOrDefault(i => i.item.Span.Holds(offset)),
                _ => default,
            };
            if (next.Item1 is null)
                break;
            (path, node) = next;
        }
        return path;
    }

    /// <summary>Another value for a piece, or a new key; what is missing above it is made. The same value changes nothing.</summary>
    /// <param name="order">The keys of the map in the order in which people expect them: where a new key comes.</param>
    public Edited Set(CallPath path, YamlNode value, IReadOnlyList<string>? order = null)
    {
        while (!path.IsRoot && Found(path.Parent) is null)
        {
            if (path.Key is null)
                return new Edited(null, NoPiece);
            (value, path, order) = (Pieces.Map((path.Key, value)), path.Parent, null);
        }
        if (Pieces.Same(At(path), value))
            return new Edited(this, null);
        if (TreeEdits.Set(Root, path, value, order ?? []) is not { } tree)
            return new Edited(null, NoPiece);
        if (At(path) is not null)
            return Try(tree, edits => [edits.Replace(path, value)]);
        if (At(path.Parent) is not YamlMap { Entries.Count: > 0 } map)
            return Try(tree, edits => [edits.Replace(path.Parent, Pieces.Map((path.Key!, value)))]);
        return Try(tree, edits => [edits.AddKey(map, path.Key!, value, TreeEdits.PlaceOf(map, path.Key!, order ?? []))]);
    }

    /// <summary>Takes out a key or an item. A map or list that becomes empty goes with it.</summary>
    public Edited Remove(CallPath path)
    {
        if (path.IsRoot || At(path) is null)
            return new Edited(null, NoPiece);
        while (!path.IsRoot && At(path.Parent) is YamlMap { Entries.Count: 1 } or YamlList { Items.Count: 1 })
            path = path.Parent;
        if (path.IsRoot)
            return new Edited(null, LastOne);
        return TreeEdits.Remove(Root, path) is { } tree ? Try(tree, edits => edits.Remove(path)) : new Edited(null, NoPiece);
    }

    /// <summary>A new item in a list, at a position from 0; a list that is not there yet is made.</summary>
    public Edited Insert(CallPath list, int index, YamlNode item, IReadOnlyList<string>? order = null)
    {
        var node = Found(list);
        if (node is null or YamlList { Items.Count: 0 })
            return Set(list, Pieces.List(item), order);
        if (node is not YamlList items)
        {
            var both = Pieces.List(index == 0 ? [item, node] : [node, item]);
            return TreeEdits.Set(Root, list, both, []) is { } wrapped
                ? Try(wrapped, edits => [edits.Wrap(node, item, index == 0)])
                : new Edited(null, NoPiece);
        }
        index = Math.Clamp(index, 0, items.Items.Count);
        return TreeEdits.Insert(Root, list, index, item) is { } tree
            ? Try(tree, edits => [edits.AddItem(items, index, item)])
            : new Edited(null, NoPiece);
    }

    /// <summary>Changes an item about with the one before it; the first stays where it is.</summary>
    public Edited MoveUp(CallPath item) =>
        item.Index is > 0 and var index
            ? MoveDown(item.Parent.At(index - 1))
            : new Edited(At(item) is null ? null : this, At(item) is null ? NoPiece : null);

    /// <summary>Changes an item about with the one behind it; the last stays where it is.</summary>
    public Edited MoveDown(CallPath item)
    {
        if (item.Index is not { } index || At(item) is null || At(item.Parent) is not YamlList list)
            return new Edited(null, NoPiece);
        if (index + 1 >= list.Items.Count)
            return new Edited(this, null);
        return TreeEdits.Swap(Root, item) is { } tree ? Try(tree, edits => edits.Swap(list, index)) : new Edited(null, NoPiece);
    }

    /// <summary>The same item once more, behind it, written the same way. Its id is then there twice until it gets another.</summary>
    public Edited Duplicate(CallPath item)
    {
        if (item.Index is not { } index || At(item) is not { } node || At(item.Parent) is not YamlList list)
            return new Edited(null, NoPiece);
        return TreeEdits.Insert(Root, item.Parent, index + 1, node) is { } tree
            ? Try(tree, edits => [edits.Duplicate(list, index)])
            : new Edited(null, NoPiece);
    }

    private YamlNode? Found(CallPath path) => At(path) is { } node and not YamlScalar { IsEmpty: true } ? node : null;

    /// <summary>
    /// Edits the text, first with texts of several lines below "|", then with all of them in quotes; what does not read back as meant is
    /// refused.
    /// </summary>
    private Edited Try(YamlNode meant, Func<TextEdits, IReadOnlyList<TextEdit>> edits)
    {
        foreach (var blocks in new[] { true, false })
        {
            var text = SourceEdit.Apply(Source, edits(new TextEdits(_lines, Root, blocks)));
            if (Read(text) is { } read && Pieces.Same(read.Root, meant))
                return new Edited(read, null);
        }
        return new Edited(null, NotSafe);
    }
}
