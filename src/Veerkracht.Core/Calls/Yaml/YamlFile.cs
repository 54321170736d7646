using Veerkracht.Core.Expressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Parser = YamlDotNet.Core.Parser;

namespace Veerkracht.Core.Calls.Yaml;

/// <summary>
/// Reads the plain part of YAML that call files use: maps, lists, texts, one document. Anchors, aliases and tags are refused:
/// they hide what a file says, and a few lines of them can grow to gigabytes. Never throws on what the file says.
/// </summary>
public sealed class YamlFile
{
    /// <summary>Most characters of a file.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>Most levels of nesting.</summary>
    public const int MaxDepth = 40;

    private readonly Parser _parser;
    private readonly Spots _spots;
    private readonly string _text;
    private readonly string _file;
    private readonly List<Fault> _faults;
    private bool _merges;

    private YamlFile(string text, string file, List<Fault> faults)
    {
        _parser = new Parser(new StringReader(text));
        (_spots, _text, _file, _faults) = (new Spots(text, file), text, file, faults);
    }

    /// <summary>The root of the file, or null where it cannot be read at all; then a fault says where and why.</summary>
    public static YamlNode? Read(string text, string file, List<Fault> faults)
    {
        text = Plain(text);
        var start = new Place(file, 1, 1);
        if (text.Length > MaxLength)
        {
            faults.Add(
                new Fault(
                    start,
                    $"the file is too large: {text.Length} characters, at most {MaxLength}",
                    $"het bestand is te groot: {text.Length} tekens, ten hoogste {MaxLength}; kort het in"
                )
            );
            return null;
        }
        var yaml = new YamlFile(text, file, faults);
        try
        {
            var root = yaml.Document();
            // What is merged in is not there, so that whatever reads on would tell that it is missing.
            return yaml._merges ? null : root;
        }
        catch (YamlException e)
        {
            faults.Add(YamlWords.Broken(new Place(file, (int)Math.Max(e.Start.Line, 1), (int)Math.Max(e.Start.Column, 1)), e.Message));
        }
        catch (Exception e)
            when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner of the library answers some broken input with these instead of its own exception.
            faults.Add(
                YamlWords.Broken(
                    yaml._parser.Current is { } last ? yaml.At(last.End) : start,
                    "a list, a set of keys or a quote does not end here as it should"
                )
            );
        }
        return null;
    }

    /// <summary>The text in which places and spans are counted: line ends as one character, no byte order mark.</summary>
    public static string Plain(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n");

    private YamlNode? Document()
    {
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is not DocumentStart)
        {
            _faults.Add(new Fault(new Place(_file, 1, 1), "the file is empty", "het bestand is leeg; schrijf er een oproep in"));
            return null;
        }
        _parser.MoveNext();
        var root = Node(0);
        _parser.MoveNext();
        _parser.MoveNext();
        if (_parser.Current is DocumentStart)
            _faults.Add(
                new Fault(
                    At(_parser.Current.Start),
                    "one file holds one document; take out the \"---\"",
                    "een bestand bevat één document; haal \"---\" weg"
                )
            );
        return root;
    }

    /// <summary>Reads the node at the current event and leaves the parser at its last event.</summary>
    private YamlNode Node(int depth)
    {
        var current = _parser.Current!;
        var place = At(current.Start);
        if (depth > MaxDepth)
            throw new YamlException(current.Start, current.End, $"nested deeper than {MaxDepth} levels");
        if (current is AnchorAlias)
            _faults.Add(
                new Fault(
                    place,
                    "aliases (*name) are not allowed; write the text out",
                    "verwijzingen (*naam) mogen niet; schrijf de tekst uit"
                )
            );
        if (current is NodeEvent { Anchor.IsEmpty: false })
            _faults.Add(
                new Fault(place, "anchors (&name) are not allowed; write the text out", "ankers (&naam) mogen niet; schrijf de tekst uit")
            );
        if (current is NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false })
            _faults.Add(
                new Fault(
                    place,
                    "tags (!name) are not allowed",
                    "tags (!naam) mogen niet; zet de tekst tussen aanhalingstekens of haal ! weg"
                )
            );
        switch (current)
        {
            case Scalar scalar:
                var block = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
                return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, place)
                {
                    Spots = text => _spots.Of(text, place.Line, place.Column, block),
                    Span = SpanOf(scalar, scalar.End),
                    IsBlock = block,
                };
            case SequenceStart list:
                var items = new List<YamlNode>();
                while (Next() is not SequenceEnd)
                    items.Add(Node(depth + 1));
                return new YamlList(items, place)
                {
                    IsFlow = list.Style == SequenceStyle.Flow,
                    Span = SpanOf(list, list.Style == SequenceStyle.Flow, items.LastOrDefault()),
                };
            case MappingStart map:
                var read = Map(place, depth);
                return read with
                {
                    IsFlow = map.Style == MappingStyle.Flow,
                    Span = SpanOf(map, map.Style == MappingStyle.Flow, read.Entries.LastOrDefault().Value),
                };
            default:
                return new YamlScalar("", true, place);
        }
    }

    private YamlMap Map(Place place, int depth)
    {
        var entries = new List<KeyValuePair<YamlScalar, YamlNode>>();
        var seen = new HashSet<string>();
        while (Next() is not MappingEnd)
        {
            var key = Node(depth + 1);
            Next();
            var known = _faults.Count;
            var value = Node(depth + 1);
            if (key is YamlScalar { IsPlain: true, Text: "<<" })
            {
                _merges = true;
                _faults.RemoveRange(known, _faults.Count - known);
                _faults.Add(
                    new Fault(
                        key.Place,
                        "merge keys (<<) are not allowed; write the keys out, or share them with 'shared' and 'use'",
                        "samenvoegen met << mag niet; schrijf de sleutels uit, of deel ze met 'shared' en 'use'"
                    )
                );
            }
            else if (key is not YamlScalar name)
                _faults.Add(new Fault(key.Place, "a key must be a word", "een sleutel moet een woord zijn"));
            else if (!seen.Add(name.Text))
                _faults.Add(
                    new Fault(name.Place, $"'{name.Text}' stands here twice", $"'{name.Text}' staat hier twee keer; haal er één weg")
                );
            else
                entries.Add(new(name, value));
        }
        return new YamlMap(entries, place);
    }

    /// <summary>
    /// The library counts the white space behind what stands on lines of its own as part of it; here a piece ends with its last visible
    /// character.
    /// </summary>
    private Span SpanOf(ParsingEvent start, Mark end)
    {
        var from = (int)start.Start.Index;
        var until = Math.Min((int)end.Index, _text.Length);
        while (until > from && char.IsWhiteSpace(_text[until - 1]))
            until--;
        return new Span(from, until);
    }

    /// <summary>
    /// A collection on lines of its own ends where its last piece ends: comments behind it are not part of it. One in brackets ends with
    /// its bracket.
    /// </summary>
    private Span SpanOf(ParsingEvent start, bool isFlow, YamlNode? last)
    {
        var from = (int)start.Start.Index;
        if (!isFlow)
            return last is null ? SpanOf(start, start.End) : new Span(from, last.Span.End);
        // The marks of the library are not exact here, so the bracket is looked for: only white space, commas and comments can stand before
        // it.
        var at = last?.Span.End ?? from + 1;
        for (; at < _text.Length && _text[at] is not ('}' or ']'); at++)
            if (_text[at] == '#')
                at = _text.IndexOf('\n', at) is var end and >= 0 ? end : _text.Length - 1;
        return new Span(from, Math.Min(at + 1, _text.Length));
    }

    private ParsingEvent Next() => _parser.MoveNext() ? _parser.Current! : throw new YamlException("the file ends in the middle");

    private Place At(Mark mark) => new(_file, (int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));
}
