using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// Reads the keys of one map; every fault is noted and reading goes on. The keys that are asked for are the keys that exist:
/// <see cref="Close"/> names the others.
/// </summary>
public sealed class MapReader
{
    /// <summary>Up to so many keys are looked through; to hash them takes longer.</summary>
    private const int FewKeys = 10;

    private readonly Dictionary<string, YamlNode>? _values;
    private readonly List<string> _asked = new(32);
    private Dictionary<string, Fault>? _missing;
    private readonly YamlMap? _map;
    private readonly LocalText _what;

    public MapReader(YamlNode node, Thing what, ReadScope scope)
    {
        (Place, _what, Scope) = (node.Place, what.The, scope);
        _map = node as YamlMap;
        if (_map is null)
            scope.Fault(
                node.Place,
                $"{_what.En} must be a set of keys (key: value)",
                $"{_what.Nl} moet uit sleutels bestaan (sleutel: waarde)"
            );
        if (_map is not { Entries.Count: > FewKeys } many)
            return;
        _values = new(many.Entries.Count);
        foreach (var (key, value) in many.Entries)
            _values[key.Text] = value;
    }

    /// <summary>The value of a key, the last where it stands twice.</summary>
    private YamlNode? Value(string key)
    {
        if (_values is not null)
            return _values.GetValueOrDefault(key);
        if (_map is null)
            return null;
        for (var i = _map.Entries.Count - 1; i >= 0; i--)
        {
            if (_map.Entries[i].Key.Text == key)
                return _map.Entries[i].Value;
        }
        return null;
    }

    /// <summary>Keys that hold what has names; without them these names are unknown too.</summary>
    private static readonly string[] Holders =
    [
        "id",
        "name",
        "fields",
        "columns",
        "rows",
        "options",
        "sections",
        "steps",
        "funding",
        "amounts",
    ];

    public Place Place { get; }
    public ReadScope Scope { get; }

    /// <summary>Its keys are names that the call gives elsewhere.</summary>
    public bool HoldsNames { get; init; }

    public bool Has(string key) => Node(key) is not null;

    /// <summary>The place of a key's value, or of the whole where the key is missing.</summary>
    public Place At(string key) => Value(key)?.Place ?? Place;

    public YamlNode? Node(string key, bool required = false)
    {
        _asked.Add(key);
        if (Value(key) is { } node && node is not YamlScalar { IsEmpty: true })
            return node;
        if (required && _map is not null && !Scope.IsPartial(Place) && _missing?.ContainsKey(key) != true)
        {
            (_missing ??= [])[key] = new Fault(Place, $"{_what.En} has no '{key}'", $"bij {_what.Nl} ontbreekt '{key}'; vul het aan");
            Scope.Add([_missing[key]]);
            if (Holders.Contains(key))
                Scope.Hide(null);
        }
        return null;
    }

    public YamlScalar? Scalar(string key, bool required = false)
    {
        var node = Node(key, required);
        if (node is null or YamlScalar)
            return node as YamlScalar;
        Scope.Fault(node.Place, $"'{key}' must be one text", $"'{key}' moet één tekst zijn");
        return null;
    }

    /// <summary>The text of a key that has moved elsewhere: still read where it has a value, and else as unknown as any other.</summary>
    public string? Moved(string key) => Value(key) is YamlScalar { IsEmpty: false } ? Text(key) : null;

    public string? Text(string key, bool required = false) => Scalar(key, required)?.Text;

    /// <summary>The text of a required key; a placeholder where it is missing, for the fault is noted.</summary>
    public string Required(string key) => Text(key, true) ?? "";

    public bool Bool(string key) =>
        Parsed(
            key,
            false,
            text =>
                text switch
                {
                    "true" or "yes" => true,
                    "false" or "no" => false,
                    _ => (bool?)null,
                },
            text => new($"'{key}' moet true of false zijn, niet '{text}'", $"'{key}' must be true or false, not '{text}'")
        ) ?? false;

