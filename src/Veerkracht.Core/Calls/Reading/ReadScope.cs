using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Collects the faults of a file. A form is read twice: first without names, to learn which fields there are; then with names,
/// to check its expressions against them.
/// </summary>
public sealed class ReadScope(bool compiles)
{
    private readonly List<Fault> _faults = [];

    /// <summary>All faults, in the order of the file.</summary>
    public IReadOnlyList<Fault> Faults => [.. _faults.OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column)];

    public void Fault(Place place, string message) => _faults.Add(new Fault(place, message));

    public void Add(IEnumerable<Fault> faults) => _faults.AddRange(faults);

    /// <summary>Checks an expression; its faults are placed where they stand in the file.</summary>
    public Expression? Compile(YamlScalar scalar, IReadOnlyDictionary<string, ExpressionType> names, ExpressionType? type)
    {
        if (!compiles) return null;
        // On one line, the column of a fault tells how far it is from the start of the text.
        var text = scalar.Text.Replace('\n', ' ');
        var start = scalar.At(0);
        var found = new List<Fault>();
        var expression = Expression.Compile(text, start, names, type, found);
        foreach (var fault in found)
            _faults.Add(fault with { Place = scalar.At(fault.Place.Column - start.Column) });
        return expression;
    }

    /// <summary>The values that stand between braces in a message; see <see cref="CheckMessage"/>.</summary>
    public IReadOnlyDictionary<string, Expression> Message(LocalText message, Place place, IReadOnlyDictionary<string, ExpressionType> names)
    {
        if (!compiles) return new Dictionary<string, Expression>();
        var found = new List<Fault>();
        var values = CheckMessage.Compile(message, place, names, found);
        _faults.AddRange(found.Select(f => f with { Place = place, Message = $"in the message: {f.Message}" }));
        return values;
    }
}
