using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation.Commands;

/// <summary>
/// An object in a file with its place: each reading gives the value or notes a fault and gives nothing, so that all are told at once.
/// </summary>
internal sealed partial class JsonPlace(JsonObject json, string path, List<RoundFault> faults)
{
    /// <summary>More are not told: whoever mends these sees the rest.</summary>
    public const int MostFaults = 100;

    public string Path => path;

    public bool Has(string key) => json.TryGetPropertyValue(key, out var node) && node is not null;

    public bool IsText(string key) => Has(key) && json[key]!.GetValueKind() == JsonValueKind.String;

    public void Fault(string key, string nl, string en)
    {
        if (faults.Count < MostFaults)
            faults.Add(new RoundFault(key.Length == 0 ? path : $"{path}.{key}", new LocalText(nl, en)));
    }

    /// <summary>Nothing may stand here that nobody reads: it could be a misspelled limit.</summary>
    public void Only(params IReadOnlyCollection<string> known)
    {
        foreach (var (key, _) in json)
        {
            if (!known.Contains(key))
                Fault(key, $"is geen sleutel; bekend zijn {string.Join(", ", known)}", $"is no key; known are {string.Join(", ", known)}");
        }
    }

    public bool Needs(string key)
    {
        if (Has(key))
            return true;
        Fault(key, "ontbreekt", "is missing");
        return false;
    }

    public string? Text(string key)
    {
        if (!Has(key))
            return null;
        if (json[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            return value.GetValue<string>();
        Fault(key, "moet een tekst zijn", "must be a text");
        return null;
    }

    public bool? YesNo(string key)
    {
        if (!Has(key))
            return null;
        if (json[key]!.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
            return json[key]!.GetValue<bool>();
        Fault(key, "moet true of false zijn", "must be true or false");
        return null;
    }

    public int? Count(string key)
    {
        if (!Has(key))
            return null;
        if (Written(key) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        Fault(key, "moet een geheel getal vanaf 0 zijn", "must be a whole number from 0 on");
        return null;
    }

    public Money? Amount(string key)
    {
        if (!Has(key))
            return null;
        if (Written(key) is { } text && AmountText().IsMatch(text))
            return new Money((long)(decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100));
        Fault(key, "moet een bedrag zijn als \"1234.56\"", "must be an amount as \"1234.56\"");
        return null;
    }

    public Rational? Number(string key)
    {
        if (!Has(key))
            return null;
        if (Written(key) is { } text && NumberText().IsMatch(text))
            return Rational.FromDecimal(
                decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            );
        Fault(key, "moet een getal zijn als 7.5", "must be a number as 7.5");
        return null;
    }

    /// <summary>One of these words; the value that belongs to it.</summary>
    public T? OneOf<T>(string key, params IReadOnlyList<(string Word, T Value)> words)
        where T : struct
    {
        if (Text(key) is not { } text)
            return null;
        foreach (var (word, value) in words)
        {
            if (word == text)
                return value;
        }
        var all = string.Join(", ", words.Select(w => w.Word));
        Fault(key, $"“{text}” is er geen van {all}", $"“{text}” is none of {all}");
        return null;
    }

    /// <summary>A text in Dutch, or in both languages.</summary>
    public LocalText? Local(string key)
    {
        if (!Has(key))
            return null;
        if (json[key] is JsonObject)
        {
            var both = Object(key)!;
            both.Only("nl", "en");
            return both.Needs("nl") && both.Text("nl") is { } nl ? new LocalText(nl, both.Text("en")) : null;
        }
        return Text(key) is { } text ? new LocalText(text) : null;
    }

    public JsonPlace? Object(string key)
    {
        if (!Has(key))
            return null;
        if (json[key] is JsonObject inner)
            return new JsonPlace(inner, $"{path}.{key}", faults);
        Fault(key, "moet een object zijn", "must be an object");
        return null;
    }

    /// <summary>The objects of a list; none where it is not there.</summary>
    public IEnumerable<JsonPlace> Objects(string key)
    {
        for (var i = 0; List(key) is { } list && i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
                yield return new JsonPlace(item, $"{path}.{key}[{i}]", faults);
            else
                Fault($"{key}[{i}]", "moet een object zijn", "must be an object");
        }
    }

    public IReadOnlyList<string>? Texts(string key)
    {
        if (List(key) is not { } list)
            return null;
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i]?.GetValueKind() != JsonValueKind.String)
                Fault($"{key}[{i}]", "moet een tekst zijn", "must be a text");
        }
        return [.. list.Where(n => n?.GetValueKind() == JsonValueKind.String).Select(n => n!.GetValue<string>())];
    }

    public IEnumerable<string> Keys => json.Select(p => p.Key);

    private JsonArray? List(string key)
    {
        if (!Has(key) || json[key] is JsonArray)
            return json[key] as JsonArray;
        Fault(key, "moet een lijst zijn", "must be a list");
        return null;
    }

    /// <summary>A number as it was written, in quotes or not; never by way of a double.</summary>
    private string? Written(string key) =>
        json[key] is not JsonValue value ? null
        : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>()
        : Json.Number(value);

    [GeneratedRegex(@"\A[0-9]{1,11}(\.[0-9]{1,2})?\z")]
    private static partial Regex AmountText();

    [GeneratedRegex(@"\A-?[0-9]{1,12}(\.[0-9]{1,6})?\z")]
    private static partial Regex NumberText();
}
