namespace Veerkracht.Features.Documents.Pdf;

/// <summary>A row of a table, broken into lines. Sizes and heights in points.</summary>
/// <param name="scope">What its headers name: "/Column" or "/Row".</param>
/// <param name="head">What is shown once more above what continues on a new page.</param>
internal sealed class PdfRow(IReadOnlyList<PdfCell> cells, string scope, float size, bool bold, PdfRow? head)
{
    /// <summary>Rows that are as high together are not parted where one of them would stand alone on its page.</summary>
    private const float Together = 150;

    /// <summary>Half a page: a row that is higher may be parted.</summary>
    private const float Whole = 350;

    /// <summary>Between its lines and those of the next row.</summary>
    public const float Below = 8;

    public IReadOnlyList<PdfCell> Cells { get; } = cells;
    public string Scope { get; } = scope;
    public float Size { get; } = size;
    public bool Bold { get; } = bold;
    public PdfRow? Head { get; } = head;

    /// <summary>Of each cell.</summary>
    public IReadOnlyList<IReadOnlyList<PdfLine>> Lines { get; } = [.. cells.Select(c => PdfText.Lines(c.Text, size, bold, c.Width))];

    public float LineHeight => Size * 1.35f;

    private float Height => Lines.Max(l => l.Count) * LineHeight + Below;

    /// <summary>What must be left on a page for it to begin there.</summary>
    private float Needed => Height <= Whole ? Height : 3 * LineHeight + Below;

    /// <summary>
    /// What must be left on a page for a row to begin there: the first two rows of a table stay together, and the last two, and three
    /// where there are no more.
    /// </summary>
    public static float NeededFrom(IReadOnlyList<PdfRow> rows, int i)
    {
        if (i == 0 && rows.Count > 1 && rows[1].Head == rows[0])
            return rows[0].Needed + NeededFrom([.. rows.Skip(1)], 0);
        var left = rows.Count - i;
        var together =
            left is 2 or 3 && i == 0 ? left
            : i == 0 || left == 2 ? Math.Min(2, left)
            : 1;
        var height = rows.Skip(i).Take(together).Sum(r => r.Height);
        return height <= Together ? height : rows[i].Needed;
    }
}
