using System.Text.RegularExpressions;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Tests.Calls.Writing;

public partial class The_format_as_data
{
    private static readonly string Page = File.ReadAllText(Path.Combine(ShippedCalls.Data.Root, "docs", "call-format.md"));

    private static readonly Dictionary<string, string[]> KindsBySection = new()
    {
        ["The call"] =
        [
            "call",
            "contact",
            "guide",
            "legal_text",
            "asked_often",
            "subject_contact",
            "document",
            "letter",
            "exclusion",
            "setting",
            "change",
        ],
        ["Who may apply"] = ["applicant"],
        ["Figures"] = ["figure"],
        ["Steps"] = ["step", "repeats", "instalment", "window", "own_deadline", "moved", "section"],
        ["Fields"] = ["field", "option", "row", "check"],
        ["The money"] = ["funding", "right", "pot", "rule", "year", "line", "band"],
        ["Assessment"] = ["assessment", "criterion", "jury"],
        ["Allocation"] = ["allocation", "tie", "quota", "per_body"],
        ["Acceptance"] = ["acceptance"],
        ["Objection"] = ["objection"],
        ["Indicators"] = ["indicator"],
        ["Examples"] = ["example"],
        ["Messages"] = ["message"],
    };

    private static string Section(string title)
    {
        var from = Page.IndexOf($"\n## {title}\n", StringComparison.Ordinal) + 1;
        var until = Page.IndexOf("\n## ", from, StringComparison.Ordinal);
        return Page[from..(until < 0 ? Page.Length : until)];
    }

    private static IEnumerable<(PieceKind Kind, FormatKey Key)> KeysOf(string kind) =>
        FormatMap.Kinds[kind].Keys.Concat(FormatMap.Kinds[kind].ByType.Values.SelectMany(k => k)).Select(k => (FormatMap.Kinds[kind], k));

    private static bool Described(string section, string key) =>
        Regex.IsMatch(section, $@"`(\{{ )?{Regex.Escape(key)}(`|:)|[{{,] {Regex.Escape(key)}:");

    [Fact]
    public void Every_kind_of_piece_belongs_to_a_section_of_the_documentation() =>
        Assert.Equal(FormatMap.Kinds.Keys.Order(), KindsBySection.Values.SelectMany(k => k).Order());

    [Fact]
    public void Every_key_of_the_map_is_described() =>
        Assert.All(KindsBySection.SelectMany(s => s.Value.SelectMany(KeysOf).Select(k => (s.Key, k.Kind.Name, Key: k.Key.Name))), key =>
            Assert.True(Described(Section(key.Item1), key.Key), key.ToString())
        );

    [Fact]
    public void Every_key_of_the_tables_is_in_the_map()
    {
        foreach (var (section, kinds) in KindsBySection)
        {
            var known = kinds.SelectMany(KeysOf).ToLookup(k => k.Key.Name, k => k.Key);
            foreach (
                Match row in KeyRow()
                    .Matches(Section(section).Split("| `kind` | Holds")[0].Split("| `kind` | Gives")[0].Split("| Type |")[0])
            )
            {
                foreach (Match key in Ticked().Matches(row.Groups[1].Value))
                {
                    Assert.True(known.Contains(key.Groups[1].Value), $"{section}: {key.Value}");
                    if (row.Groups[2].Success)
                        Assert.True(
                            (row.Groups[2].Value.Trim() == "*") == known[key.Groups[1].Value].Any(k => k.IsRequired),
                            $"{section}: {key.Value} must be there, or not"
                        );
                }
            }
        }
    }

