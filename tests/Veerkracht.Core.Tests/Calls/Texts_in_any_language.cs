using CsCheck;
using Veerkracht.Core.Calls.Publication;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Differences;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Texts of a call stand there by language tag, and none of them is lost on the way.</summary>
public class Texts_in_any_language
{
    private static readonly string[] Tags = ["fr", "de", "fr-BE", "sr-Latn", "zh-Hant-TW", "es-419", "vgt", "ar"];

    private static readonly Gen<LocalText> Texts = Gen.Select(
        Words(),
        Gen.Select(Gen.Bool, Words(), (there, said) => there ? said : null),
        Gen.Select(Gen.Int[0, Tags.Length - 1].Select(i => Tags[i]), Words()).Array[0, 6],
        (nl, en, further) => further.Aggregate(new LocalText(nl, en), (text, f) => text.With(Tag(f.Item1), f.Item2))
    );

    private static Gen<string> Words() => Gen.String[Gen.Char["abcé漢\"'{}:#, \n-0"], 1, 12].Where(t => t.Trim() == t);

    private static Language Tag(string tag) => Language.Of(tag)!.Value;

    private static string With(string label, string top = "") =>
        Small.Yaml($"          - {{ id: name, type: text, label: {label} }}\n", top);

    [Fact]
    public void What_is_written_is_read_back_in_every_language() =>
        Texts.Sample(text =>
        {
            var path = CallPath.Parse("steps[0].sections[0].fields[0].label")!;
            var yaml = CallText.Read(With("Naam"))!.Set(path, Pieces.Local(text)).Text!.Source;
            var read = Small.Call(yaml).Steps[0].Form.Fields.First().Label;
            Assert.Equal(text, read);
            Assert.Equal(text.GetHashCode(), read.GetHashCode());
            Assert.Equal(text, CallText.Read(yaml)!.At(path).AsLocal());
        });

    [Fact]
    public void Two_texts_are_the_same_where_they_say_the_same_in_each_language()
    {
        var (fr, de) = (Tag("fr"), Tag("de"));
        var text = new LocalText("Naam", "Name").With(fr, "Nom").With(de, "Name");
        Assert.Equal(text, new LocalText("Naam", "Name").With(de, "Name").With(fr, "x").With(fr, "Nom"));
        Assert.NotEqual(text, text.With(fr, "Prénom"));
        Assert.NotEqual(text, text.With(de, null));
        Assert.Equal(new LocalText("Naam", "Name"), text.With(de, null).With(fr, ""));
        Assert.Equal(text with { Nl = "N" }, new LocalText("N", "Name").With(fr, "Nom").With(de, "Name"));
    }

    [Theory]
    [InlineData("fr", "Nom", "fr")]
    [InlineData("fr-BE", "Nom", "fr")]
    [InlineData("de", "Name", "en")]
    [InlineData("en", "Name", "en")]
    [InlineData("nl", "Naam", "nl")]
    public void A_reader_gets_the_nearest_language_and_is_told_which(string asked, string text, string tag) =>
        Assert.Equal((text, Tag(tag)), new LocalText("Naam", "Name").With(Tag("fr"), "Nom").Said(Tag(asked)));

    [Fact]
    public void Without_English_a_reader_of_another_language_gets_Dutch() =>
        Assert.Equal(("Naam", Language.Nl), new LocalText("Naam").Said(Tag("fr")));

    [Theory]
    [InlineData("{ nl: Naam, xx: Nom }", "xx: Nom", "'xx' is not a language; write the tag of one, such as nl, en, fr or de")]
    [InlineData("{ nl: Naam, fr_BE: Nom }", "fr_BE: Nom", "'fr_BE' is not a language; write the tag of one, such as nl, en, fr or de")]
    [InlineData("{ nl: Naam, FR: Nom }", "FR: Nom", "the language 'FR' is written as 'fr'")]
    [InlineData("{ nl: Naam, fr-be: Nom }", "fr-be: Nom", "the language 'fr-be' is written as 'fr-BE'")]
    [InlineData("{ nl: Naam, en-GB: Name }", "en-GB: Name", "'en-GB' has a country too many; write 'en'")]
    [InlineData("{ nl: Naam, fr: Nom, fr: Prénom }", "fr: Prénom", "'fr' stands here twice")]
    [InlineData("{ fr: Nom }", "{ fr: Nom }", "'label' has no 'nl'")]
    [InlineData("{ nl: Naam, eng: Name }", "eng: Name", "unknown key 'eng' in 'label'; did you mean 'en'?")]
    public void A_wrong_tag_is_told_at_its_place(string label, string at, string message)
    {
        var fault = Assert.Single(Small.Faults(With(label)));
        Assert.StartsWith(at, fault);
        Assert.EndsWith(message, fault);
    }

