using CsCheck;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Tests.Identifiers;

public class CreditorReferenceTests
{
    private static readonly Gen<string> Body = Gen.String[Gen.Char["0123456789ABCXYZ"], 1, 21];

    private static readonly Gen<string> Valid = Body.Select(body =>
        CreditorReference.TryCreate(body, out var made, out _) ? made.Value : ""
    );

    [Fact]
    public void A_body_gets_its_check_digits()
    {
        Assert.True(CreditorReference.TryCreate("539007547034", out var made, out _));
        Assert.Equal("RF18539007547034", made.Value);
        Assert.Equal("RF18 5390 0754 7034", made.Display);
        Assert.Equal("539007547034", made.Body);
    }

    [Theory]
    [InlineData("RF19539007547034")]
    [InlineData("RF18")]
    [InlineData("XX18539007547034")]
    [InlineData("RF18 5390-0754-7034")]
    [InlineData("RF180000000000000000000000")]
    [InlineData("RFA8539007547034")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_refused_with_a_reason(string? text)
    {
        Assert.False(CreditorReference.TryParse(text, out _, out var why));
        Assert.NotEqual(why.Nl, why.En);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A/1")]
    [InlineData("1234567890123456789012")]
    public void A_body_that_cannot_be_is_refused(string body) => Assert.False(CreditorReference.TryCreate(body, out _, out _));

    [Theory]
    [InlineData("02", "99")]
    [InlineData("97", "00")]
    [InlineData("98", "01")]
    public void A_reference_has_one_pair_of_check_digits_though_another_leaves_the_same_remainder(string right, string other)
    {
        var made = Enumerable
            .Range(0, 1000)
            .Select(n => CreditorReference.TryCreate($"{n}", out var r, out _) ? r.Value : "")
            .First(v => v[2..4] == right);
        Assert.True(CreditorReference.TryParse(made, out _, out _));
        Assert.False(CreditorReference.TryParse("RF" + other + made[4..], out _, out _));
    }

    [Fact]
    public void What_is_made_is_read_back() =>
        Body.Sample(body =>
            CreditorReference.TryCreate(body, out var made, out _)
            && CreditorReference.TryParse(made.Display.ToLowerInvariant(), out var read, out _)
            && read == made
            && read.Body == body
        );

    [Fact]
    public void Any_single_wrong_digit_is_noticed() =>
        Digits.AssertSingleChangeIsRefused(Valid, text => CreditorReference.TryParse(text, out _, out _));
}
