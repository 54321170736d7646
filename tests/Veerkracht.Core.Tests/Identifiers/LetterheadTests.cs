using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Tests.Identifiers;

/// <summary>Numbers as they stand on papers.</summary>
public class LetterheadTests
{
    [Theory]
    [InlineData("0207.451.227")]
    [InlineData("BE 0207.451.227")]
    [InlineData("BE0207451227")]
    [InlineData("be 207.451.227")]
    [InlineData("BTW BE 0207.451.227")]
    [InlineData("BTW-nr.: BE 0207.451.227")]
    [InlineData("KBO 0207.451.227")]
    [InlineData("Ondernemingsnummer: 0207.451.227")]
    [InlineData("RPR Gent 0207.451.227")]
    [InlineData("RPR Gent, afdeling Gent 0207.451.227")]
    [InlineData("0207-451-227")]
    [InlineData("0207\u00A0451\u00A0227")]
    public void An_enterprise_number(string typed) =>
        Assert.Equal("0207451227", KboNumber.TryParse(typed, out var number, out _) ? number.Digits : null);

    [Theory]
    [InlineData("0207.451.228")]
    [InlineData("Gent 0207.451.227")]
    [InlineData("0207.451.227 Gent")]
    [InlineData("KBO")]
    [InlineData("RPR Gent")]
    public void Is_not_found_in_other_words(string typed) => Assert.False(KboNumber.IsValid(typed));

    [Theory]
    [InlineData("0207.451.228", true)]
    [InlineData("BE 0207.451.228", true)]
    [InlineData("0207.451.227", false)]
    [InlineData("blabla", false)]
    [InlineData("24028", false)]
    [InlineData("2207.451.227", false)]
    public void A_mistyped_one_is_told_from_a_word(string typed, bool mistyped) => Assert.Equal(mistyped, KboNumber.IsMistyped(typed));

    [Theory]
    [InlineData("BE68 5390 0754 7034")]
    [InlineData("be68539007547034")]
    [InlineData("IBAN BE68 5390 0754 7034")]
    [InlineData("IBAN: BE68-5390-0754-7034")]
    [InlineData("BE68.5390.0754.7034")]
    [InlineData("Rek. nr. BE68 5390 0754 7034")]
    [InlineData("539-0075470-34")]
    [InlineData("539007547034")]
    public void An_account(string typed) => Assert.Equal("BE68539007547034", Iban.TryParse(typed, out var iban, out _) ? iban.Value : null);

    [Theory]
    [InlineData("539-0075470-35")]
    [InlineData("BE68 5390 0754 7034 BIC GKCCBEBB")]
    [InlineData("BE68 5390 0754 7035")]
    [InlineData("IBAN")]
    public void Is_not_guessed(string typed) => Assert.False(Iban.TryParse(typed, out _, out _));
}
