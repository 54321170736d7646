using CsCheck;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Texts;

public class TextDifferenceTests
{
    private static readonly string[] Pieces = ["de ", "weg ", "school", ". ", "\n", " ", "é", "\uD83D\uDEB2", "(", "2,5 km"];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(at => string.Concat(at.Select(i => Pieces[i])))
    );

    [Theory]
    [InlineData("Fietspad langs de Gete", "Fietspad langs de Velp", "Fietspad langs de -Gete-+Velp+")]
    [InlineData("De weg naar school.", "De nieuwe weg naar school.", "De +nieuwe +weg naar school.")]
    [InlineData("Twee bomen weg hier", "Drie linden weg hier", "-Twee bomen-+Drie linden+ weg hier")]
    [InlineData("3,5 km", "2,5 km", "-3-+2+,5 km")]
    [InlineData("gelijk", "gelijk", "gelijk")]
    [InlineData("", "nieuw", "+nieuw+")]
    [InlineData("", "", "")]
    public void Word_by_word(string was, string now, string told) =>
        Assert.Equal(
            told,
            string.Concat(
                TextDifference
                    .Of(was, now)
                    .Select(p =>
                        p.Change == TextChange.Same ? p.Text
                        : p.Change == TextChange.Gone ? $"-{p.Text}-"
                        : $"+{p.Text}+"
                    )
            )
        );

    [Fact]
    public void Both_texts_are_whole_in_it() =>
        Gen.Select(Texts, Texts)
            .Sample(
                (was, now) =>
                {
                    var parts = TextDifference.Of(was, now);
                    string Without(TextChange change) => string.Concat(parts.Where(p => p.Change != change).Select(p => p.Text));
                    return Without(TextChange.Came) == was
                        && Without(TextChange.Gone) == now
                        && parts.All(p => p.Text.Length > 0)
                        && parts.Zip(parts.Skip(1)).All(pair => pair.First.Change != pair.Second.Change);
                }
            );

    [Fact]
    public void A_text_beyond_bounds_is_told_as_one_change_between_its_begin_and_end()
    {
        var (was, now) = (string.Join(' ', Enumerable.Range(0, 3000)), string.Join(' ', Enumerable.Range(5000, 3000)));
        Assert.Equal(
            [new(TextChange.Same, "Eerst "), new(TextChange.Gone, was), new(TextChange.Came, now), new TextPart(TextChange.Same, " slot")],
            TextDifference.Of($"Eerst {was} slot", $"Eerst {now} slot")
        );
    }
}
