using CsCheck;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Identifiers;

public class PhoneTextTests
{
    [Theory]
    [InlineData("011 58 51 11", "+3211585111")]
    [InlineData("011/58.51.11", "+3211585111")]
    [InlineData("(011) 58 51 11", "+3211585111")]
    [InlineData("011-58-51-11", "+3211585111")]
    [InlineData("+32 (0)11 58 51 11", "+3211585111")]
    [InlineData("+32(0)11/58.51.11", "+3211585111")]
    [InlineData("0032 11 58 51 11", "+3211585111")]
    [InlineData("Tel.: 011 58 51 11", "+3211585111")]
    [InlineData("T 011 58 51 11", "+3211585111")]
    [InlineData("gsm 0470/12.34.56", "+32470123456")]
    [InlineData("0470\u00A012\u00A034\u00A056", "+32470123456")]
    [InlineData("+31 20 624 1111", "+31206241111")]
    [InlineData("02 553 00 00", "+3225530000")]
    [InlineData("1700", "1700")]
    [InlineData("tel. 1700", "1700")]
    public void A_number_is_read_as_people_write_it(string typed, string kept) => Assert.Equal(kept, PhoneText.Read(typed));

    [Theory]
    [InlineData("011 58 51 11 (int. 123)")]
    [InlineData("011 58 51 11 ext. 123")]
    [InlineData("+32 11 58 51 11 x123")]
    [InlineData("011 58 51 11 toestel 123")]
    [InlineData("011 58 51 11, tst. 123")]
    [InlineData("011 58 51 11 #123")]
    [InlineData("Tel. 011 58 51 11 (toestel: 123)")]
    [InlineData("+32 11 58 51 11, toestel 123")]
    [InlineData("011 58 51 11 lokaal 123")]
    [InlineData("011 58 51 11, lok. 123")]
    [InlineData("011 58 51 11 - toestel 123")]
    [InlineData("011 58 51 11 toestelnummer 123")]
    [InlineData("011 58 51 11 toestelnr. 123")]
    [InlineData("011 58 51 11 intern nr. 123")]
    [InlineData("011 58 51 11 binnenlijn 123")]
    [InlineData("011 58 51 11 doorkiesnummer: 123")]
    [InlineData("011 58 51 11 (extensie 123)")]
    [InlineData("+32 11 58 51 11 poste 123")]
    [InlineData("011 58 51 11 Durchwahl 123")]
    [InlineData("011 58 51 11 toestel 1 23")]
    [InlineData("+32 11 58 51 11, extension 123")]
    public void An_extension_stays_with_it_and_is_shown(string typed)
    {
        var kept = PhoneText.Read(typed);
        Assert.Equal("+3211585111;ext=123", kept);
        Assert.Equal("+32 11 58 51 11, toestel 123", PhoneText.Show(kept!, Language.Nl));
        Assert.Equal("+32 11 58 51 11, extension 123", PhoneText.Show(kept!, Language.En));
        Assert.Equal(kept, PhoneText.Read(kept));
    }

    [Theory]
    [InlineData("011 58 51 11 of 0470 12 34 56")]
    [InlineData("011 58 51 11 / 011 58 51 12")]
    [InlineData("011 58 51 11 (enkel in de voormiddag)")]
    [InlineData("Jan 011 58 51 11")]
    [InlineData("011 58 51 11 kamer 12")]
    [InlineData("011 58 51 11 na 17")]
    [InlineData("011 58 51 11 / 123")]
    [InlineData("1-800-FLOWERS")]
    [InlineData("011 58 51 11 toestel")]
    [InlineData("011 58 51 11 toestel abc")]
    [InlineData("1700 toestel 12")]
    [InlineData("12")]
    [InlineData("12345")]
    [InlineData("011 58 51")]
    [InlineData("")]
    [InlineData(null)]
    public void What_would_lose_something_is_refused(string? typed) => Assert.Null(PhoneText.Read(typed));

    [Fact]
    public void What_is_shown_is_read_back()
    {
        var numbers = Gen.Int[0, 999999].Select(n => PhoneText.Read($"0470{n:000000}")!);
        Gen.Select(numbers, Gen.Int[0, 99999])
            .Sample(
                (number, extension) =>
                    PhoneText.Read(PhoneText.Show(number, Language.Nl)) == number
                    && $"{number};ext={extension}" is var with
                    && PhoneText.Read(PhoneText.Show(with, Language.En)) == with
            );
    }

    [Fact]
    public void Any_text_is_read_or_refused_but_never_thrown() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789+()/ .x#;=et"], 0, 40])
            .Sample(text => PhoneText.Read(text) is null or { Length: > 2 });
}
