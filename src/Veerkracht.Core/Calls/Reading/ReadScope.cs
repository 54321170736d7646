using System.Text.RegularExpressions;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>What an unknown word should be: a name of something in the call, a piece that is shared, a key of the format.</summary>
public enum Wanted
{
    Name,
    Piece,
    Key,
}

/// <summary>
/// Collects the faults of a file. A form is read twice: first without names, to learn which fields there are; then with names,
/// to check its expressions against them.
/// </summary>
public sealed partial class ReadScope(bool compiles)
{
    /// <summary>Most keys of one map that are told one by one, and most words of a file for which the nearest is looked for.</summary>
    public const int MostUnknownKeys = 1000;

    private readonly Dictionary<object, IReadOnlyList<Field>> _learnt = new(ReferenceEqualityComparer.Instance);
    private ReadScope? _outline;
    private int _suggested;
    private readonly List<Fault> _faults = [];
    private readonly List<Fault> _notYet = [];
    private readonly HashSet<string> _hidden = [];
    private readonly HashSet<Place> _partial = [];
    private bool _isCutShort;

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

    /// <summary>
    /// All faults, in the order of the file, and behind them those of its tables; what stands once and is used often has its fault once.
    /// </summary>
    public IReadOnlyList<Fault> Faults => InOrder(Together(_faults.Where(f => !Follows(f))));

    /// <summary>What can be read and not be published, in the order of the file.</summary>
    public IReadOnlyList<Fault> Unpublishable => InOrder(_notYet);

    public void NotYet(Place place, string message, string nl) => _notYet.Add(new Fault(place, message, nl));

    // A step that repeats is read once for each year: what is wrong in it is wrong once.
    private static IReadOnlyList<Fault> InOrder(IEnumerable<Fault> faults) =>
        [
            .. faults
                .DistinctBy(f => (f.Place, AnyYear().Replace(f.Message, "")))
                .OrderBy(f => f.Place.File, StringComparer.Ordinal)
                .ThenBy(f => f.Place.Line)
                .ThenBy(f => f.Place.Column),
        ];

    public void Fault(Place place, string message, string nl) => _faults.Add(new Fault(place, message, nl));

    /// <summary>
    /// Something with a name could not be read, and its fault is noted: what is said elsewhere about that name follows from it, and is told
    /// when this is mended. Null where not even its name is known.
    /// </summary>
    public void Hide(string? name) => _hidden.Add(name ?? "");

    /// <summary>A set of keys of which a part could not be found: keys that it lacks are no fault of their own.</summary>
    public void Partial(Place place) => _partial.Add(place);

    /// <summary>As <see cref="Partial"/>, of every set of keys.</summary>
    public void CutShort() => _isCutShort = true;

    public bool IsPartial(Place place) => _isCutShort || _partial.Contains(place);

    /// <summary>Takes a fault back that another one explains.</summary>
    internal void Retract(Fault fault) => _faults.Remove(fault);

    private bool Follows(Fault fault) =>
        _hidden.Count > 0
        && fault.Within is { } text
        && ((fault.Missing is not null && _hidden.Contains("")) || AnyName().Matches(text).Any(m => _hidden.Contains(m.Value)));

    /// <summary>A name that is not there is told once, with the other lines where it stands.</summary>
    private static IEnumerable<Fault> Together(IEnumerable<Fault> faults)
    {
        foreach (var same in InOrder(faults).GroupBy(f => f.Missing is { } name ? (object)name : f))
        {
            var first = same.First();
            var others = same.Skip(1).Select(f => f.Place.Line).Where(line => line != first.Place.Line).Distinct().ToList();
            var lines = string.Join(", ", others);
            yield return others.Count == 0
                ? first
                : first with
                {
                    Message = $"{first.Message} (also on line {lines})",
                    Nl = $"{first.Nl} (ook op regel {lines})",
                };
        }
    }

    /// <param name="why">In both languages; Dutch stands for English only where there is none.</param>
    public void Fault(Place place, LocalText why) => Fault(place, why.In(Language.En), why.Nl);

    /// <summary>A word that is not known, with the nearest one that is.</summary>
    public void Unknown(Place place, string message, string nl, string word, IEnumerable<string> known, Wanted wanted = Wanted.Name)
    {
        var near = _suggested++ < MostUnknownKeys ? Suggestion.For(word, known) : LocalText.Empty;
        if (near.IsEmpty && wanted == Wanted.Key && _suggested <= MostUnknownKeys)
            near = Suggestion.Among(known);
        _faults.Add(
            new Fault(place, message + near.En, nl + (near.IsEmpty ? "; verbeter het of haal het weg" : near.Nl))
            {
                Missing = wanted == Wanted.Key ? null : word,
                Within = wanted == Wanted.Name ? word : null,
            }
        );
    }

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
        Doubt(scalar, expression);
        return expression;
    }

    private void Doubt(YamlScalar scalar, Expression? expression)
    {
        foreach (var doubt in expression?.Doubts ?? [])
            _notYet.Add(doubt with { Place = scalar.At(doubt.Place.Column - scalar.Place.Column) });
    }

    /// <summary>A number with a point between its thousands is read as it is written, and keeps the call from being published.</summary>
    public void DoubtThousands(YamlScalar scalar)
    {
        if (Thousands.AreMeant(scalar.Text) && Words.Number(scalar.Text) is { } value)
            NotYet(scalar.Place, Thousands.English(scalar.Text, value), Thousands.Dutch(scalar.Text, value));
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
            {
                values[part] = expression;
                Doubt(scalar, expression);
            }
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

    [GeneratedRegex("(?<![0-9])[0-9]{4}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex AnyYear();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex AnyName();
}
