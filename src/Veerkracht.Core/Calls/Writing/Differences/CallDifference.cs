using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Differences;

/// <summary>
/// What changed between two versions of a call, in the order of the new file. Pieces are the same by their id, name or class, wherever
/// they stand in their list; only those without a name by their place.
/// </summary>
public sealed class CallDifference
{
    private readonly YamlMap _before,
        _after;
    private readonly List<Difference> _found = [];

    private CallDifference(YamlMap before, YamlMap after) => (_before, _after) = (before, after);

    /// <summary>The differences; null where one of the two cannot be read at all.</summary>
    public static IReadOnlyList<Difference>? Of(string before, string after)
    {
        if (CallText.Read(before)?.Root is not { } old || CallText.Read(after)?.Root is not { } now)
            return null;
        var difference = new CallDifference(old, now);
        difference.Piece(FormatMap.Call, (old, CallPath.Root), (now, CallPath.Root), []);
        return difference._found;
    }

    /// <summary>What happens to the fields of each step; steps where nothing does are left out.</summary>
    public static IReadOnlyList<FormChange> Forms(string before, string after) =>
        FormChanges.Of(CallText.Read(before)?.Root, CallText.Read(after)?.Root);

    private void Piece(
        PieceKind? kind,
        (YamlNode Node, CallPath Path) old,
        (YamlNode Node, CallPath Path) now,
        IReadOnlyList<LocalText> where
    )
    {
        if (old.Node is not YamlMap was || now.Node is not YamlMap becomes)
        {
            if (!Pieces.Same(old.Node, now.Node))
                Add(
                    DifferenceKind.Changed,
                    where,
                    kind?.One ?? LocalText.Empty,
                    Say(old.Node, null, old.Path, false),
                    Say(now.Node, null, now.Path, true),
                    now.Path
                );
            return;
        }
        var keys = becomes
            .Entries.Select(e => e.Key.Text)
            .Concat(was.Entries.Select(e => e.Key.Text).Where(k => becomes.Value(k) is null))
            .ToList();
        foreach (var name in keys)
        {
            var (a, b) = (was.Value(name), becomes.Value(name));
            if (Pieces.Same(a, b))
                continue;
            var key =
                name == FormatMap.Use.Name
                    ? FormatMap.Use
                    : kind?.Key(FormatMap.Written(_after, becomes), name) ?? kind?.Key(FormatMap.Written(_before, was), name);
            Value(key, name, (a, old.Path.Then(name)), (b, now.Path.Then(name)), where);
        }
    }

    private void Value(
        FormatKey? key,
        string name,
        (YamlNode? Node, CallPath Path) old,
        (YamlNode? Node, CallPath Path) now,
        IReadOnlyList<LocalText> where
    )
    {
        var label = key?.Label ?? new LocalText(name, name);
        if (key?.Kind == ValueKind.Items)
            Items(FormatMap.Kinds[key.Piece!], old, now, where);
        else if (name == "shared" && old.Path.Length == 1 && old.Node is YamlMap or null && now.Node is YamlMap or null)
            Shared((YamlMap?)old.Node, (YamlMap?)now.Node, [label]);
        else if (key?.Kind == ValueKind.Piece && old.Node is not null && now.Node is not null)
            Piece(FormatMap.Kinds[key.Piece!], (old.Node, old.Path), (now.Node, now.Path), [.. where, label]);
        else if (key?.Kind == ValueKind.FreeMap && old.Node is YamlMap a && now.Node is YamlMap b)
            Piece(null, (a, old.Path), (b, now.Path), [.. where, label]);
        else if (key?.Kind is ValueKind.Local or ValueKind.LongLocal && old.Node.AsLocal() is { } was && now.Node.AsLocal() is { } becomes)
            Texts(label, was, becomes, now.Path, where);
        else
            Add(
                DifferenceKind.Changed,
                where,
                label,
                Say(old.Node, key, old.Path, false),
                Say(now.Node, key, now.Path, true),
                now.Node is null ? old.Path : now.Path
            );
    }