    public int? Count(string key) =>
        Parsed(key, false, Words.Count, text =>
            new($"'{key}' moet een geheel getal zijn, niet '{text}'", $"'{key}' must be a whole number, not '{text}'")
        );

    public Rational? Number(string key) =>
        Parsed(key, false, Words.Number, text =>
            new($"'{key}' moet een getal zijn zoals 12.5, niet '{text}'", $"'{key}' must be a number like 12.5, not '{text}'")
        );

    public Money? Amount(string key, bool required = false) =>
        Parsed(key, required, Words.Amount, text =>
            new(
                $"'{key}' moet een bedrag in euro zijn zoals 150000 of 12.50, niet '{text}'",
                $"'{key}' must be an amount in euro like 150000 or 12.50, not '{text}'"
            )
        );

    /// <summary>One whose year must be mistyped is read, and keeps the call from being published.</summary>
    public LocalDate? Date(string key, bool required = false)
    {
        var date = Parsed(key, required, Words.Date, Words.WhyNoDate);
        if (date is { } day && Scalar(key) is { } scalar)
            Doubted(scalar, Words.WhyNoYear(scalar.Text, day.Year));
        return date;
    }

    private void Doubted(YamlScalar scalar, LocalText? doubt)
    {
        if (doubt is not null)
            Scope.NotYet(scalar.Place, doubt.En!, doubt.Nl);
    }

    /// <summary>A wall time of Brussels. One that could be meant in two ways is read, and keeps the call from being published.</summary>
    public LocalDateTime? Time(string key, WindowEnd end, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
            return null;
        var time = WallTimes.Read(scalar.Text, end, out var doubt);
        if (doubt is not null && time is null)
            Scope.Fault(scalar.Place, doubt);
        else
            Doubted(scalar, doubt ?? (time is { } at ? Words.WhyNoYear(scalar.Text, at.Year) : null));
        return time;
    }

    /// <summary>An id: a new name, unique among <paramref name="taken"/>.</summary>
    public string Id(string key, ISet<string> taken, Thing what)
    {
        if (Scalar(key, true) is not { } scalar)
            return "";
        if (!Words.IsIdentifier(scalar.Text))
        {
            Scope.Fault(scalar.Place, Words.WhyNoIdentifier(scalar.Text));
            Scope.Hide(null);
        }
        else if (!taken.Add(scalar.Text))
            Scope.Fault(
                scalar.Place,
                $"there is already {what.One} '{scalar.Text}'",
                $"er is al een {what.Name.Nl} '{scalar.Text}'; kies een andere naam"
            );
        else if (ReservedWords.Contains(scalar.Text))
            Scope.NotYet(
                scalar.Place,
                $"'{scalar.Text}' is a word that CEL keeps for itself and keeps this call from being published; choose another id",
                $"'{scalar.Text}' is een woord dat CEL voor zich houdt en houdt deze oproep tegen bij de publicatie; kies een ander id"
            );
        return scalar.Text;
    }

