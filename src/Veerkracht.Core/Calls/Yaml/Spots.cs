using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Yaml;

/// <summary>
/// Finds back where each character of a scalar stands in the file. YAML changes white space, quotes and escapes only, so each
/// visible character is the next equal one in the source; white space takes the place before the next visible one.
/// </summary>
public sealed class Spots
{
    private readonly string _source;
    private readonly string _file;
    private readonly List<int> _lines = [0];

    public Spots(string source, string file)
    {
        (_source, _file) = (source, file);
        for (var i = 0; i < source.Length; i++)
            if (source[i] == '\n')
                _lines.Add(i + 1);
    }

    public IReadOnlyList<Place> Of(string text, long line, long column, bool isBlock)
    {
        if (text.Length == 0)
            return [];
        var at = Offset(line, column);
        // The indicator of a block ("|", ">-") is not part of the text.
        if (isBlock)
            at = Math.Max(_source.IndexOf('\n', Math.Min(at, _source.Length)), at);
        var spots = new Place[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                var found = _source.IndexOf(text[i], Math.Min(at, _source.Length));
                if (found >= 0)
                    at = found;
            }
            spots[i] = PlaceOf(at);
            if (at < _source.Length && (_source[at] == text[i] || !char.IsWhiteSpace(text[i])))
                at++;
        }
        return spots;
    }

    private int Offset(long line, long column)
    {
        var start = _lines[(int)Math.Clamp(line - 1, 0, _lines.Count - 1)];
        return (int)Math.Clamp(start + column - 1, 0, _source.Length);
    }

    private Place PlaceOf(int offset)
    {
        var index = _lines.BinarySearch(offset);
        if (index < 0)
            index = ~index - 1;
        return new Place(_file, index + 1, offset - _lines[index] + 1);
    }
}