    [Theory]
    [InlineData("field", "Fields", "| Type |"), InlineData("check", "Fields", "| `kind` |"), InlineData("rule", "The money", "| `kind` |")]
    public void Every_type_has_the_keys_of_its_row(string name, string section, string table)
    {
        var kind = FormatMap.Kinds[name];
        var rows = Section(section)[Section(section).IndexOf(table, StringComparison.Ordinal)..]
            .Split('\n')
            .Skip(2)
            .TakeWhile(l => l.StartsWith('|'))
            .ToList();
        var described = new HashSet<string>();
        foreach (var row in rows)
        {
            var cells = row.Split(" | ");
            foreach (Match type in Ticked().Matches(cells[0]))
            {
                described.Add(type.Groups[1].Value);
                var own = kind.KeysOf(type.Groups[1].Value);
                var inside = own.Where(k => k.Piece is not null)
                    .SelectMany(k => FormatMap.Kinds[k.Piece!].Keys)
                    .Concat(own)
                    .Select(k => k.Name)
                    .ToHashSet();
                foreach (Match key in Key().Matches(cells[^1]))
                    if (key.Groups[1].Value is not "amounts")
                        Assert.True(inside.Contains(key.Groups[1].Value), $"{type.Value}: {key.Value}");
                foreach (var key in kind.ByType.GetValueOrDefault(type.Groups[1].Value, []).Where(k => k.Name != "label"))
                    Assert.True(Described(row, key.Name) || cells[^1].StartsWith("as number"), $"{type.Value}: {key.Name}");
            }
        }
        Assert.Equal(kind.Types.Select(t => t.Word).Order(), described.Order());
    }

    [Fact]
    public void The_map_has_all_words_that_the_reader_knows()
    {
        static IEnumerable<string> Types(string kind) => FormatMap.Kinds[kind].Types.Select(t => t.Word).Order();
        Assert.Equal(FieldsReader.TypeNames.Order(), Types("field"));
        Assert.Equal(RuleReader.Kinds.Order(), Types("rule"));
        Assert.Equal(ReadyChecks.Kinds.Order(), Types("check"));
        Assert.Equal(ApplicantsReader.Classes.Order(), FormatMap.Kinds["applicant"].Keys[0].Words.Select(w => w.Word).Order());
    }

    [Fact]
    public void Every_text_is_there_in_both_languages() => Assert.All(FormatMap.Kinds.Keys.SelectMany(KeysOf), key =>
        {
            Assert.All([key.Key.Label, .. key.Key.Words.Select(w => w.Label)], text =>
                Assert.True(text.Nl.Length > 0 && text.En?.Length > 0, key.Key.Name)
            );
            Assert.All([key.Key.Hint, .. key.Key.Words.Select(w => w.Hint)], text =>
                Assert.Equal(text.Nl.Length == 0, string.IsNullOrEmpty(text.En))
            );
            Assert.True(
                key.Key.Kind is not (ValueKind.Items or ValueKind.Piece) || FormatMap.Kinds.ContainsKey(key.Key.Piece!),
                key.Key.Name
            );
        });

    [Fact]
    public void Every_key_of_every_call_of_the_platform_is_known_at_its_place() =>
        Assert.All(
            Directory
                .GetFiles(ShippedCalls.Data.Root + "/programmes", "*.yaml", SearchOption.AllDirectories)
                .Where(f => f.Contains("calls")),
            file =>
            {
                var root = CallText.Read(File.ReadAllText(file))!.Root;
                Known(root, CallPath.Root);

                void Known(YamlNode node, CallPath path)
                {
                    if (FormatMap.KindAt(root, path) is { } kind)
                        foreach (var (key, value) in ((YamlMap)node).Entries)
                        {
                            Assert.True(
                                FormatMap.KeyAt(root, path.Then(key.Text)) is not null,
                                $"{file}: {path} is a {kind.Name} and has no {key.Text}"
                            );
                            Known(value, path.Then(key.Text));
                        }
                    else if (path.Key == "shared" && node is YamlMap shared)
                        foreach (var (key, value) in shared.Entries)
                            Known(value, path.Then(key.Text));
                    else if (
                        node is YamlList list
                        && (FormatMap.KeyAt(root, path) is { Kind: ValueKind.Items } || path.Parent.Key == "shared")
                    )
                        for (var i = 0; i < list.Items.Count; i++)
                        {
                            Assert.True(FormatMap.KindAt(root, path.At(i)) is not null, $"{file}: {path.At(i)}");
                            Known(list.Items[i], path.At(i));
                        }
                }
            }
        );

    [GeneratedRegex(@"^\| (`[^|]*`) \|(?: ([* ]*) \|)?", RegexOptions.Multiline)]
    private static partial Regex KeyRow();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Ticked();

    /// <summary>A word in the last column of a table that is followed by what a key is followed by.</summary>
    [GeneratedRegex(@"`([a-z_]+)`(?=\*|,| \(|$)")]
    private static partial Regex Key();
}
