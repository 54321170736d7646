using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Tests.Identifiers;

public class CodeTests
{
    [Theory]
    [InlineData("24028", "24028")]
    [InlineData(" 11002 ", "11002")]
    public void A_NIS_code_is_five_digits(string text, string expected)
    {
        Assert.True(NisCode.TryParse(text, out var code, out _));
        Assert.Equal(expected, code.Value);
    }

    [Theory]
    [InlineData("2402")]
    [InlineData("02402")]
    [InlineData("240280")]
    [InlineData("2402x")]
    [InlineData(null)]
    public void Other_texts_are_no_NIS_code(string? text)
    {
        Assert.False(NisCode.TryParse(text, out _, out var why));
        Assert.Contains("24028", why.Nl);
    }

    [Theory]
    [InlineData("OVO002065")]
    [InlineData("ovo 002065")]
    public void An_OVO_code_is_OVO_and_six_digits(string text)
    {
        Assert.True(OvoCode.TryParse(text, out var code, out _));
        Assert.Equal("OVO002065", code.Value);
    }

    [Theory]
    [InlineData("OVO00206")]
    [InlineData("002065")]
    [InlineData("OVO00206X")]
    [InlineData(null)]
    public void Other_texts_are_no_OVO_code(string? text)
    {
        Assert.False(OvoCode.TryParse(text, out _, out var why));
        Assert.Contains("OVO002065", why.En);
    }
}
