namespace Veerkracht.Core.Expressions;

/// <summary>Turns an offset in an expression into a place in its file.</summary>
internal sealed class FaultReport(string text, Place place, ICollection<Fault> faults)
{
    private readonly List<Fault> _doubts = [];

    public bool Any { get; private set; }
    public IReadOnlyList<Fault> Doubts => _doubts;

    public void Add(int offset, string english, string dutch, string? missing = null)
    {
        Any = true;
        faults.Add(At(offset, english, dutch) with { Missing = missing, Within = text });
    }

    /// <summary>What can be read and not be published.</summary>
    public void Doubt(int offset, string english, string dutch) => _doubts.Add(At(offset, english, dutch));

    private Fault At(int offset, string english, string dutch)
    {
        var (line, column) = (0, 0);
        for (var i = 0; i < offset && i < text.Length; i++)
        {
            if (text[i] == '\n')
                (line, column) = (line + 1, 0);
            else
                column++;
        }
        return new Fault(new Place(place.File, place.Line + line, place.Column + column), english, dutch);
    }
}
