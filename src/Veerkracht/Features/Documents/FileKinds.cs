using Veerkracht.Core.Texts;
using Veerkracht.Features.Documents.Kinds;
using Veerkracht.Site;

namespace Veerkracht.Features.Documents;

/// <summary>What was found in a file.</summary>
/// <param name="Why">Why it cannot be attached; null where it can.</param>
public sealed record FoundKind(FileKind? Kind, string ContentType, LocalText? Why);

/// <summary>Finds the kind of a file in its content. What is not on this list is refused, whatever its name says.</summary>
public static class FileKinds
{
    /// <summary>What may be attached.</summary>
    public static readonly IReadOnlyList<FileKind> All =
    [
        new PdfFile(),
        new JpegFile(),
        new PngFile(),
        new HeicFile(),
        new WebpFile(),
        new TiffFile(),
        new DocxFile(),
        new DocFile(),
        new OdtFile(),
        new RtfFile(),
        new TxtFile(),
        new XlsxFile(),
        new XlsFile(),
        new OdsFile(),
        new CsvFile(),
        new PptxFile(),
        new PptFile(),
        new OdpFile(),
        new EmlFile(),
        new MsgFile(),
        new P7mFile(),
        new AsicFile(),
    ];

    /// <summary>What may be given where the question is a map.</summary>
    public static readonly IReadOnlyList<FileKind> Maps = [new GpxFile(), new GeoJsonFile(), new KmlFile(), new ShapefileZip()];

    /// <summary>What is known only to say why it cannot be attached; looked for after the others, but macros before.</summary>
    private static readonly FileKind[] Before = [new MacroOffice()];
    private static readonly FileKind[] After = [new EncryptedOffice(), new BrokenZip(), new OtherZip(), new BrokenCompound()];

    /// <summary>"pdf, jpg, png …", for people.</summary>
    public static string Names => NamesOf(All);

    private static string NamesOf(IReadOnlyList<FileKind> kinds) => string.Join(", ", kinds.Select(k => k.Label));

    /// <summary>The same for who chooses a file, by what they look for.</summary>
    public static string Told(Texts L) =>
        string.Join("; ", All.GroupBy(k => k.Group).Select(g => $"{L[NameOf(g.Key)]} ({string.Join(", ", g.Select(k => k.Label))})"));

    private static LocalText NameOf(KindGroup group) =>
        group switch
        {
            KindGroup.Document => new("documenten", "documents"),
            KindGroup.Sheet => new("rekenbladen", "spreadsheets"),
            KindGroup.Slides => new("presentaties", "presentations"),
            KindGroup.Picture => new("foto’s en scans", "photographs and scans"),
            KindGroup.Mail => new("e-mails", "e-mails"),
            KindGroup.Signed => new("ondertekende bestanden", "signed files"),
            _ => new("kaarten", "maps"),
        };

    /// <summary>For the accept attribute: extensions, and the media types by which telephones know their photographs.</summary>
    public static string Accept => string.Join(',', All.SelectMany(k => k.Extensions).Concat(All.SelectMany(k => k.AlsoAccepts)));

    /// <summary>The kind by a name that was accepted; null where it is none.</summary>
    public static FileKind? ByName(string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        return All.FirstOrDefault(k => k.Extensions.Contains(extension));
    }

    /// <summary>The kind by the media type of a document; null where it is none.</summary>
    public static FileKind? ByContentType(string contentType)
    {
        var type = contentType.Split(';')[0];
        return All.FirstOrDefault(k => k.ContentType == type);
    }

    /// <param name="content">Can be searched; read from the start.</param>
    public static FoundKind Of(Stream content, string name) => Of(content, name, All);

    /// <param name="allowed">What the question takes: <see cref="All"/> or <see cref="Maps"/>.</param>
    public static FoundKind Of(Stream content, string name, IReadOnlyList<FileKind> allowed)
    {
        var file = new SentFile(content, name);
        if (file.Length == 0)
            return Refused(FileFaults.Empty);
        var kind = Before.Concat(allowed).Concat(After).FirstOrDefault(k => k.Recognises(file));
        if (kind is null)
            return Refused(
                allowed.FirstOrDefault(k => k.Extensions.Contains(file.Extension)) is { } named
                    ? FileFaults.NotAsNamed(named, file.Extension)
                    : FileFaults.Unknown(file.Extension, NamesOf(allowed))
            );
        // What cannot be opened under any name is told first.
        if (kind.Fault(file) is { } fault)
            return Refused(fault);
        return kind.Extensions.Contains(file.Extension)
            ? new(kind, kind.ContentTypeOf(file), null)
            : Refused(FileFaults.OtherName(kind, file.Extension));
    }

    private static FoundKind Refused(LocalText why) => new(null, "", why);
}