    /// <summary>One of some words.</summary>
    public string? OneOf(string key, IReadOnlyCollection<string> words, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar)
            return null;
        if (words.Contains(scalar.Text))
            return scalar.Text;
        var all = string.Join(", ", words);
        var near = Suggestion.For(scalar.Text, words);
        Scope.Fault(
            scalar.Place,
            $"'{scalar.Text}' is not one of {all}{near.En}",
            $"'{scalar.Text}' kan hier niet; kies uit {all}{near.Nl}"
        );
        return null;
    }

    public LocalText? Local(string key, bool required = false) => Node(key, required) is { } node ? LocalOf(node, key, Scope) : null;

    public static LocalText LocalOf(YamlNode node, string what, ReadScope scope) => LocalReader.Read(node, what, scope);

    /// <summary>The items of a list; a single item may stand without a list.</summary>
    public IReadOnlyList<YamlNode> Items(string key, bool required = false)
    {
        var node = Node(key, required);
        if (node is YamlList list)
        {
            if (required && list.Items.Count == 0)
                Scope.Fault(node.Place, $"'{key}' is empty", $"'{key}' is leeg; vul het aan");
            return list.Items;
        }
        return node is null ? [] : [node];
    }

    public IReadOnlyList<YamlScalar> WordList(string key)
    {
        var words = new List<YamlScalar>();
        foreach (var item in Items(key))
        {
            if (item is YamlScalar scalar)
                words.Add(scalar);
            else
                Scope.Fault(item.Place, $"'{key}' must hold words", $"'{key}' moet uit woorden bestaan");
        }
        return words;
    }

    public IEnumerable<MapReader> Maps(string key, Thing what, bool required = false) =>
        Items(key, required).Select(item => new MapReader(item, what, Scope));

    public Expression? Expression(
        string key,
        IReadOnlyDictionary<string, ExpressionType> names,
        ExpressionType? type,
        bool required = false
    ) => Scalar(key, required) is { } scalar ? Scope.Compile(scalar, names, type) : null;

    /// <summary>
    /// A key that can be written and that nothing carries out: it keeps the call from being published, with the reason. Nothing where the
    /// key is not there.
    /// </summary>
    public void Idle(string key, string why, string waarom)
    {
        if (Has(key))
            Scope.NotYet(
                At(key),
                $"'{key}' keeps this call from being published: {why}; take it out before you publish",
                $"'{key}' houdt deze oproep tegen bij de publicatie: {waarom}; haal het weg voor u publiceert"
            );
    }

    /// <summary>Names the keys that nobody asked for.</summary>
    public void Close()
    {
        if (_map is null || (_values is null && _map.Entries.All(e => _asked.Contains(e.Key.Text))))
            return;
        var told = 0;
        var asked = _asked.ToHashSet();
        var strangers = _map.Entries.Where(e => !asked.Contains(e.Key.Text)).ToList();
        foreach (var (key, value) in strangers)
        {
            if (told++ == ReadScope.MostUnknownKeys)
            {
                var more = strangers.Count - ReadScope.MostUnknownKeys;
                Scope.Fault(
                    key.Place,
                    $"and {more} more unknown keys in {_what.En} from here on",
                    $"en vanaf hier nog {more} andere sleutels die bij {_what.Nl} niet kunnen; haal ze weg"
                );
                break;
            }
            // What stands behind a comma inside { } reads as a key without a value.
            if (value is YamlScalar { IsEmpty: true } && (key.Text.Contains(' ') || _asked.Contains("nl")))
                Scope.Fault(
                    key.Place,
                    $"'{key.Text}' has no value; put a text with a comma between quotes",
                    $"'{key.Text}' heeft geen waarde; zet een tekst met een komma tussen aanhalingstekens"
                );
            else
            {
                // A key that was meant and written wrongly is one mistake, not two.
                if (Nearest.To(key.Text, asked) is { } meant && _missing is not null && _missing.Remove(meant, out var missing))
                    Scope.Retract(missing);
                Scope.Unknown(
                    key.Place,
                    $"unknown key '{key.Text}' in {_what.En}",
                    $"'{key.Text}' is geen sleutel van {_what.Nl}",
                    key.Text,
                    asked,
                    HoldsNames ? Wanted.Name : Wanted.Key
                );
            }
        }
    }

    private T? Parsed<T>(string key, bool required, Func<string, T?> parse, Func<string, LocalText> message)
        where T : struct
    {
        if (Scalar(key, required) is not { } scalar)
            return null;
        var value = parse(scalar.Text);
        if (value is null)
            Scope.Fault(scalar.Place, message(scalar.Text));
        else if (value is Rational or Money)
            Scope.DoubtThousands(scalar);
        return value;
    }
}
