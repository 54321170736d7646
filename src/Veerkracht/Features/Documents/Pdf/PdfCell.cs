using PdfSharp.Drawing;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>A cell of a table of a document. Start and width in points, from the left of the table.</summary>
internal sealed record PdfCell(string Text, float Start, float Width)
{
    public required XColor Colour { get; init; }

    /// <summary>Stands at the right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Names its column or row.</summary>
    public bool IsHeader { get; init; }
}
