using System.Text;
using CsCheck;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What a call tells in its own words, and what it cannot leave out.</summary>
public sealed class Messages_in_own_words
{
    private const string Good =
        "messages:\n- event: confirm-award\n"
        + "  title: { nl: \"{amount} voor {project}\", en: \"{amount} for {project}\", fr: \"{amount}\" }\n"
        + "  text: { nl: Goed nieuws, en: Good news, fr: Bonne nouvelle }";

    private static readonly Gen<MessageKind> Kinds = Gen.Int[0, MessageKinds.All.Count - 1].Select(i => MessageKinds.All[i]);

    [Fact]
    public void They_are_read_in_each_language_and_say_which_dossier_they_are_about()
    {
        var message = Assert.Single(Small.Call(Yaml(Good)).Messages);
        Assert.Equal("confirm-award", message.Code);
        Assert.Equal("Bonne nouvelle\n\n{name}", message.Whole.In(Language.Of("fr-BE")!.Value));
        Assert.Equal("Good news\n\n{name}", message.Whole.In(Language.Of("de")!.Value));
    }

    [Fact]
    public void A_call_that_says_nothing_has_none() => Assert.Empty(Small.Call(Yaml("")).Messages);

    [Theory]
    [InlineData("confirm-award", "confirm-awrd", "confirm-awrd", "did you mean 'confirm-award'")]
    [InlineData("nl: Goed nieuws", "nl: \"Voor {goverment}\"", "{goverment}", "did you mean 'government'")]
    [InlineData("nl: Goed nieuws", "nl: \"Tot {until}\"", "{until}", "'{until}' is not known in message 'confirm-award'")]
    [InlineData("nl: \"{amount} voor {project}\"", "nl: Toegekend", "Goed nieuws", "must say '{amount}', and in 'nl'")]
    [InlineData("fr: \"{amount}\"", "fr: Bravo", "Bonne nouvelle", "must say '{amount}', and in 'fr'")]
    [InlineData("event: confirm-award", "even: confirm-award", "even:", "unknown key 'even'")]
    public void What_is_wrong_is_told_at_its_place(string was, string now, string at, string told)
    {
        var fault = Assert.Single(Small.Faults(Yaml(Good.Replace(was, now, StringComparison.Ordinal))));
        Assert.StartsWith(at, fault.TrimStart('"'));
        Assert.Contains(told, fault);
    }

    [Fact]
    public void One_message_has_one_text_and_is_not_endless()
    {
        var twice = Good + Good["messages:".Length..];
        Assert.Contains("there is already a text", Assert.Single(Small.Faults(Yaml(twice))));
        var (title, text) = (new string('t', 201), new string('x', 4_001));
        var long_ = Good.Replace("nl: \"{amount} voor {project}\"", $"nl: \"{{amount}}{title}\"").Replace("nl: Goed nieuws", $"nl: {text}");
        Assert.Equal(2, Small.Faults(Yaml(long_)).Count(f => f.Contains("characters and can have")));
    }

    /// <summary>For any of the messages: all of its facts is enough, and one less never is.</summary>
    [Fact]
    public void Each_fact_of_each_message_must_be_said_and_no_other() =>
        Kinds
            .SelectMany(kind => Gen.Shuffle(kind.Facts.ToArray()), (kind, facts) => (kind, facts))
            .Sample(s =>
            {
                var all = string.Concat(s.facts.Select(f => $" {{{f}}}"));
                Assert.Empty(Small.Faults(Yaml(Of(s.kind, all))));
                if (s.facts.Length == 0)
                    return;
                var less = string.Concat(s.facts.Skip(1).Select(f => $" {{{f}}}"));
                var faults = Small.Faults(Yaml(Of(s.kind, less)));
                Assert.Equal(2, faults.Count);
                Assert.All(faults, f => Assert.Contains($"must say '{{{s.facts[0]}}}', and in '", f));
            });

    /// <summary>Whatever people typed, what is filled in stays what it is: braces in a name are no places.</summary>
    [Fact]
    public void What_is_filled_in_is_not_looked_at_again() =>
        Gen.String[Gen.Char["ab{}<>&\"' amount"], 0, 30]
            .Sample(project =>
            {
                var values = new Dictionary<string, LocalText>
                {
                    ["project"] = new(project, project),
                    ["amount"] = new("1 euro", "1 euro"),
                };
                Assert.Equal(
                    new LocalText($"1 euro: {project}.", $"1 euro: {project}."),
                    MessagePlaces.Fill(new LocalText("{amount}: {project}.{other}", "{ amount }: {project}."), values)
                );
            });

    [Fact]
    public void A_new_one_of_the_form_says_all_that_it_must()
    {
        var root = Veerkracht.Core.Calls.Writing.CallText.Read(Yaml(Good))!.Root;
        var piece = Templates.Of(FormatMap.Kinds["message"], null, new HashSet<string>(), root);
        var text = Veerkracht
            .Core.Calls.Writing.CallText.Read(Yaml(Good))!
            .Insert(Veerkracht.Core.Calls.Writing.CallPath.Parse("messages")!, 1, piece);
        Assert.Equal(2, Small.Call(text.Text!.Source).Messages.Count);
    }

    [Fact]
    public void The_page_of_the_format_lists_them_all()
    {
        var table = new StringBuilder();
        foreach (var kind in MessageKinds.All)
            table.Append($"| `{kind.Code}` | {kind.Label.En} | {string.Join(", ", kind.Facts.Select(f => $"`{{{f}}}`"))} |\n");
        Assert.Contains(table.ToString(), File.ReadAllText(Path.Combine(ShippedCalls.Data.Root, "docs", "call-format.md")));
    }

    private static string Of(MessageKind kind, string text) =>
        $"messages: [{{ event: {kind.Code}, title: {{ nl: Titel, en: Title }}, text: {{ nl: \"Zo{text}\", en: \"So{text}\" }} }}]";

    private static string Yaml(string top) => Small.Yaml("              - { id: name, type: text, label: { nl: Naam, en: Name } }", top);
}
