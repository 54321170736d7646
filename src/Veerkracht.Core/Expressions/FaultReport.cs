namespace Veerkracht.Core.Expressions;

/// <summary>Turns an offset in an expression into a place in its file.</summary>
internal sealed class FaultReport(string text, Place place, ICollection<Fault> faults)
{
    public bool Any { get; private set; }

    public void Add(int offset, string english, string dutch, string? missing = null)
    {
        Any = true;
        var (line, column) = (0, 0);
        for (var i = 0; i < offset && i < text.Length; i++)
        {
            if (text[i] == '\n')
                (line, column) = (line + 1, 0);
            else
                column++;
        }
        faults.Add(
            new Fault(new Place(place.File, place.Line + line, place.Column + column), english, dutch) { Missing = missing, Within = text }
        );
    }
}
