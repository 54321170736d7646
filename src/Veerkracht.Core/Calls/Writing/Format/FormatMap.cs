using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>
/// The format of a call as data: which kinds of pieces there are, which keys each has, and what people call them. Screens are made from it;
/// tests hold it to docs/call-format.md and to the reader.
/// </summary>
public static class FormatMap
{
    /// <summary>All kinds by name.</summary>
    public static IReadOnlyDictionary<string, PieceKind> Kinds { get; } =
        new[]
        {
            CallPieces.All,
            AllocationPieces.All,
            StepPieces.All,
            FieldPieces.All,
            FundingPieces.All,
            [RulePieces.Rule, CheckPieces.Check],
        }
            .SelectMany(k => k)
            .ToDictionary(k => k.Name);

    public static PieceKind Call => Kinds["call"];

    /// <summary>"use: NAME" may stand in every piece: it takes over what is written once.</summary>
    public static FormatKey Use { get; } =
        Keys.Key("use", ValueKind.Name, "Gedeeld stuk", "Shared piece")
            .To(Referent.Shared)
            .Hint(
                "Neemt over wat een keer geschreven is. Wat u hier invult, komt in de plaats.",
                "Takes over what is written once. What you fill in here comes in its place."
            );

    /// <summary>The kind of the piece at a path; null where no piece stands there, only a value.</summary>
    public static PieceKind? KindAt(YamlNode root, CallPath path)
    {
        if (path.IsRoot)
            return Call;
        if (path.Index is not null)
            return KeyAt(root, path.Parent) is { Kind: ValueKind.Items } list ? Kinds[list.Piece!] : SharedItem(root, path);
        if (IsShared(path))
            return root.At(path) is YamlMap ? SharedKind(root, path) : null;
        return KeyAt(root, path) switch
        {
            { Kind: ValueKind.Piece } key => Kinds[key.Piece!],
            // One piece may stand without a list.
            { Kind: ValueKind.Items } key when root.At(path) is YamlMap => Kinds[key.Piece!],
            _ => null,
        };
    }

    /// <summary>What the format says of the key at a path; null for a position in a list, and where the format knows no such key.</summary>
    public static FormatKey? KeyAt(YamlNode root, CallPath path)
    {
        if (path.Key is not { } key || KindAt(root, path.Parent) is not { } kind)
            return null;
        return key == Use.Name ? Use : kind.Key(Written(root, root.At(path.Parent)), key);
    }

    /// <summary>A piece with what it takes over from a shared one: so its type is known also where only "use" stands.</summary>
    public static YamlNode? Written(YamlNode root, YamlNode? piece)
    {
        for (
            var depth = 0;
            depth < 10 && piece is YamlMap map && map.Word(Use.Name) is { } name && root.Value("shared").Value(name) is YamlMap shared;
            depth++
        )
        {
            var own = map.Entries.Where(e => e.Key.Text != Use.Name).ToList();
            piece = new YamlMap([.. shared.Entries.Where(e => own.All(o => o.Key.Text != e.Key.Text)), .. own], map.Place);
        }
        return piece;
    }

    private static bool IsShared(CallPath path) => path.Length == 2 && path.Parent.Key == "shared";

    private static PieceKind? SharedItem(YamlNode root, CallPath path) => IsShared(path.Parent) ? SharedKind(root, path.Parent) : null;

    /// <summary>A shared piece is what it is used as; one that nothing uses yet is taken for a field.</summary>
    private static PieceKind SharedKind(YamlNode root, CallPath shared, int depth = 0)
    {
        var use = depth < 10 ? UsesOf(root, CallPath.Root, shared.Key!).FirstOrDefault(u => !u.StartsWith(shared)) : null;
        if (use is null)
            return Kinds["field"];
        var list = use.Index is not null ? use.Parent : use;
        if (list.Parent is { } above && IsShared(list))
            return SharedKind(root, list, depth + 1);
        return KeyAt(root, list) is { Piece: { } piece } ? Kinds[piece] : Kinds["field"];
    }

    private static IEnumerable<CallPath> UsesOf(YamlNode node, CallPath at, string name) =>
        node switch
        {
            YamlMap map when map.Word(Use.Name) == name => [at],
            YamlMap map => map.Entries.Where(e => e.Key.Text != "examples").SelectMany(e => UsesOf(e.Value, at.Then(e.Key.Text), name)),
            YamlList list => list.Items.SelectMany((item, i) => UsesOf(item, at.At(i), name)),
            _ => [],
        };
}
