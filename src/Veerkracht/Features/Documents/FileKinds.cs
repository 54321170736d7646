using System.IO.Compression;
using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents;

/// <summary>A kind of file that may be attached.</summary>
/// <param name="Extensions">Lower case, with the dot; a file keeps its name only under one of these.</param>
public sealed record FileKind(string ContentType, string Label, params string[] Extensions);

/// <summary>Finds the kind of a file in its content. What is not on this list is refused, whatever its name says.</summary>
public static class FileKinds
{
    private static readonly FileKind Pdf = new("application/pdf", "pdf", ".pdf");
    private static readonly FileKind Png = new("image/png", "png", ".png");
    private static readonly FileKind Jpeg = new("image/jpeg", "jpg", ".jpg", ".jpeg");
    private static readonly FileKind Tiff = new("image/tiff", "tif", ".tif", ".tiff");
    private static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", ".docx");
    private static readonly FileKind Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", ".xlsx");
    private static readonly FileKind Pptx = new(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
        ".pptx"
    );
    private static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", "odt", ".odt");
    private static readonly FileKind Ods = new("application/vnd.oasis.opendocument.spreadsheet", "ods", ".ods");
    private static readonly FileKind Odp = new("application/vnd.oasis.opendocument.presentation", "odp", ".odp");
    private static readonly FileKind Text = new("text/plain; charset=utf-8", "txt", ".txt");
    private static readonly FileKind Csv = new("text/csv; charset=utf-8", "csv", ".csv");

    public static readonly IReadOnlyList<FileKind> All = [Pdf, Png, Jpeg, Tiff, Docx, Xlsx, Pptx, Odt, Ods, Odp, Csv, Text];

    /// <summary>"pdf, png, jpg …", for people.</summary>
    public static string Names => string.Join(", ", All.Select(k => k.Label));

    /// <summary>".pdf,.png,…", for the accept attribute.</summary>
    public static string Accept => string.Join(',', All.SelectMany(k => k.Extensions));

    /// <summary>The kind of a file, or null with the reason why it cannot be attached.</summary>
    /// <param name="content">Can be searched; read from the start.</param>
    public static (FileKind? Kind, LocalText Why) Of(Stream content, string name)
    {
        var extension = Path.GetExtension(name).ToLowerInvariant();
        var head = new byte[512];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0)
            return (null, Empty);
        var kind = Binary(head.AsSpan(0, read), content) ?? Plain(content, extension);
        if (kind is null)
            return (null, Unknown(extension));
        return kind.Extensions.Contains(extension) ? (kind, LocalText.Empty) : (null, OtherName(kind, extension));
    }

    private static FileKind? Binary(ReadOnlySpan<byte> head, Stream content) =>
        head switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => Pdf,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
            [0xFF, 0xD8, 0xFF, ..] => Jpeg,
            [(byte)'I', (byte)'I', 0x2A, 0x00, ..] or [(byte)'M', (byte)'M', 0x00, 0x2A, ..] => Tiff,
            [(byte)'P', (byte)'K', 3, 4, ..] => Package(content),
            _ => null,
        };

    /// <summary>
    /// Office documents are zip files; only names and a small mimetype entry are looked at, so a bomb stays closed. Macros are refused.
    /// </summary>
    private static FileKind? Package(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return null;
            if (zip.GetEntry("[Content_Types].xml") is not null)
            {
                return zip.GetEntry("word/document.xml") is not null ? Docx
                    : zip.GetEntry("xl/workbook.xml") is not null ? Xlsx
                    : zip.GetEntry("ppt/presentation.xml") is not null ? Pptx
                    : null;
            }
            if (zip.GetEntry("mimetype") is not { Length: < 100 } mimetype)
                return null;
            using var reader = new StreamReader(mimetype.Open(), Encoding.ASCII);
            var buffer = new char[100];
            var said = new string(buffer, 0, reader.ReadBlock(buffer));
            return new[] { Odt, Ods, Odp }.FirstOrDefault(k => k.ContentType == said.Trim());
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>UTF-8 without control characters, that does not begin as a page, a drawing or a program.</summary>
    private static FileKind? Plain(Stream content, string extension)
    {
        if (extension is not (".txt" or ".csv"))
            return null;
        content.Position = 0;
        using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        try
        {
            var buffer = new char[8192];
            var start = "";
            for (int read; (read = reader.ReadBlock(buffer)) > 0; )
            {
                if (start.Length == 0)
                    start = new string(buffer, 0, Math.Min(read, 64)).TrimStart();
                if (buffer.AsSpan(0, read).ContainsAnyExcept(Readable))
                    return null;
            }
            return start.StartsWith('<') || start.StartsWith("#!", StringComparison.Ordinal) ? null
                : extension == ".csv" ? Csv
                : Text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static readonly System.Buffers.SearchValues<char> Readable = System.Buffers.SearchValues.Create([
        .. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is '\t' or '\n' or '\r' or '\f' || !char.IsControl(c)),
    ]);

    private static readonly LocalText Empty = new(
        "Dit bestand is leeg. Kies een bestand met inhoud.",
        "This file is empty. Choose a file with content."
    );

    private static LocalText Unknown(string extension) =>
        new(
            $"De inhoud van dit bestand is niet van een soort die u kunt "
                + $"toevoegen{(extension.Length > 0 ? $" (de naam eindigt op {extension})" : "")}. Toegelaten zijn: {Names}.",
            $"The content of this file is not of a kind that can be "
                + $"attached{(extension.Length > 0 ? $" (its name ends in {extension})" : "")}. Allowed are: {Names}."
        );

    private static LocalText OtherName(FileKind kind, string extension) =>
        new(
            $"De inhoud van dit bestand is {kind.Label}, maar de naam eindigt op “{extension}”. Hernoem het naar {kind.Extensions[0]} "
                + "en voeg het opnieuw toe.",
            $"The content of this file is {kind.Label}, but its name ends in “{extension}”. Rename it to {kind.Extensions[0]} and add "
                + "it again."
        );
}
