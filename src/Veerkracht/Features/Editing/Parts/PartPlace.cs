using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>A piece of a draft that is on the screen: what the format says of it, and the names that it may use.</summary>
public sealed class PartPlace
{
    private readonly Lazy<NamesInSight> _names;

    private PartPlace(CallText text, CallPath path, PieceKind kind)
    {
        (Text, Path, Kind) = (text, path, kind);
        _names = new(() => NamesInSight.At(text.Root, path));
    }

    public CallText Text { get; }
    public CallPath Path { get; }
    public PieceKind Kind { get; }
    public YamlMap Root => Text.Root;

    /// <summary>The piece as it stands in the file.</summary>
    public YamlNode Piece => Text.At(Path)!;

    /// <summary>The piece with what it takes over from a shared one.</summary>
    public YamlNode? Whole => FormatMap.Written(Root, Piece);
    public NamesInSight Names => _names.Value;
    public LocalText Title => Kind.TitleOf(Whole);

    /// <summary>Null where no piece stands at the path.</summary>
    public static PartPlace? At(CallText text, CallPath path) =>
        text.At(path) is YamlMap && FormatMap.KindAt(text.Root, path) is { } kind ? new PartPlace(text, path, kind) : null;

    /// <summary>What the piece is known by, so that it is found to be another when somebody moved it meanwhile.</summary>
    public string Identity => IdentityOf(Root, Path);

    public static string IdentityOf(YamlMap root, CallPath path) =>
        FormatMap.KindAt(root, path) is { } kind && FormatMap.Written(root, root.At(path)) is { } piece
            ? $"{kind.Name} {kind.Identity.Select(k => piece.Word(k)).FirstOrDefault(w => w is not null)}".TrimEnd()
            : "";

    /// <summary>The pieces around this one, outermost first, with their titles.</summary>
    public IEnumerable<PartPlace> Around =>
        Path.Way.SkipLast(1).Prepend(CallPath.Root).Where(p => p.Length < Path.Length).Select(p => At(Text, p)).OfType<PartPlace>();

    /// <summary>The keys of the piece, those of a shared piece that it uses too.</summary>
    public IReadOnlyList<FormatKey> Keys => Kind.KeysOf(Whole);

    /// <summary>Keys that stand in the file but mean nothing here, such as those of another type.</summary>
    public IEnumerable<string> Strange =>
        ((YamlMap)Piece).Entries.Select(e => e.Key.Text).Where(k => k != FormatMap.Use.Name && Keys.All(known => known.Name != k));
}
