using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>Other characters in the place of some.</summary>
internal readonly record struct TextEdit(int Start, int End, string Text);

/// <summary>Finds which characters of a call must change for an edit, and what comes in their place. Nothing else is touched.</summary>
/// <param name="lines">The text.</param>
/// <param name="root">What it says.</param>
/// <param name="blocks">Whether texts of several lines are written below "|", where that can be.</param>
internal sealed class TextEdits(SourceLines lines, YamlNode root, bool blocks)
{
    /// <summary>Another value for what stands at the path.</summary>
    public TextEdit Replace(CallPath path, YamlNode value)
    {
        var old = root.At(path)!;
        var isEmpty = old.Span.Start == old.Span.End;
        if (path.IsRoot)
            return new TextEdit(old.Span.Start, old.Span.End, PieceWriter.Behind(value, 0, true, blocks)[1..]);
        if (IsFlow(root.At(path.Parent)!))
            return new TextEdit(
                old.Span.Start,
                old.Span.End,
                (isEmpty ? " " : "") + (value is YamlScalar text ? ScalarWriter.WriteAs(text, true, QuoteOf(old)) : PieceWriter.Flow(value))
            );
        var hasComment = lines.HasMore(old.Span.End);
        if (
            value is YamlScalar scalar
            && old is YamlScalar { IsBlock: false }
            && !isEmpty
            && (!scalar.Text.Contains('\n') || hasComment || !blocks)
        )
            return new TextEdit(old.Span.Start, old.Span.End, ScalarWriter.WriteAs(scalar, false, QuoteOf(old)));
        var mark = path.Key is { } key ? Colon(EntryOf(path.Parent, key).Key) : Dash((YamlList)root.At(path.Parent)!, path.Index!.Value);
        if (lines.IsFirstOnLine(old.Span.Start) && !isEmpty && lines.Text[(mark + 1)..old.Span.Start].Contains('#'))
            // A comment between the key and the value below it stays.
            return new TextEdit(
                old.Span.Start,
                old.Span.End,
                PieceWriter.Behind(value, lines.Column(old.Span.Start), true, blocks && !hasComment)[1..]
            );
        var start = path.Key is not null ? EntryOf(path.Parent, path.Key).Key.Span.Start : mark;
        return new TextEdit(
            mark + 1,
            Math.Max(old.Span.End, mark + 1),
            PieceWriter.Behind(value, lines.Column(start) + 2, path.Key is null, blocks && !hasComment)
        );
    }

    /// <summary>A new key in a map that has others already.</summary>
    public TextEdit AddKey(YamlMap map, string key, YamlNode value, int place)
    {
        if (map.IsFlow)
        {
            var entry = $"{ScalarWriter.Write(Pieces.Text(key), true)}: {PieceWriter.Flow(value)}";
            return place == 0 ? At(map.Entries[0].Key.Span.Start, entry + ", ") : At(map.Entries[place - 1].Value.Span.End, ", " + entry);
        }
        var first = map.Entries[0].Key.Span.Start;
        var indent = lines.Column(first);
        var written = PieceWriter.Entry(key, value, indent, blocks);
        return place == 0
            ? At(first, written + "\n" + Spaces(indent))
            : At(lines.EndOf(map.Entries[place - 1].Value.Span.End), "\n" + Spaces(indent) + written);
    }

    /// <summary>A new item in a list that has others already.</summary>
    public TextEdit AddItem(YamlList list, int index, YamlNode item)
    {
        if (list.IsFlow)
            return index == 0
                ? At(list.Items[0].Span.Start, PieceWriter.Flow(item) + ", ")
                : At(list.Items[index - 1].Span.End, ", " + PieceWriter.Flow(item));
        var indent = lines.Column(Dash(list, 0));
        var written = PieceWriter.Item(item, indent, blocks);
        return index == 0
            ? At(ItemPiece(list, 0).Start, written + "\n" + Spaces(indent))
            : At(ItemPiece(list, index - 1).End, "\n" + Spaces(indent) + written);
    }

