using CsCheck;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Tests.Identifiers;

public class IbanTests
{
    private static readonly Gen<string> Belgian = Gen.Long[0, 9_999_999_999]
        .Select(ten =>
        {
            var account = $"{ten:0000000000}{(ten % 97 == 0 ? 97 : ten % 97):00}";
            var turned = System.Numerics.BigInteger.Parse(account + "111400"); // BE00 turned into digits
            return $"BE{(int)(98 - turned % 97):00}{account}";
        });

    [Theory]
    [InlineData("BE68 5390 0754 7034")]
    [InlineData("BE71 0961 2345 6769")]
    [InlineData("BE62 5100 0754 7061")]
    [InlineData("BE54 0000 0000 9797")]
    [InlineData("NL91 ABNA 0417 1643 00")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606")]
    [InlineData("LU28 0019 4006 4475 0000")]
    public void Numbers_of_banks_are_accepted_and_shown_in_fours(string text)
    {
        Assert.True(Iban.TryParse(text, out var iban, out _));
        Assert.Equal(text, iban.Display);
        Assert.Equal(text.Replace(" ", ""), iban.Value);
    }

    [Theory]
    [InlineData("BE68 5390 0754 7035")]
    [InlineData("BE68 5390 0754 703")]
    [InlineData("NL91 ABNA 0417 1643 0")]
    [InlineData("68 5390 0754 7034 BE")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_refused_with_a_reason(string? text)
    {
        Assert.False(Iban.TryParse(text, out _, out var why));
        Assert.NotEqual(why.Nl, why.En);
    }

    [Fact]
    public void A_Belgian_account_must_also_pass_its_own_check()
    {
        // Valid by ISO 7064, but 5390075470 modulo 97 is 34 and not 35.
        var turned = System.Numerics.BigInteger.Parse("539007547035111400");
        Assert.False(Iban.TryParse($"BE{(int)(98 - turned % 97):00}539007547035", out _, out _));
    }

    [Fact]
    public void Every_Belgian_account_is_accepted_and_read_back() =>
        Belgian.Sample(text =>
            Iban.TryParse(text.ToLowerInvariant(), out var a, out _)
            && Iban.TryParse(a.Display, out var b, out _)
            && a == b
            && b.Value == text
        );

    [Fact]
    public void Any_single_wrong_digit_is_noticed() =>
        Digits.AssertSingleChangeIsRefused(Belgian, text => Iban.TryParse(text, out _, out _));

    [Fact]
    public void Any_text_gives_a_number_or_a_reason() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["BENL0123456789é"], 10, 36])
            .Sample(text => Iban.TryParse(text, out _, out var why) == (why is null));
}
