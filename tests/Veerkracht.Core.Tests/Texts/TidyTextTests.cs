using CsCheck;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Texts;

public class TidyTextTests
{
    [Theory]
    [InlineData("Adres:\vKerkstraat 1\v3450 Geetbets", "Adres:\nKerkstraat 1\n3450 Geetbets")]
    [InlineData("een\r\ntwee\rdrie\nvier", "een\ntwee\ndrie\nvier")]
    [InlineData("een\ftwee\u0085drie\u2028vier\u2029vijf", "een\ntwee\ndrie\nvier\nvijf")]
    [InlineData("Post\tBedrag", "Post\tBedrag")]
    [InlineData("1\u00002", "1 2")]
    [InlineData("1\u001F2", "1 2")]
    [InlineData("  rond  ", "  rond")]
    [InlineData("\r\n \n  - een\n  - twee\n\n", "  - een\n  - twee")]
    [InlineData("\teen\n\ttwee", "\teen\n\ttwee")]
    [InlineData(" \n \n", "")]
    [InlineData("1\u00A0250", "1\u00A0250")]
    [InlineData("zo\u00ADlang", "zo\u00ADlang")]
    public void Lines_stay_lines(string typed, string kept) => Assert.Equal(kept, TidyText.Of(typed, true));

    [Theory]
    [InlineData("Adres:\vKerkstraat 1\v3450 Geetbets", "Adres: Kerkstraat 1 3450 Geetbets")]
    [InlineData("een\r\ntwee\u2028drie", "een twee drie")]
    [InlineData("Post\tBedrag", "Post Bedrag")]
    public void In_one_line_they_become_spaces(string typed, string kept) => Assert.Equal(kept, TidyText.Of(typed, false));

    [Fact]
    public void Half_a_character_is_seen() => Assert.Equal("a\uFFFDb", TidyText.Of("a\uD83Db", true));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.Char["a1é \t\r\n\v\f\0\u0085\u00A0\u2028\u2029\u001C\u200B"].Array[0, 12].Select(letters => new string(letters))
    );

    [Fact]
    public void What_is_seen_stays_and_nothing_is_glued() =>
        Texts.Sample(text => Seen(TidyText.Of(text, true)) == Seen(text) && Seen(TidyText.Of(text, false)) == Seen(text));

    [Fact]
    public void Tidying_twice_changes_nothing() =>
        Texts.Sample(text =>
            TidyText.Of(text, true) is var lines
            && TidyText.Of(lines, true) == lines
            && TidyText.Of(lines, false) == TidyText.Of(text, false)
        );

    /// <summary>The parts between what is white or cannot be kept, whatever stands between them; halves of characters as "�".</summary>
    private static string Seen(string text) =>
        string.Join(
            ' ',
            string.Concat(text.EnumerateRunes().Select(r => r.ToString()))
                .Split([.. text.Where(c => char.IsWhiteSpace(c) || char.IsControl(c))], StringSplitOptions.RemoveEmptyEntries)
        );
}