    /// <summary>A line for each language that changed: else the line of the other would say that the same became the same.</summary>
    private void Texts(LocalText label, LocalText was, LocalText becomes, CallPath path, IReadOnlyList<LocalText> where)
    {
        foreach (var language in becomes.All.Concat(was.All).Select(t => t.Language).Distinct())
        {
            var (before, after) = (was.Exactly(language), becomes.Exactly(language));
            if (before == after)
                continue;
            var of = LanguageNames.Of(language);
            var (old, now) = (before is null ? null : Quoted(before), after is null ? null : Quoted(after));
            Add(DifferenceKind.Changed, where, Beside(label, of.Nl, of.In(Language.En)), old, now, path);
        }
    }

    private void Items(
        PieceKind kind,
        (YamlNode? Node, CallPath Path) old,
        (YamlNode? Node, CallPath Path) now,
        IReadOnlyList<LocalText> where
    )
    {
        var (before, after) = (ListOf(kind, old.Node, old.Path, _before), ListOf(kind, now.Node, now.Path, _after));
        var stays = ItemMatching.InOrder([.. before.Select(b => b.Name)], [.. after.Select(a => a.Name)]);
        foreach (var item in after)
        {
            var title = kind.TitleOf(FormatMap.Written(_after, item.Node));
            if (before.FirstOrDefault(b => b.Name == item.Name) is not { Node: { } was } same)
                Add(DifferenceKind.Added, where, Beside(kind.One, title), null, title, item.Path);
            else
            {
                if (!stays.Contains(item.Name))
                    Add(DifferenceKind.Moved, where, Beside(kind.One, title), null, null, item.Path);
                Piece(kind, (was, same.Path), (item.Node, item.Path), [.. where, title]);
            }
        }
        foreach (var item in before.Where(b => after.All(a => a.Name != b.Name)))
        {
            var title = kind.TitleOf(FormatMap.Written(_before, item.Node));
            Add(DifferenceKind.Removed, where, Beside(kind.One, title), title, null, item.Path);
        }
    }

    private void Shared(YamlMap? old, YamlMap? now, IReadOnlyList<LocalText> where)
    {
        var path = CallPath.Root.Then("shared");
        foreach (var name in (now?.Entries ?? []).Concat(old?.Entries ?? []).Select(e => e.Key.Text).Distinct())
        {
            var (a, b, at) = (old.Value(name), now.Value(name), path.Then(name));
            if (Pieces.Same(a, b))
                continue;
            var kind = FormatMap.KindAt(b is null ? _before : _after, (a ?? b) is YamlList ? at.At(0) : at);
            LocalText title = new(name, name);
            if (a is YamlList or null && b is YamlList or null && kind is not null && a is not null && b is not null)
                Items(kind, (a, at), (b, at), [.. where, title]);
            else if (a is not null && b is not null)
                Piece(kind, (a, at), (b, at), [.. where, title]);
            else
                Add(
                    a is null ? DifferenceKind.Added : DifferenceKind.Removed,
                    where,
                    title,
                    a is null ? null : title,
                    b is null ? null : title,
                    at
                );
        }
    }

    private static List<(string Name, YamlNode Node, CallPath Path)> ListOf(PieceKind kind, YamlNode? node, CallPath path, YamlMap root)
    {
        var items =
            node is YamlList list ? list.Items.Select((item, i) => (item, path.At(i))).ToList()
            : node is null ? []
            : [(node, path)];
        return ItemMatching.Named(kind, items, root);
    }

    private LocalText? Say(YamlNode? node, FormatKey? key, CallPath path, bool isNew) =>
        ValueWords.Of(node, key, () => NamesInSight.At(isNew ? _after : _before, path));

    private void Add(
        DifferenceKind kind,
        IReadOnlyList<LocalText> where,
        LocalText what,
        LocalText? was,
        LocalText? becomes,
        CallPath path
    ) => _found.Add(new Difference(kind, where, what, was, becomes, path));

    private static LocalText Beside(LocalText label, string nl, string en) => new($"{label.Nl} ({nl})", $"{label.In(Language.En)} ({en})");

    private static LocalText Beside(LocalText one, LocalText title) =>
        new($"{one.Nl} \"{title.Nl}\"", $"{one.In(Language.En)} \"{title.In(Language.En)}\"");

    private static LocalText Quoted(string text) => new($"\"{text}\"", $"\"{text}\"");
}
