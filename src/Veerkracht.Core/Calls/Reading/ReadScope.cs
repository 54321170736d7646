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
    /// <summary>Most keys of one map that are told one by one, and most words of a file for which the nearest is looked for.</summary>
    public const int MostUnknownKeys = 1000;

    private readonly Dictionary<object, IReadOnlyList<Field>> _learnt = new(ReferenceEqualityComparer.Instance);
    private ReadScope? _outline;
    private int _suggested;
    private readonly List<Fault> _faults = [];

    /// <summary>Whether expressions are checked; otherwise the file is only read to learn what there is.</summary>
    public bool Compiles => compiles;

    /// <summary>Where the outline of this file is read, with what was learnt before.</summary>
    public ReadScope Outline => compiles ? _outline ??= new ReadScope(false) : this;

    /// <summary>The fields of some nodes as they were learnt; each is learnt once, or a form would be read twice at each level.</summary>
    public IReadOnlyList<Field> Learnt(IReadOnlyList<YamlNode> nodes, Func<IReadOnlyList<YamlNode>, IReadOnlyList<Field>> learn)
    {
        var known = Outline._learnt;
        object key = nodes.Count == 1 ? nodes[0] : nodes;
        return known.TryGetValue(key, out var fields) ? fields : known[key] = learn(nodes);
    }

    private readonly List<Fault> _notYet = [];

    /// <summary>All faults, in the order of the file; what stands once and is used often has its fault once.</summary>
    public IReadOnlyList<Fault> Faults => InOrder(_faults);

    /// <summary>What can be read and not be published, in the order of the file.</summary>
    public IReadOnlyList<Fault> Unpublishable => InOrder(_notYet);

    public void NotYet(Place place, string message, string nl) => _notYet.Add(new Fault(place, message, nl));

    private static IReadOnlyList<Fault> InOrder(IEnumerable<Fault> faults) =>
        [.. faults.Distinct().OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column)];

    /// <summary>A fault is one line, whatever of the file it repeats.</summary>
    public void Fault(Place place, string message, string nl) => _faults.Add(new Fault(place, Line(message), Line(nl)));

    /// <param name="why">In both languages; Dutch stands for English only where there is none.</param>
    public void Fault(Place place, LocalText why) => Fault(place, why.In(Language.En), why.Nl);

    /// <summary>A word that is not known, with the nearest one that is.</summary>
    public void Unknown(Place place, string message, string nl, string word, IEnumerable<string> known)
    {
        var near = _suggested++ < MostUnknownKeys ? Suggestion.For(word, known) : LocalText.Empty;
        Fault(place, message + near.En, nl + (near.IsEmpty ? "; verbeter het of haal het weg" : near.Nl));
    }

    private static string Line(string message) => message.Contains('\n') ? message.ReplaceLineEndings(" ") : message;

    public void Add(IEnumerable<Fault> faults) => _faults.AddRange(faults);

    /// <summary>Checks an expression; its faults are placed where they stand in the file.</summary>
    public Expression? Compile(YamlScalar scalar, IReadOnlyDictionary<string, ExpressionType> names, ExpressionType? type)
    {
        if (!compiles)
            return null;
        // On one line, the column of a fault tells how far it is from the start of the text.
        var text = scalar.Text.Replace('\n', ' ');
        var found = new List<Fault>();
        var expression = Expression.Compile(text, scalar.Place, names, type, found);
        foreach (var fault in found)
            _faults.Add(fault with { Place = scalar.At(fault.Place.Column - scalar.Place.Column) });
        return expression;
    }

    /// <summary>The values that stand between braces in a message, in either language; see <see cref="CheckMessage"/>.</summary>
    public IReadOnlyDictionary<string, Expression> Message(YamlNode? message, IReadOnlyDictionary<string, ExpressionType> names)
    {
        var values = new Dictionary<string, Expression>();
        if (!compiles)
            return values.AsReadOnly();
        var texts =
            message is YamlMap map ? map.Entries.Select(e => e.Value).OfType<YamlScalar>()
            : message is YamlScalar one ? [one]
            : [];
        foreach (var scalar in texts)
        {
            var found = new List<Fault>();
            foreach (var (part, expression) in CheckMessage.Compile(new LocalText(scalar.Text), scalar.Place, names, found))
                values[part] = expression;
            foreach (var fault in found)
                _faults.Add(
                    fault with
                    {
                        Place = scalar.At(fault.Place.Column - scalar.Place.Column),
                        Message = $"in the message: {fault.Message}",
                        Nl = $"in de boodschap: {fault.Nl}",
                    }
                );
        }
        return values.AsReadOnly();
    }
}
