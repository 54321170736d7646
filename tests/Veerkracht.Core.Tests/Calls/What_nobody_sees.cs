using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Marks that change what people read, columns that stand twice, and keys that are merged in.</summary>
public class What_nobody_sees
{
    private const string Name = "          - { id: name, type: text, label: Naam }\n";

    [Theory]
    [InlineData("\"Na\\u202Eam\"", "U+202E")]
    [InlineData("\"Na\\u0007am\"", "U+0007")]
    [InlineData("\"Naam\\u200F\"", "U+200F")]
    [InlineData("{ nl: Naam, en: \"Na\\u2066me\" }", "U+2066")]
    [InlineData("Na\u202Eam", "U+202E")]
    [InlineData("\"Na\\u2028am\"", "U+2028")]
    [InlineData("\"Na\\ram\"", "U+000D")]
    [InlineData("\"Na\\u200Bam\"", "U+200B")]
    [InlineData("\"Na\\u00ADam\"", "U+00AD")]
    [InlineData("\"Na\\u2060am\"", "U+2060")]
    [InlineData("\"\\u3164\"", "U+3164")]
    [InlineData("\"Na\\u034Fam\"", "U+034F")]
    [InlineData("\"Na\\u200Dam\"", "U+200D")]
    [InlineData("{ nl: Naam, en: \"Na\\u180Eme\" }", "U+180E")]
    public void A_label_with_a_hidden_mark_is_told_with_its_place(string label, string mark)
    {
        var yaml = Small.Yaml($"          - {{ id: name, type: text, label: {label} }}\n");
        var read = CallReader.Read(yaml, "h.yaml");
        Assert.Empty(read.Faults);
        var fault = Assert.Single(read.Definition!.Unpublishable);
        Assert.Equal($"this text holds {mark}, a character that nobody sees; type the text anew without it", fault.Message);
        Assert.Contains(mark, fault.Nl);
        Assert.Contains("label", yaml.Split('\n')[fault.Place.Line - 1]);
    }

    [Theory]
    [InlineData("\"👩‍👩‍👧 é\"")]
    [InlineData("\"two\\nlines\\tand a tab\"")]
    [InlineData("नी‌ल")]
    public void Joiners_and_line_ends_may_stand_in_a_text(string label) =>
        Assert.Empty(CallReader.Read(Small.Yaml($"          - {{ id: name, type: text, label: {label} }}\n"), "h.yaml").Unpublishable);

    [Fact]
    public void Answers_of_examples_hold_what_people_send() =>
        Assert.Empty(
            CallReader
                .Read(Small.Yaml(Name, "examples: [{ name: a, as: \"24028\", answers: { name: \"a\\u202Eb\" } }]"), "h.yaml")
                .Unpublishable
        );

    [Fact]
    public void Half_a_character_is_named() => Assert.Equal(("U+D83D", 1), HiddenMarks.First("a\uD83Db"));

    [Theory]
    [InlineData("nis,euro,note,note\n24028,5,x,y\n", "note")]
    [InlineData("nis,euro,euro\n24028,5,6\n", "euro")]
    [InlineData("nis,\" euro\",euro\n24028,5,6\n", "euro")]
    public void A_table_with_a_column_twice_is_told(string csv, string column)
    {
        var yaml = Small.Yaml(
            Name,
            "",
            """
              rights: [{ id: right, title: Recht, table: t.csv, key: nis, value: euro, date: 2022-01-01 }]
              amounts: [{ name: grant, kind: value, title: Subsidie, value: "0" }]
              grant: grant
            """
        );
        var read = CallReader.Read(yaml, "h.yaml", _ => csv);
        var fault = Assert.Single(read.Faults.Concat(read.Unpublishable));
        Assert.Equal($"t.csv:1:1: 't.csv' has the column '{column}' twice; take one out or give it another name", fault.ToString());
        Assert.Null(TableTexts.Read(csv, "nis", "euro", out var faults));
        Assert.Contains("twice", Assert.Single(faults).Message);
    }

    [Theory]
    [InlineData("base: &b { type: text }\nother: { <<: *b, id: x }", "anchors (&name)", "merge keys (<<)")]
    [InlineData("a: { <<: { b: 1 } }", "merge keys (<<)")]
    [InlineData("examples: [{ name: a, answers: { <<: { b: 1 } } }]", "merge keys (<<)")]
    [InlineData("shared: { a: { <<: [*x, *y] } }", "merge keys (<<)")]
    public void Merge_keys_are_refused_with_their_place(string yaml, params string[] told)
    {
        var faults = new List<Fault>();
        Assert.Null(YamlFile.Read(yaml, "m.yaml", faults));
        Assert.Equal(told, faults.Select(f => f.Message[..f.Message.IndexOf(" are", StringComparison.Ordinal)]));
        var merge = faults[^1].Place;
        Assert.StartsWith("<<", yaml.Split('\n')[merge.Line - 1][(merge.Column - 1)..]);
        Assert.Equal(faults.Count, CallReader.Read(yaml, "m.yaml").Faults.Count);
    }

    [Fact]
    public void A_text_of_two_signs_is_no_merge_key()
    {
        var faults = new List<Fault>();
        Assert.NotNull(YamlFile.Read("a: <<\nb: \"<<\"", "m.yaml", faults));
        Assert.Empty(faults);
    }
}
