using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Documents of Office that hold macros, or are of a kind that may: docm, xlsm, pptm, xlsb, and templates of them.</summary>
internal sealed class MacroOffice() : FileKind(KindGroup.Document, "application/x-macros", ".docm")
{
    public override bool Recognises(SentFile file) => file.Zip is { } zip && zip.Has("[Content_Types].xml") && Has(zip);

    public override LocalText? Fault(SentFile file) =>
        FileFaults.Macros(
            OpenXml.MainType(file) is { } type
                ? type.Contains("excel", StringComparison.OrdinalIgnoreCase) || type.Contains("spreadsheet", StringComparison.Ordinal)
                    ? "xlsx"
                    : type.Contains("point", StringComparison.OrdinalIgnoreCase) || type.Contains("presentation", StringComparison.Ordinal)
                        ? "pptx"
                        : "docx"
                : "docx"
        );

    /// <summary>By the part in which macros are kept, under any name, or by the type that the package declares.</summary>
    public static bool Has(ZipInside zip) =>
        zip.Names.Any(n => Path.GetFileName(n).StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase))
        || (zip.Xml("[Content_Types].xml")?.Elements() ?? [])
            .Select(e => (string?)e.Attribute("ContentType") ?? "")
            .Any(t =>
                t.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                || t.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                || t.Contains("ms-excel.macrosheet", StringComparison.OrdinalIgnoreCase)
                || t.Contains("intlmacrosheet", StringComparison.OrdinalIgnoreCase)
            );
}
