using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Veerkracht.Features.Privacy;

/// <summary>
/// Replaces the name and address of one person in a text or in JSON by a neutral mark. In an object of JSON that holds the address, or both
/// parts of the name apart, those parts and telephone numbers go too: it is how to reach this person. One that holds another address is
/// of somebody else of the same name, and stays.
/// </summary>
public sealed partial class NameMark
{
    /// <summary>What stands there afterwards, in both languages.</summary>
    public const string Mark = "(naam gewist / name removed)";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string? _email;
    private readonly string[] _parts;
    private readonly string[] _words;
    private readonly Regex? _whole;

    /// <param name="email">Null where there is none.</param>
    public NameMark(string name, string? email)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        _words = words.Length > 1 ? words : [];
        _email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        // A name of one word is found as an address only: else a town or a street of that name would go.
        _parts = words.Length > 1 ? [words[0], string.Join(' ', words[1..])] : [];
        List<string> sought = _email is null ? [] : [Regex.Escape(_email)];
        if (words.Length > 1)
            sought.AddRange([Spelled(words), $"{Spelled(words[1..])}{Between}{Regex.Escape(words[0])}"]);
        _whole = sought.Count == 0 ? null : new Regex($@"(?<![\w@.])(?:{string.Join('|', sought)})(?![\w@])", RegexOptions.IgnoreCase);
    }

    /// <summary>What people write between the words of a name: blanks of every kind, a hyphen, a comma.</summary>
    private const string Between = @"[\s\u00A0,-]{1,4}";

    private static string Spelled(IEnumerable<string> words) => string.Join(Between, words.Select(Regex.Escape));

    /// <summary>Parts of which one group must all be in a text, for it to be looked at.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Signs =>
        [.. new[] { _words.Length > 0 ? _words : null, _email is null ? null : [_email] }.OfType<string[]>()];

    /// <summary>The text without the person; the same text where the person is not in it.</summary>
    public string In(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
            return Words(text);
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return Words(text);
        }
        return Walk(json) ? json!.ToJsonString(Plain) : text;
    }

    private string Words(string text) => _whole?.Replace(text, Mark) ?? text;

    private bool Walk(JsonNode? node)
    {
        var changed = false;
        switch (node)
        {
            case JsonObject some:
                var isOther = IsNamesake(some);
                var reaches = !isOther && IsThePerson(some);
                foreach (var (key, value) in some.ToList())
                {
                    if (Text(value) is not { } text)
                        changed |= Walk(value);
                    else if (!isOther && Replaced(text, reaches) is var next && next != text)
                        (some[key], changed) = (next, true);
                }
                break;
            case JsonArray list:
                foreach (var i in Enumerable.Range(0, list.Count))
                {
                    if (Text(list[i]) is not { } text)
                        changed |= Walk(list[i]);
                    else if (Words(text) is var next && next != text)
                        (list[i], changed) = (next, true);
                }
                break;
        }
        return changed;
    }

    private string Replaced(string text, bool reaches) =>
        reaches && (Array.Exists(_parts, p => Same(p, text)) || IsTelephone(text)) ? Mark : Words(text);

    /// <summary>It tells how to reach somebody at another address, and not at that of this person.</summary>
    private bool IsNamesake(JsonObject some)
    {
        if (_email is null)
            return false;
        var addresses = some.Select(p => Text(p.Value)).OfType<string>().Where(t => Address().IsMatch(t)).ToList();
        return addresses.Count > 0 && !addresses.Exists(t => Same(t, _email));
    }

    private bool IsThePerson(JsonObject some)
    {
        var texts = some.Select(p => Text(p.Value)).OfType<string>().ToList();
        return (_email is not null && texts.Exists(t => Same(t, _email)))
            || (_parts.Length > 0 && Array.TrueForAll(_parts, p => texts.Exists(t => Same(t, p))));
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>"011 58 51 11", "+32 478 12 34 56"; no number of an enterprise.</summary>
    private static bool IsTelephone(string text)
    {
        if (!DigitsAndMarks().IsMatch(text))
            return false;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isEnterprise =
            digits.Length == 10
            && !digits.StartsWith("04", StringComparison.Ordinal)
            && 97 - int.Parse(digits[..8], CultureInfo.InvariantCulture) % 97 == int.Parse(digits[8..], CultureInfo.InvariantCulture);
        return digits.Length is >= 8 and <= 14 && !isEnterprise;
    }

    [GeneratedRegex(@"^\s*[^\s@]+@[^\s@]+\s*$")]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*\+?[\d\s./()-]+$")]
    private static partial Regex DigitsAndMarks();
}
