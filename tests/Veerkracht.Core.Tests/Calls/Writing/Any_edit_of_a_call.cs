using CsCheck;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using YamlDotNet.Core;

namespace Veerkracht.Core.Tests.Calls.Writing;

/// <summary>
/// Random edits of all calls of the platform, with either line end: what was meant stands there, and nothing else changed.
/// </summary>
public class Any_edit_of_a_call
{
    private static readonly List<(string Name, CallText Text)> Calls =
    [
        .. Directory
            .GetFiles(Path.Combine(ShippedCalls.Data.Root, "programmes"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => f.Contains("calls"))
            .Order()
            .Select(f => (Path.GetFileName(f), CallText.Read(File.ReadAllText(f))!)),
    ];

    private static readonly Gen<string> Words = Gen.OneOf(
        OneOf(
            "Naam",
            "1:2",
            "24028",
            "null",
            "~",
            "yes",
            "2022-09-30",
            "a: b",
            "a #b",
            "# a",
            "- a",
            "-",
            "--- a",
            "?",
            "! x",
            "!has(x)",
            "[a",
            "{a",
            "x}",
            "a, b",
            " a",
            "a ",
            "\ta",
            "it's",
            "say \"x\"",
            "kind == \"video\" && has(name)",
            "a\nb",
            "a\n\nb\n",
            "\na",
            "a\n b",
            "a\n# b\n",
            "%a",
            "@a",
            "`a",
            "*a",
            "&a",
            "|",
            ">",
            "a:",
            ":",
            "\\",
            "é€😀",
            "\u2028",
            "\0",
            "a\u0085b",
            "a\r\nb",
            "12.50",
            "-3",
            "on",
            "0x1F",
            "1e3"
        ),
        Gen.String[Gen.Char[' ', '~'], 0, 20]
    );

    private static readonly Gen<YamlNode> Values = Gen.Recursive<YamlNode>(
        (depth, inner) =>
            depth > 2
                ? Words.Select(w => (YamlNode)Pieces.Text(w))
                : Gen.Frequency(
                    (6, Words.Select(w => (YamlNode)Pieces.Text(w))),
                    (2, Gen.Int[-1000, 1000].Select(n => (YamlNode)Pieces.Plain(n.ToString()))),
                    (1, inner.Array[0, 4].Select(items => (YamlNode)Pieces.List(items))),
                    (
                        2,
                        Gen.Select(OneOf("nl", "en", "id", "x_y", "a.csv", "2023").Array[1, 4], inner.Array[4])
                            .Select((keys, values) => (YamlNode)Pieces.Map(keys.Distinct().Zip(values)))
                    )
                )
    );

    private static readonly Gen<(int Call, int Where, int How, YamlNode Value, bool Returns)> Edits = Gen.Select(
        Gen.Int[0, Calls.Count - 1],
        Gen.Int[0, 100_000],
        Gen.Int[0, 6],
        Values,
        Gen.Bool
    );

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    private static IEnumerable<CallPath> Paths(YamlNode node, CallPath at) =>
        node switch
        {
            YamlMap map => map.Entries.SelectMany(e => Paths(e.Value, at.Then(e.Key.Text)).Prepend(at.Then(e.Key.Text))),
            YamlList list => list.Items.SelectMany((item, i) => Paths(item, at.At(i)).Prepend(at.At(i))),
            _ => [],
        };

    private static List<(string Text, int Line)> Comments(string source)
    {
        var scanner = new Scanner(new StringReader(source.Replace("\r\n", "\n")), false);
        var comments = new List<(string, int)>();
        while (scanner.MoveNext())
            if (scanner.Current is YamlDotNet.Core.Tokens.Comment comment)
                comments.Add((comment.Value, (int)comment.Start.Line));
        return comments;
    }

    [Fact]
    public void Says_what_was_meant_and_keeps_every_comment_elsewhere() =>
        Edits.Sample(
            edit =>
            {
                var before = edit.Returns ? CallText.Read(Calls[edit.Call].Text.Source.Replace("\n", "\r\n"))! : Calls[edit.Call].Text;
                var paths = Paths(before.Root, CallPath.Root).ToList();
                var path = paths[edit.Where % paths.Count];
                var tree = before.Root;
                var node = before.At(path)!;
                var lists = path.Index is not null ? path.Parent : null;
                var (name, after, meant) = edit.How switch
                {
                    0 => ("set", before.Set(path, edit.Value), TreeEdits.Set(tree, path, edit.Value, [])),
                    1 when node is YamlMap map && map.Value("extra") is null => (
                        "add",
                        before.Set(path.Then("extra"), edit.Value),
                        TreeEdits.Set(tree, path.Then("extra"), edit.Value, [])
                    ),
                    2 when path.Index is { } i => (
                        "insert",
                        before.Insert(path.Parent, i, edit.Value),
                        TreeEdits.Insert(tree, path.Parent, i, edit.Value)
                    ),
                    3 when path.Index is { } i => ("duplicate", before.Duplicate(path), TreeEdits.Insert(tree, path.Parent, i + 1, node)),
                    4 when path.Index is { } i && before.At(path.Parent) is YamlList list && i + 1 < list.Items.Count => (
                        "move",
                        before.MoveDown(path),
                        TreeEdits.Swap(tree, path)
                    ),
                    5 => ("remove", before.Remove(path), null),
                    _ => ("set", before.Set(path, Pieces.Text("Nieuw")), TreeEdits.Set(tree, path, Pieces.Text("Nieuw"), [])),
                };
                Assert.True(
                    after.Text is not null,
                    $"{name} {path} in {Calls[edit.Call].Name} was refused: "
                        + $"{Veerkracht.Core.Calls.Reading.YamlJson.Of(edit.Value)?.ToJsonString()}"
                );
                if (name == "remove")
                {
                    while (before.At(path.Parent) is YamlMap { Entries.Count: 1 } or YamlList { Items.Count: 1 })
                        path = path.Parent;
                    meant = TreeEdits.Remove(tree, path);
                }
                Assert.True(Pieces.Same(meant, after.Text!.Root), $"{name} {path}");
                Assert.Equal(edit.Returns, after.Text.Source.Contains("\r\n"));
                Assert.DoesNotMatch(edit.Returns ? "[^\r]\n" : "\r", after.Text.Source);

                var old = before.At(path)!;
                var first =
                    name == "remove"
                        ? KeyLine(before, path)
                        : before.Source[..Offset(before.Source, old.Span.Start)].Count(c => c == '\n') + 1;
                var last = before.Source[..Offset(before.Source, old.Span.End)].Count(c => c == '\n') + 1;
                var gone = name is "set" or "remove";
                var kept = Comments(before.Source).Where(c => !gone || c.Line < first || c.Line > last).ToList();
                // The comment lines directly above what is removed go with it.
                if (name == "remove")
                    for (
                        var above = KeyLine(before, path) - 1;
                        kept.RemoveAll(c => c.Line == above && before.Source.Split('\n')[above - 1].TrimStart().StartsWith('#')) > 0;

                    )
                        above--;
                var now = Comments(after.Text.Source).Select(c => c.Text).ToList();
                foreach (var comment in kept)
                    Assert.True(now.Remove(comment.Text), $"{name} {path} in {Calls[edit.Call].Name} lost '{comment.Text}'");
            },
            iter: Samples.Of(1500)
        );

    [Fact]
    public void Set_to_its_own_value_changes_no_byte() => Assert.All(Calls, call =>
        {
            foreach (var path in Paths(call.Text.Root, CallPath.Root))
                Assert.Equal(call.Text.Source, call.Text.Set(path, call.Text.At(path)!).Text!.Source);
        });

    [Fact]
    public void Set_to_another_text_and_back_gives_the_same_bytes() =>
        Gen.Select(Gen.Int[0, Calls.Count - 1], Gen.Int[0, 100_000], Words)
            .Sample(
                (call, where, text) =>
                {
                    var before = Calls[call].Text;
                    var paths = Paths(before.Root, CallPath.Root).Where(p => before.At(p) is YamlScalar { IsBlock: false }).ToList();
                    var path = paths[where % paths.Count];
                    var old = (YamlScalar)before.At(path)!;
                    // Single quotes cannot hold every character: then it gets double ones, and keeps them.
                    if (!old.IsPlain && text.Any(c => char.IsControl(c) || c == '\u2028'))
                        return;
                    var back = before.Set(path, Pieces.Text(text)).Then(t => t.Set(path, old)).Text!;
                    Assert.Equal(before.Source, back.Source);
                },
                iter: Samples.Of(800)
            );

    private static int KeyLine(CallText call, CallPath path) =>
        path.Key is { } key
            ? ((YamlMap)call.At(path.Parent)!).Entries.First(e => e.Key.Text == key).Key.Place.Line
            : call.At(path)!.Place.Line;

    private static int Offset(string source, int plain)
    {
        if (!source.Contains('\r'))
            return plain;
        var at = 0;
        for (var counted = 0; counted < plain; at++)
            if (source[at] != '\r')
                counted++;
        return at;
    }
}
