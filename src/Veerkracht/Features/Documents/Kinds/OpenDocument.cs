using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// OpenDocument (ISO 26300). What it is stands in a small part "mimetype", or in the manifest where a program left that out.
/// </summary>
internal abstract class OpenDocument(KindGroup group, string contentType, string extension) : FileKind(group, contentType, extension)
{
    private const string Manifest = "META-INF/manifest.xml";

    public override bool Recognises(SentFile file) => file.Zip is { } zip && Said(zip) is { } said && IsIt(said);

    private protected virtual bool IsIt(string said) => said == ContentType;

    /// <summary>A template of text, sheet or presentation: from it a document is still to be made.</summary>
    internal static bool IsTemplate(ZipInside zip) => Said(zip)?.EndsWith("-template", StringComparison.Ordinal) == true;

    public override LocalText? Fault(SentFile file)
    {
        var zip = file.Zip!;
        if (zip.IsLocked || IsEncrypted(zip))
            return FileFaults.Password;
        if (Runs(zip))
            return FileFaults.Macros(Label);
        return zip.Has("content.xml") && zip.IsWhole() ? null : FileFaults.Damaged;
    }

    private static string? Said(ZipInside zip) =>
        zip.Read("mimetype", 200) is { } said ? Encoding.ASCII.GetString(said).Trim()
        : zip.Xml(Manifest) is { } manifest
            ? manifest.Elements().Where(e => Of(e, "full-path") == "/").Select(e => Of(e, "media-type")).FirstOrDefault()
        : null;

    private static bool IsEncrypted(ZipInside zip) =>
        zip.Has("encrypted-package") || zip.Xml(Manifest)?.Descendants().Any(e => e.Name.LocalName == "encryption-data") == true;

    /// <summary>An empty library of Basic is written by default; a module in it is a macro. So is a script of another language.</summary>
    private static bool Runs(ZipInside zip) =>
        zip.Names.Any(n =>
            (
                n.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase)
                && n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                && !IsIndex(n)
            ) || (n.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase) && !n.EndsWith('/'))
        );

    private static bool IsIndex(string name) =>
        Path.GetFileName(name) is "script-lc.xml" or "script-lb.xml" or "dialog-lc.xml" or "dialog-lb.xml";

    private static string Of(System.Xml.Linq.XElement element, string name) =>
        (string?)element.Attributes().FirstOrDefault(a => a.Name.LocalName == name) ?? "";
}

/// <summary>Text.</summary>
internal sealed class OdtFile() : OpenDocument(KindGroup.Document, "application/vnd.oasis.opendocument.text", ".odt")
{
    // LibreOffice writes so what it opened as a web page and saves as .odt.
    private protected override bool IsIt(string said) => base.IsIt(said) || said == ContentType + "-web";
}

/// <summary>Sheet.</summary>
internal sealed class OdsFile() : OpenDocument(KindGroup.Sheet, "application/vnd.oasis.opendocument.spreadsheet", ".ods");

/// <summary>Presentation.</summary>
internal sealed class OdpFile() : OpenDocument(KindGroup.Slides, "application/vnd.oasis.opendocument.presentation", ".odp");
