namespace Veerkracht.Features.Documents.Pdf;

/// <summary>A line as it stands on a page.</summary>
/// <param name="Levels">Of each UTF-16 unit; null where all runs from the left.</param>
/// <param name="FromRight">It begins at the right.</param>
/// <param name="Width">Points, without the spaces at its end.</param>
/// <param name="TabStop">Points: a tab goes on at the next multiple of it.</param>
/// <param name="IsHyphened">It ends in a soft hyphen at which a word was broken.</param>
internal sealed record PdfLine(string Text, byte[]? Levels, bool FromRight, float Width, float TabStop, bool IsHyphened);
