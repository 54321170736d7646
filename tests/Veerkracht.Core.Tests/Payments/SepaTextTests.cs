using CsCheck;
using Veerkracht.Core.Payments.Bank;

namespace Veerkracht.Core.Tests.Payments;

public class SepaTextTests
{
    [Theory]
    [InlineData("Sint-Truiden", "Sint-Truiden")]
    [InlineData("Café 'De Zwaan' & zonen", "Cafe 'De Zwaan' + zonen")]
    [InlineData("œuvre\nstraße", "oeuvre strasse")]
    [InlineData("//fase 1//2/", "fase 1/2")]
    [InlineData("1 000 € ; [x] _y_", "1 000 . . .x. -y-")]
    [InlineData("東京 🚲", ".. .")]
    [InlineData("e\u0301\u200b", "e")]
    public void Is_read_by_every_bank(string text, string plain) => Assert.Equal(plain, SepaText.Of(text, SepaText.Remittance));

    [Fact]
    public void Holds_only_what_every_bank_takes_and_is_as_long_as_may_be() =>
        Gen.Select(Gen.Char.Array[0, 100].Select(c => new string(c)), Gen.Int[1, 60])
            .Sample(
                (text, most) =>
                {
                    var plain = SepaText.Of(text, most);
                    return plain.Length <= most
                        && plain.All(c => char.IsAsciiLetterOrDigit(c) || "/-?:().,'+ ".Contains(c))
                        && !plain.Contains("//")
                        && plain == plain.Trim('/', ' ')
                        && SepaText.IsPlain(plain);
                },
                iter: Samples.Of(2_000)
            );
}