    [Fact]
    public void A_hidden_mark_is_told_in_each_language()
    {
        var read = CallReader.Read(With("{ nl: Naam, fr: \"No\\u202Em\" }"), "h.yaml");
        Assert.Contains("U+202E", Assert.Single(read.Definition!.Unpublishable).Message);
    }

    [Theory]
    [InlineData("languages: [nl, fr, fr]", "the language 'fr' stands twice; keep one")]
    [InlineData("languages: [fr]", "'languages' has no nl; Dutch is always one of them")]
    [InlineData("languages: [nl, frans]", "'frans' is not a language; write the tag of one, such as nl, en, fr or de")]
    public void Languages_of_a_call_are_tags_once(string top, string message) =>
        Assert.EndsWith(message, Assert.Single(Small.Faults(With("Naam", top))));

    [Fact]
    public void A_message_has_its_values_in_each_language()
    {
        var call = Small.Call(
            Small.Yaml(
                """
                          - { id: n, type: number, label: Aantal, checks: [{ code: few, holds: "n > 2",
                              message: { nl: "{n} is te weinig", en: "{n} is too few", fr: "{n} ne suffit pas" } }] }

                """
            )
        );
        var check = call.Steps[0].Form.Fields.First().Checks[0];
        var filled = Core.Forms.CheckMessage.Filled(
            check.Message,
            check.Values,
            new Dictionary<string, object?> { ["n"] = new Core.Amounts.Rational(1, 1) },
            out _
        );
        Assert.Equal("1 ne suffit pas", filled.In(Tag("fr")));
    }

    [Fact]
    public void Before_publication_each_language_of_the_call_is_asked()
    {
        IEnumerable<string> Notes(string label, string top) =>
            PublicationLint.Of(Small.Call(With(label, top)), new PublicationSight()).Select(n => n.Message);

        Assert.Contains(Notes("{ nl: Naam, en: Name }", "languages: [nl, en, fr]"), n =>
            n.Contains("have no French, and French readers see the English one: line ")
        );
        Assert.DoesNotContain(Notes("{ nl: Naam }", "languages: [nl]"), n => n.Contains("have no English"));
        Assert.Contains(Notes("{ nl: Naam, en: Name, de: Name }", ""), n =>
            n.StartsWith("there are texts in German", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("[nl, en, fr-BE]", "{ nl: Naam, en: Name, fr: Nom }", false, false)]
    [InlineData("[nl, en, fr-BE]", "{ nl: Naam, en: Name }", true, false)]
    [InlineData("[nl, en, fr]", "{ nl: Naam, en: Name, fr-BE: Nom }", true, true)]
    public void A_language_of_a_country_falls_back_to_the_wider_one(string languages, string label, bool lacks, bool isIdle)
    {
        var yaml = With(label, "languages: " + languages);
        var notes = PublicationLint
            .Of(Small.Call(yaml), new PublicationSight())
            .Where(n => !n.Message.Contains("letter"))
            .Select(n => n.Message)
            .ToList();
        var line = yaml.Split('\n').ToList().FindIndex(l => l.Contains(label)) + 1;
        Assert.Equal(lacks, notes.Any(n => n.Contains("have no French") && n.Split(": line ")[1].Split(", ").Contains($"{line}")));
        Assert.Equal(isIdle, notes.Any(n => n.StartsWith("there are texts in French", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{ nl: '', en: Name }", "''")]
    [InlineData("{ nl: Naam, en: '  ' }", "'  '")]
    [InlineData("{ nl: Naam, fr: \"\\u00A0\" }", "\"")]
    [InlineData("' '", "' '")]
    public void A_text_with_nothing_in_it_keeps_a_call_from_being_published(string label, string at)
    {
        var yaml = With(label);
        var read = CallReader.Read(yaml, "s.yaml");
        Assert.Empty(read.Faults);
        var fault = Assert.Single(read.Definition!.Unpublishable);
        Assert.StartsWith("there is nothing in this text", fault.Message);
        Assert.StartsWith("in deze tekst staat niets", fault.Nl);
        Assert.StartsWith(at, yaml.Split('\n')[fault.Place.Line - 1][(fault.Place.Column - 1)..]);
    }

    [Fact]
    public void A_change_is_told_for_each_language()
    {
        var (before, after) = (With("{ nl: Naam, en: Name, fr: Nom, de: Name }"), With("{ nl: Naam, en: Name, fr: Prénom }"));
        Assert.Equal(
            [
                "Aanvraag › Alles › Naam: Vraag (Frans) was \"Nom\" en wordt \"Prénom\"",
                "Aanvraag › Alles › Naam: Vraag (Duits) was \"Name\" en valt weg",
            ],
            CallDifference.Of(before, after)!.Select(d => d.Sentence.Nl)
        );
    }
}
