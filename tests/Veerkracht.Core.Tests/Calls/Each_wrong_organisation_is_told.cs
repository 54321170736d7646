using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>A list with several organisations that cannot be there tells each of them, not the first alone.</summary>
public class Each_wrong_organisation_is_told
{
    private static List<string> Told(string answers)
    {
        var call = Small.Call(
            Small.Yaml("          - { id: o, type: organisations, max_items: 5, label: { nl: Partners, en: Partners } }")
        );
        var context = Small.Context() with { IdentityOf = key => key is "24028" or "0207518137" ? "geetbets" : null };
        var evaluation = CallEngine.Evaluate(call, "application", (JsonObject)JsonNode.Parse(answers)!, context);
        Assert.All(evaluation.Errors, e => Assert.Equal("o", e.Field));
        return [.. evaluation.Errors.Select(e => $"{e.Code}: {e.Message.In(Core.Texts.Language.En)}")];
    }

    [Fact]
    public void One_is_told_as_one() =>
        Assert.Equal(
            [
                "unknown-organisation: “Gent” in ‘Partners’ is no organisation that we know. Search it by name or enterprise "
                    + "number and choose it.",
            ],
            Told("""{ "o": ["Gent"] }""")
        );

    [Fact]
    public void All_are_told_by_their_fault()
    {
        var told = Told("""{ "o": ["Gent", "0207518138", "Aalst", "24028", "0207518137", "Brussel"] }""");
        Assert.Equal(["wrong-organisation-number", "unknown-organisation", "organisation-twice"], told.Select(t => t.Split(':')[0]));
        Assert.Contains("0207518138", told[0]);
        Assert.Contains("“Gent”, “Aalst” and “Brussel” in ‘Partners’ are no organisations", told[1]);
        Assert.Contains("0207518137 stands twice", told[2]);
    }
}
