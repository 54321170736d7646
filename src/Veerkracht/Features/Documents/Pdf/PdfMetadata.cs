using System.Net;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// What a document says of itself for programs (XMP). PDFsharp writes a title as it is, of which "&amp;" makes no XML, and does not say
/// that the document follows PDF/UA-1.
/// </summary>
internal static class PdfMetadata
{
    private const string Root = "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
        Accessible =
            "\n      <rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
            + "\n        <pdfuaid:part>1</pdfuaid:part>\n      </rdf:Description>",
        Title = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";

    public static byte[] Mend(ReadOnlySpan<byte> xmp, string title) =>
        Encoding.UTF8.GetBytes(
            Encoding
                .UTF8.GetString(xmp)
                .Replace(Root, Root + Accessible, StringComparison.Ordinal)
                .Replace(Title + title, Title + WebUtility.HtmlEncode(title), StringComparison.Ordinal)
        );
}
