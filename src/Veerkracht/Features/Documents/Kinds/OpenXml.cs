using System.Xml.Linq;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// Office Open XML (ISO 29500), transitional and strict: what it is says the part that is named as main, wherever it lies.
/// </summary>
/// <param name="main">What the type of its main part says before "main+xml".</param>
internal abstract class OpenXml(KindGroup group, string contentType, string main, string extension)
    : FileKind(group, contentType, extension)
{
    private const string List = "[Content_Types].xml";

    public override bool Recognises(SentFile file) =>
        MainType(file)?.Contains($".{main}.main+xml", StringComparison.OrdinalIgnoreCase) == true
        || (EncryptedOffice.Is(file) && Extensions.Contains(file.Extension));

    public override LocalText? Fault(SentFile file)
    {
        if (file.Zip is not { } zip)
            return FileFaults.Password;
        if (MacroOffice.Has(zip))
            return FileFaults.Macros(Label);
        if (zip.IsLocked)
            return FileFaults.Password;
        return MainParts(zip).Any(zip.Has) && zip.IsWhole() ? null : FileFaults.Damaged;
    }

    /// <summary>Type of the main part as the package declares it; null where it is no such package.</summary>
    internal static string? MainType(SentFile file) => file.Zip is { } zip ? Declared(zip).FirstOrDefault().Type : null;

    private static IEnumerable<string> MainParts(ZipInside zip) =>
        Declared(zip).Select(d => d.Part).Concat(Related(zip)).Where(p => p.Length > 0).Select(Uri.UnescapeDataString);

    /// <summary>A type of which the main part is named, or a default type for its extension.</summary>
    private static IEnumerable<(string Part, string Type)> Declared(ZipInside zip) =>
        (zip.Xml(List)?.Elements() ?? [])
            .Select(e => (Part: Of(e, "PartName"), Type: Of(e, "ContentType")))
            .Where(d => d.Type.EndsWith(".main+xml", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Related(ZipInside zip) =>
        (zip.Xml("_rels/.rels")?.Elements() ?? [])
            .Where(e => Of(e, "Type").EndsWith("/officeDocument", StringComparison.Ordinal))
            .Select(e => Of(e, "Target"));

    private static string Of(XElement element, string name) => (string?)element.Attribute(name) ?? "";
}

/// <summary>Word.</summary>
internal sealed class DocxFile()
    : OpenXml(
        KindGroup.Document,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "wordprocessingml.document",
        ".docx"
    );

/// <summary>Excel.</summary>
internal sealed class XlsxFile()
    : OpenXml(KindGroup.Sheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheetml.sheet", ".xlsx");

/// <summary>PowerPoint.</summary>
internal sealed class PptxFile()
    : OpenXml(
        KindGroup.Slides,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "presentationml.presentation",
        ".pptx"
    );
