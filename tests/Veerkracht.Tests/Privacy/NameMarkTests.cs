using Veerkracht.Features.Privacy;

namespace Veerkracht.Tests.Privacy;

/// <summary>What goes of a person in texts and JSON, and what stays.</summary>
public sealed class NameMarkTests
{
    private static readonly NameMark Lotte = new("Lotte Peeters", "lotte@geetbets.example");

    [Theory]
    [InlineData("Bel Lotte Peeters.", "Bel (naam gewist / name removed).")]
    [InlineData("PEETERS LOTTE, Geetbets", "(naam gewist / name removed), Geetbets")]
    [InlineData("Peeters, Lotte; Lotte  Peeters; Lotte\u00A0Peeters; Lotte-Peeters", "#; #; #; #")]
    [InlineData("Peeters. Daarna komt Lotte", "Peeters. Daarna komt Lotte")]
    [InlineData("mail naar LOTTE@geetbets.example", "mail naar (naam gewist / name removed)")]
    [InlineData("Lotte Peetersen en Jan Peeters", "Lotte Peetersen en Jan Peeters")]
    [InlineData("charlotte@geetbets.example", "charlotte@geetbets.example")]
    [InlineData("{ dit is geen JSON: Lotte Peeters", "{ dit is geen JSON: (naam gewist / name removed)")]
    public void In_a_text_the_whole_name_and_the_address_go(string text, string expected) =>
        Assert.Equal(expected.Replace("#", NameMark.Mark), Lotte.In(text));

    [Fact]
    public void In_what_says_how_to_reach_the_person_name_parts_and_telephone_go_and_nothing_else()
    {
        const string Answers = """
            {"name":"Fietspad Peeters","contact":{"first_name":"Lotte","family_name":"Peeters","phone":"011 58 51 11","kbo":"0207518137",
            "email":"lotte@geetbets.example","street":"Lottestraat 1"},"other":{"first_name":"Lotte","family_name":"Claes",
            "phone":"011 58 51 12"},"cost":1000000.00,"list":["Lotte Peeters",3]}
            """;
        const string Expected = """
            {"name":"Fietspad Peeters","contact":{"first_name":"#","family_name":"#","phone":"#","kbo":"0207518137",
            "email":"#","street":"Lottestraat 1"},"other":{"first_name":"Lotte","family_name":"Claes","phone":"011 58 51 12"},
            "cost":1000000.00,"list":["#",3]}
            """;
        Assert.Equal(Expected.ReplaceLineEndings("").Replace("#", NameMark.Mark), Lotte.In(Answers));
    }

    [Fact]
    public void How_to_reach_somebody_else_of_the_same_name_stays()
    {
        const string Other =
            """{"contact":{"first_name":"Lotte","family_name":"Peeters","phone":"011 58 51 14","email":"lp@gent.example"}}""";
        Assert.Equal(Other, Lotte.In(Other));
    }

    [Fact]
    public void A_name_of_one_word_is_not_looked_for()
    {
        var one = new NameMark("Geetbets", null);
        Assert.Empty(one.Signs);
        Assert.Equal("Geetbets", one.In("Geetbets"));
    }
}
