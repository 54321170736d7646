using System.Text.RegularExpressions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Tests.Calls;
using Veerkracht.Core.Tests.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.House;

/// <summary>
/// What differs between kinds of field stands in their objects alone: a new kind is its file, its name and its place among
/// <see cref="FieldKinds"/>.
/// </summary>
public sealed partial class Kinds_of_field_stand_alone
{
    public static TheoryData<string> Names => [.. Enum.GetNames<FieldType>()];

    /// <summary>The names themselves stand in FieldType.cs; whoever else wants to know something asks the kind.</summary>
    [Fact]
    public void No_source_outside_the_folder_of_kinds_names_one()
    {
        var src = Path.Combine(ShippedCalls.Data.Root, "src");
        var kinds = Path.Combine(src, "Veerkracht.Core", "Forms", "Kinds") + Path.DirectorySeparatorChar;
        var sources = Directory
            .EnumerateFiles(src, "*.cs*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f => !Path.GetRelativePath(src, f).Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
            .ToLookup(f => f.StartsWith(kinds, StringComparison.Ordinal));
        Assert.Contains(sources[true], f => Member().IsMatch(File.ReadAllText(f)));
        var wrong = sources[false].Where(f => Member().IsMatch(File.ReadAllText(f)));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void Every_name_has_one_kind_and_every_word_one_name()
    {
        Assert.Equal(Enum.GetValues<FieldType>().Order(), FieldKinds.All.Select(k => k.Type).Order());
        Assert.All(FieldKinds.All, k => Assert.Same(k, FieldKinds.Of(k.Type)));
        var words = FieldKinds.All.SelectMany(k => k.Words.Select(w => w.Word)).ToList();
        Assert.Equal(words, words.Distinct());
        Assert.All(words, w => Assert.Equal(w, FieldKinds.Named(w)!.Value.Word.Word));
        Assert.Null(FieldKinds.Named("colour"));
        Assert.Equal(Enum.GetValues<FieldKey>(), FieldKinds.All.SelectMany(k => k.Keys).Distinct().Order());
    }

    [Theory, MemberData(nameof(Names))]
    public void It_is_called_something_in_both_languages(string name)
    {
        var kind = FieldKinds.Of(Enum.Parse<FieldType>(name));
        Assert.NotEmpty(kind.Words);
        Assert.All(kind.Words.SelectMany(w => (LocalText[])[w.Label, w.Hint]).Concat([kind.Name, kind.Ask]), text =>
            Assert.True(text.Nl.Length > 0 && text.En?.Length > 0, $"{name}: {text.Nl}")
        );
        Assert.Matches("^[a-z]+$", kind.NewId);
    }

    /// <summary>The smallest field of this kind is read without a fault, and has what its object says.</summary>
    [Theory, MemberData(nameof(Names))]
    public void A_call_can_ask_it(string name)
    {
        var kind = FieldKinds.Of(Enum.Parse<FieldType>(name));
        Assert.All(kind.Words, word =>
        {
            var field = Read(word.Word);
            Assert.Same(kind, field.Kind);
            Assert.Equal(word.MustConfirm, field.MustConfirm);
            Assert.Equal(kind.HasOptions, field.Options.Count > 0);
            Assert.Equal(kind.IsComputed, field.Value is not null);
            Assert.Equal(kind.Nesting is Nesting.Fields or Nesting.Items, field.Fields.Count > 0);
            Assert.Equal(kind.Nesting == Nesting.Rows, field.Rows.Count > 0 && field.Columns.Count > 0);
        });
    }

    /// <summary>The form of staff and the reader take the same keys.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Its_keys_are_the_boxes_of_the_form(string name)
    {
        var kind = FieldKinds.Of(Enum.Parse<FieldType>(name));
        var piece = FormatMap.Kinds["field"];
        Assert.All(kind.Words, word =>
        {
            Assert.Equal(kind.Keys.Count, piece.ByType.GetValueOrDefault(word.Word, []).Count);
            var common = piece.Keys.Where(k => !k.NotFor.Contains(word.Word)).Select(k => k.Name).ToList();
            Assert.Equal(kind.TakesDefault, common.Contains("default"));
            Assert.Equal(!kind.IsComputed, common.Contains("required"));
            Assert.Equal(!kind.IsPrivate, common.Contains("public"));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void It_answers_whatever_is_asked_of_it(string name)
    {
        var kind = FieldKinds.Of(Enum.Parse<FieldType>(name));
        var field = Read(kind.Words[0].Word);
        var form = Build.Form(field);
        Assert.NotNull(kind.Value(field, true));
        Assert.True(Enum.IsDefined(kind.Box(field)));
        Assert.Equal(kind.Nesting != Nesting.None, kind.Box(field) is BoxKind.Block or BoxKind.Group or BoxKind.Table);
        Assert.Equal(kind.HoldsFiles, kind.Box(field) == BoxKind.Files);
        Assert.Equal(kind.IsComputed, kind.Box(field) == BoxKind.Output);
        Assert.Equal(!kind.IsComputed, AnswersSchema.Of(form)["properties"]!.AsObject().ContainsKey(field.Id));
        Assert.Equal("", kind.InBox(field, null, Language.Nl));
        Assert.Equal(kind.IsTyped, FieldReader.FromTyped(field, "?") is not null);
        Assert.True(kind.CanTakeOver(kind) && kind.CarriesTo(kind));

        // A list of numbers is an answer to nothing; what is computed is not asked.
        Assert.Contains($"a {(kind.IsComputed ? "unknown-field" : "wrong-type")}", form.Errors("""{ "a": [1, 2] }"""));
    }

    /// <summary>The smallest field of a word, as a call has it.</summary>
    private static Field Read(string word)
    {
        var own = string.Concat(FieldKinds.Named(word)!.Value.Kind.Keys.Select(Least));
        return Small.Call(Small.Yaml($"          - {{ id: a, type: {word}, label: A{own} }}")).Steps[0].Form.Fields.Single();
    }

    private static string Least(FieldKey key) =>
        key switch
        {
            FieldKey.Options => ", options: [{ id: x, label: X }]",
            FieldKey.Fields => ", fields: [{ id: f, type: text, label: F }]",
            FieldKey.Rows => ", rows: [{ id: r, label: R }]",
            FieldKey.Columns => ", columns: [{ id: c, type: number, label: C }]",
            FieldKey.Value => ", value: \"1\"",
            _ => "",
        };

    [GeneratedRegex(@"\bFieldType\.[A-Z]\w*")]
    private static partial Regex Member();
}
