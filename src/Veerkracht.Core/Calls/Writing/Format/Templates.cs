using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Calls.Writing.Pieces;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>What stands in a new piece: the least that is valid, with texts that ask to be replaced.</summary>
public static class Templates
{
    /// <param name="kind">The kind of the piece.</param>
    /// <param name="type">Its type, of those that the kind has; the first if null.</param>
    /// <param name="taken">Ids that the new piece cannot have.</param>
    /// <param name="root">The call in which it comes: names that the piece must refer to are taken from it.</param>
    /// <param name="parent">The piece in which it comes; null where that makes no difference.</param>
    public static YamlNode Of(PieceKind kind, string? type, IReadOnlySet<string> taken, YamlNode root, YamlNode? parent = null) =>
        kind.Name switch
        {
            "contact" => Map(("name", Text("Naam van de dienst")), ("email", Text("naam@voorbeeld.example"))),
            "letter" or "guide" => Map(),
            "legal_text" => Map(("title", New("wettekst", "legal text"))),
            "asked_often" => Map(("question", New("vraag", "question")), ("answer", New("antwoord", "answer"))),
            "subject_contact" => Map(
                ("subject", New("onderwerp", "subject")),
                ("name", Text("Naam van de dienst")),
                ("email", Text("naam@voorbeeld.example"))
            ),
            "message" => Message(root),
            "document" => Map(("title", New("document", "document")), ("url", Text("https://"))),
            "applicant" => Map(
                ("class", Text(kind.Keys[0].Words.Select(w => w.Word).FirstOrDefault(w => !taken.Contains(w)) ?? "municipality"))
            ),
            "assessment" => Map(("criteria", List(Piece("criterion", null, root)))),
            "criterion" => Map(("id", Text(Free("criterium", taken))), ("title", New("criterium", "criterion"))),
            "jury" => Map(),
            "acceptance" or "objection" => Map(("days", Plain("30"))),
            "allocation" => Map(("method", Text("registration"))),
            "tie" => Map(("by", Text("registration"))),
            "quota" => Map(("by", Text("class")), ("of", Text("municipality")), ("most_awards", Plain("1"))),
            "per_body" => Map(("awards", Plain("1"))),
            "indicator" => Map(
                ("id", Text(Free("indicator", taken))),
                ("label", New("indicator", "indicator")),
                ("steps", Map((FirstOf(root.Value("steps"), "id"), Plain("0"))))
            ),
            "exclusion" => Map(
                ("call", Text("andere-oproep")),
                ("reason", Local(new LocalText("Voor dezelfde kosten is er al steun.", "There is support for the same cost already.")))
            ),
            "setting" => Map(("id", Text(Free("grens", taken))), ("label", New("grens", "limit")), ("value", Plain("0"))),
            "figure" => Figure(Free("cijfer", taken), root),
            "change" => Map(("on", Plain("2022-01-01")), ("what", New("verandering", "change"))),
            "example" => Map(("name", Text(Free("voorbeeld", taken, " "))), ("as", Text("24028"))),
            "step" => Step(type ?? "application", taken, root),
            "repeats" => Map(("from", Plain("2023")), ("until", Plain("2025"))),
            "instalment" => Map(("percentage", Plain("100"))),
            "window" => Map(("announced", Text("unknown"))),
            "own_deadline" => Map(("only", List(Text("24028"))), ("closes", Plain("2022-12-01T12:00")), ("reason", New("reden", "reason"))),
            "moved" => Map(
                ("from", Plain(parent.Word("closes") ?? "2022-12-01T12:00")),
                ("to", Plain(parent.Word("closes") ?? "2022-12-01T12:00"))
            ),
            "section" => Map(
                ("id", Text(Free("pagina", taken))),
                ("title", New("pagina", "page")),
                ("fields", List(FieldTemplates.Of("text", Free("vraag", Ids(root)))))
            ),
            "field" => FieldTemplates.Of(type ?? "text", Free(FieldTemplates.IdOf(type ?? "text"), taken)),
            "option" => Map(("id", Text(Free("antwoord", taken))), ("label", New("antwoord", "answer"))),
            "row" => Map(("id", Text(Free("rij", taken))), ("label", New("rij", "row"))),
            "check" => FieldTemplates.Check(type),
            "funding" => Map(("amounts", List(RuleTemplates.Of("value", "bedrag", root))), ("grant", Text("bedrag"))),
            "right" => Map(
                ("id", Text(Free("recht", taken))),
                ("title", New("trekkingsrecht", "drawing right")),
                ("envelope", Plain("0")),
                ("key", Text("population_2020")),
                ("date", Plain("2022-01-01"))
            ),
            "pot" => Map(("id", Text(Free("pot", taken))), ("title", New("pot", "pot")), ("amount", Plain("0"))),
            "rule" => RuleTemplates.Of(type ?? "value", Free("bedrag", taken), root),
            "year" => RuleTemplates.Year,
            "line" => RuleTemplates.Line,
            // Stands first: bands go up, and the last has no end.
            "band" => Map(("up_to", Plain("1")), ("amount", Plain("0"))),
            _ => Map(),
        };