    /// <summary>The item once more, as it is written, behind itself.</summary>
    public TextEdit Duplicate(YamlList list, int index)
    {
        var span = list.Items[index].Span;
        if (list.IsFlow)
            return At(span.End, ", " + lines.Text[span.Start..span.End]);
        var dash = Dash(list, index);
        return At(ItemPiece(list, index).End, "\n" + Spaces(lines.Column(dash)) + lines.Text[dash..Math.Max(span.End, dash + 1)]);
    }

    /// <summary>A single item that stands without a list becomes a list of it and another.</summary>
    public TextEdit Wrap(YamlNode single, YamlNode item, bool isFirst)
    {
        var (old, added) = (lines.Text[single.Span.Start..single.Span.End], PieceWriter.Flow(item));
        return new TextEdit(single.Span.Start, single.Span.End, isFirst ? $"[{added}, {old}]" : $"[{old}, {added}]");
    }

    /// <summary>The item and the one behind it change places, each with the comments directly above it.</summary>
    public IReadOnlyList<TextEdit> Swap(YamlList list, int index)
    {
        var (one, other) = list.IsFlow
            ? (list.Items[index].Span, list.Items[index + 1].Span)
            : (ItemPiece(list, index), ItemPiece(list, index + 1));
        return
        [
            new TextEdit(one.Start, one.End, lines.Text[other.Start..other.End]),
            new TextEdit(other.Start, other.End, lines.Text[one.Start..one.End]),
        ];
    }

    /// <summary>Takes out a key or item that is not the only one.</summary>
    public IReadOnlyList<TextEdit> Remove(CallPath path)
    {
        var parent = root.At(path.Parent)!;
        if (parent is YamlMap map)
        {
            var index = map.Entries.ToList().FindIndex(e => e.Key.Text == path.Key);
            var spans = map.Entries.Select(e => new Span(e.Key.Span.Start, Math.Max(e.Value.Span.End, Colon(e.Key) + 1))).ToList();
            return map.IsFlow
                ? FlowRemoval.Of(lines, spans, index)
                : [Lines(new Span(lines.WithCommentsAbove(spans[index].Start), lines.EndOf(spans[index].End)))];
        }
        var list = (YamlList)parent;
        return list.IsFlow
            ? FlowRemoval.Of(lines, [.. list.Items.Select(i => i.Span)], path.Index!.Value)
            : [Lines(ItemPiece(list, path.Index!.Value))];
    }

    private TextEdit Lines(Span piece)
    {
        if (!lines.IsFirstOnLine(piece.Start))
        {
            // "- key: value": what comes behind moves up behind the dash.
            var next = Math.Min(piece.End + 1, lines.Text.Length);
            while (next < lines.Text.Length && lines.Text[next] is ' ' or '\n')
                next++;
            return new TextEdit(piece.Start, next, "");
        }
        var start = lines.StartOf(piece.Start);
        return piece.End < lines.Text.Length ? new TextEdit(start, piece.End + 1, "") : new TextEdit(Math.Max(start - 1, 0), piece.End, "");
    }

    /// <summary>An item on lines of its own: from its dash, or the comments above it, until the end of its last line.</summary>
    private Span ItemPiece(YamlList list, int index)
    {
        var dash = Dash(list, index);
        return new Span(lines.WithCommentsAbove(dash), lines.EndOf(Math.Max(list.Items[index].Span.End, dash + 1)));
    }

    private int Dash(YamlList list, int index) =>
        index == 0 ? list.Span.Start : lines.SkipGap(Math.Max(list.Items[index - 1].Span.End, Dash(list, index - 1) + 1));

    private int Colon(YamlScalar key) => lines.Text.IndexOf(':', key.Span.End);

    private KeyValuePair<YamlScalar, YamlNode> EntryOf(CallPath parent, string key) =>
        ((YamlMap)root.At(parent)!).Entries.First(e => e.Key.Text == key);

    private char QuoteOf(YamlNode node) => node is YamlScalar { IsPlain: false, IsBlock: false } ? lines.Text[node.Span.Start] : ' ';

    private static bool IsFlow(YamlNode node) => node is YamlMap { IsFlow: true } or YamlList { IsFlow: true };

    private static TextEdit At(int offset, string text) => new(offset, offset, text);

    private static string Spaces(int count) => new(' ', count);
}
