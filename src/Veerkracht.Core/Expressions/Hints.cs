namespace Veerkracht.Core.Expressions;

/// <summary>What a newcomer probably meant, in words behind a fault: English and Dutch, empty where nothing is known.</summary>
internal static class Hints
{
    private const int MostNames = 12;

    /// <summary>Words of other languages for what this one writes otherwise.</summary>
    private static readonly Dictionary<string, (string English, string Dutch)> Functions = new()
    {
        ["min"] = ("write math.least(a, b)", "schrijf math.least(a, b)"),
        ["max"] = ("write math.greatest(a, b)", "schrijf math.greatest(a, b)"),
        ["round"] = (
            "write math.round(x); to the cent math.round(x * 100) / 100",
            "schrijf math.round(x); op de cent math.round(x * 100) / 100"
        ),
        ["abs"] = ("write math.abs(x)", "schrijf math.abs(x)"),
        ["floor"] = ("write math.floor(x)", "schrijf math.floor(x)"),
        ["ceil"] = ("write math.ceil(x)", "schrijf math.ceil(x)"),
        ["if"] = ("write condition ? a : b", "schrijf voorwaarde ? a : b"),
        ["count"] = ("write size(list)", "schrijf size(lijst)"),
        ["len"] = ("write size(list)", "schrijf size(lijst)"),
        ["length"] = ("write size(list)", "schrijf size(lijst)"),
        ["not"] = ("write ! for 'not'", "schrijf ! voor 'not'"),
        ["sum"] = ("'sum' stands behind a list: parts.map(x, x.cost).sum()", "'sum' staat achter een lijst: delen.map(x, x.kost).sum()"),
    };

    public static (string English, string Dutch) Function(string name, IEnumerable<string> known) =>
        Functions.TryGetValue(name.ToLowerInvariant(), out var hint) ? ($"; {hint.English}", $"; {hint.Dutch}")
        : Nearest.To(name, known) is { } near ? Meant(near)
        : ("", "");

    /// <summary>A name that stands under another, an answer without quotes, or the nearest that there is.</summary>
    public static (string English, string Dutch) Name(
        string id,
        IReadOnlyDictionary<string, ExpressionType> names,
        IEnumerable<string> locals
    )
    {
        if (id == "amounts")
            return ("; only checks and rules see amounts", "; alleen controles en regels zien bedragen");
        foreach (var (holder, type) in names)
            if (type is ExpressionType.Record record && record.Fields.ContainsKey(id))
                return Meant($"{holder}.{id}");
        if (names.Values.Any(t => OptionsOf(t)?.Contains(id) == true))
            return (
                $"; '{id}' is an answer: write \"{id}\" between quotes",
                $"; '{id}' is een antwoord: schrijf \"{id}\" tussen aanhalingstekens"
            );
        return Nearest.To(id, names.Keys.Concat(locals)) is { } near ? Meant(near) : ("", "");
    }

    private static IReadOnlySet<string>? OptionsOf(ExpressionType type) =>
        type switch
        {
            ExpressionType.Text { Options: { } options } => options.ToHashSet(),
            ExpressionType.List list => OptionsOf(list.Of),
            _ => null,
        };

    public static (string English, string Dutch) Member(string id, IReadOnlyCollection<string> known)
    {
        var near = Nearest.To(id, known) ?? known.FirstOrDefault(k => k.StartsWith(id + "_", StringComparison.Ordinal));
        if (near is not null)
            return Meant(near);
        var all = string.Join(", ", known.Take(MostNames)) + (known.Count > MostNames ? ", …" : "");
        return known.Count switch
        {
            0 => ("; the call has none", "; de oproep heeft er geen"),
            1 => ($"; there is {all}", $"; er is {all}"),
            _ => ($"; there are {all}", $"; er zijn {all}"),
        };
    }

    /// <summary>What a member of a part of the call is called.</summary>
    public static (string English, string Dutch) Kind(string? path) =>
        path switch
        {
            "settings" => ("setting", "instelling"),
            "figures" => ("figure", "kengetal"),
            "parameters" => ("parameter", "parameter"),
            "amounts" => ("amount", "bedrag"),
            "left" => ("right or pot", "recht of pot"),
            "rights" => ("right", "recht"),
            "earlier" => ("step", "stap"),
            "applicant" => ("name", "naam"),
            _ => ("field", "veld"),
        };

    /// <summary>A word or sign of another language, where a parser stops.</summary>
    public static (string English, string Dutch) Token(Token at, Token? before) =>
        (before?.Text, at.Text) switch
        {
            (_, "and") => ("; write && for 'and'", "; schrijf && voor 'and'"),
            (_, "or") => ("; write || for 'or'", "; schrijf || voor 'or'"),
            ("not", _) => ("; write ! for 'not'", "; schrijf ! voor 'not'"),
            ("*", "*") => ("; there is no '**'; write x * x", "; '**' bestaat niet; schrijf x * x"),
            ("%", _) => ("; for 15 per cent write 15 / 100", "; schrijf 15 / 100 voor 15 procent"),
            (_, ",") when before?.Kind == TokenKind.Number => (
                "; decimals stand behind a point: 0.5",
                "; decimalen staan achter een punt: 0.5"
            ),
            _ => ("", ""),
        };

    private static (string, string) Meant(string near) => ($"; did you mean '{near}'?", $"; bedoelt u '{near}'?");
}