    /// <summary>"vraag", or with the first free number behind it.</summary>
    public static string Free(string word, IReadOnlySet<string> taken, string between = "_")
    {
        if (!taken.Contains(word))
            return word;
        for (var number = 2; ; number++)
            if (!taken.Contains($"{word}{between}{number}"))
                return $"{word}{between}{number}";
    }

    /// <summary>All ids and names in a piece, at any depth: those that a new one beside it cannot have.</summary>
    public static IReadOnlySet<string> Ids(YamlNode? piece)
    {
        var ids = new HashSet<string>();
        Add(piece);
        return ids;

        void Add(YamlNode? node)
        {
            if (node is YamlMap map)
                foreach (var (key, value) in map.Entries)
                {
                    if (key.Text is "id" or "name" or "class" or "code" && value is YamlScalar id)
                        ids.Add(id.Text);
                    Add(value);
                }
            else if (node is YamlList list)
                foreach (var item in list.Items)
                    Add(item);
        }
    }

    /// <summary>The first message that the call does not say yet, with all that it must say.</summary>
    private static YamlMap Message(YamlNode root)
    {
        var said = (root.Value("messages") as YamlList)?.Items.Select(i => i.Word("event")).ToHashSet() ?? [];
        var kind = MessageKinds.All.FirstOrDefault(k => !said.Contains(k.Code)) ?? MessageKinds.All[0];
        var facts = string.Concat(kind.Facts.Select(f => $" {{{f}}}"));
        return Map(
            ("event", Text(kind.Code)),
            ("title", New("titel", "title")),
            ("text", Local(new LocalText($"Zeg hier wat er moet veranderen.{facts}", $"Say here what must change.{facts}")))
        );
    }

    /// <summary>The first and the last column of the first table of the call; names to be replaced where it has none.</summary>
    private static YamlMap Figure(string id, YamlNode root)
    {
        var table = (root.Value("tables") as YamlMap)
            ?.Entries.Select(e => (Name: e.Key.Text, (e.Value as YamlScalar)?.Text))
            .FirstOrDefault();
        var columns = table?.Text?.Split('\n')[0].Split(',') ?? ["nis", "waarde"];
        return Map(
            ("id", Text(id)),
            ("label", New("waarde", "value")),
            ("table", Text(table?.Name ?? "tabel.csv")),
            ("key", Text(columns[0].Trim())),
            ("value", Text(columns[^1].Trim()))
        );
    }

    internal static YamlNode New(string nl, string en)
    {
        var (article, word) = nl is "document" or "criterium" or "antwoord" or "trekkingsrecht" ? ("Nieuw", nl) : ("Nieuwe", nl);
        return Local(new LocalText($"{article} {word}", $"New {en}"));
    }

    /// <summary>The name of the first item of a list; a placeholder where there is none.</summary>
    internal static string FirstOf(YamlNode? list, string key) =>
        (list as YamlList)?.Items.Select(i => i.Word(key)).FirstOrDefault(w => w is not null) ?? "naam";

    /// <summary>A later form has not yet the fields that the rules name, so nothing is computed from it until somebody says so.</summary>
    private static YamlMap Step(string kind, IReadOnlySet<string> taken, YamlNode root) =>
        Map([
            ("id", Text(Free(kind, taken))),
            ("kind", Text(kind)),
            ("title", New("stap", "step")),
            .. root.Value("steps") is YamlList { Items.Count: > 0 } && kind is "application" or "claim"
                ? new[] { ("computes_amounts", (YamlNode)Plain("false")) }
                : [],
            ("sections", List(Piece("section", null, root))),
        ]);

    private static YamlNode Piece(string kind, string? type, YamlNode root) => Of(FormatMap.Kinds[kind], type, new HashSet<string>(), root);
}
