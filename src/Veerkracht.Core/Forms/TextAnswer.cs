namespace Veerkracht.Core.Forms;

/// <summary>Bounds of answers that are one text.</summary>
internal static class TextAnswer
{
    /// <summary>Where a definition gives no longest length: enough for any text, and a bound on what is kept.</summary>
    public const int DefaultLine = 1_000,
        DefaultLong = 20_000;
}
