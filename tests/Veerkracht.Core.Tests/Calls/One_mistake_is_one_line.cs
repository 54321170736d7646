using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Whoever makes one mistake reads one line about it, and not what follows from it elsewhere.</summary>
public class One_mistake_is_one_line
{
    private static readonly string Good = Documented().Replace("number_prefix: balie\n", "number_prefix: balie\nversion: 1\n");

    private static string Documented()
    {
        var text = File.ReadAllText(Path.Combine(ShippedCalls.Data.Root, "docs", "call-format.md"));
        var from = text.IndexOf("```yaml\ncall: ", StringComparison.Ordinal) + 8;
        return text[from..text.IndexOf("\n```", from, StringComparison.Ordinal)] + "\n";
    }

    [Theory]
    [InlineData("type: choice\n", "type: choise\n", "'choise' is not one of")]
    [InlineData("type: group\n", "type: grupo\n", "'grupo' is not one of")]
    [InlineData("{ id: price, type: amount,", "{ id: price, type: bedrag,", "'bedrag' is not one of")]
    [InlineData(
        "{ id: price, type: amount,",
        "{ id: prijs, type: amount,",
        "there is no field 'price' here; there are street, prijs (also on line 114)"
    )]
    [InlineData("kind: cap_per_unit", "kind: cap_per_unt", "'cap_per_unt' is not one of")]
    [InlineData("kind: claim\n", "kind: clam\n", "'clam' is not one of")]
    [InlineData(
        "name: half, kind: share",
        "name: haf, kind: share",
        "there is no amount 'half' before this one; did you mean 'haf'? (also on line 132)"
    )]
    [InlineData("id: total_cost\n", "id: total-cost\n", "'total-cost' cannot be an id")]
    [InlineData("id: kind\n", "id: Kind\n", "'Kind' cannot be an id")]
    [InlineData("p.price).sum()\n", "p.prise).sum()\n", "there is no field 'prise'")]
    [InlineData("  place:\n", "  plaice:\n", "there is no shared 'place' before this; did you mean 'plaice'? (also on line 113)")]
    [InlineData("use: place }\n          - id: total_cost", "use: plas }\n          - id: total_cost", "there is no shared 'plas'")]
    [InlineData("class: municipality\n", "class: town\n", "'town' is not one of")]
    [InlineData("- id: application\n", "- id: aplication\n", "there is no earlier step 'application'")]
    [InlineData("{ id: dear,", "{ id: deer,", "there is no setting 'dear'")]
    [InlineData("  grant: grant\n", "  grant: grants\n", "there is no amount 'grants'")]
    [InlineData("      units: size(places)\n", "", "has no 'units'")]
    [InlineData("funding:\n", "fundin:\n", "unknown key 'fundin' in the call; did you mean 'funding'?")]
    [InlineData("steps:\n", "step:\n", "unknown key 'step' in the call; did you mean 'steps'?")]
    [InlineData("  amounts:\n    - { name: cost", "  amount:\n    - { name: cost", "unknown key 'amount' in the funding")]
    [InlineData("sections:\n      - id: who", "section:\n      - id: who", "unknown key 'section' in the step")]
    [InlineData("            fields: { use: place }\n", "            field: { use: place }\n", "unknown key 'field' in the field")]
    [InlineData("version: 1\n", "version: 0\n", "'version' begins at 1")]
    public void Each(string old, string with, string message)
    {
        Assert.Contains(old, Good);
        var at = Good.IndexOf(old, StringComparison.Ordinal);
        var read = CallReader.Read(Good[..at] + with + Good[(at + old.Length)..], "c.yaml");
        var told = read.Faults.Concat(read.Unpublishable).ToList();
        Assert.True(told.Count == 1 && told[0].Message.Contains(message), with + "\n" + string.Join('\n', told));
    }

    [Fact]
    public void In_a_step_that_repeats_it_is_one_line_for_all_years()
    {
        var yaml = Small.Yaml(
            "          - { id: name, type: text, label: Naam }",
            steps: "  - { id: report, kind: report, title: R, repeats: { from: 2023, until: 2026 }, sections: [{ id: s, title: S, "
                + "fields: [{ id: y, type: number, label: Y, visible_when: \"year_{year} > 0\" }] }] }"
        );
        Assert.StartsWith("there is no name 'year_2023' here", Assert.Single(CallReader.Read(yaml, "c.yaml").Faults).Message);
    }

    [Fact]
    public void Two_mistakes_are_two_lines_in_the_order_of_the_file()
    {
        var yaml = Good.Replace("type: choice\n", "type: choise\n").Replace("{ id: dear,", "{ id: deer,").Replace("  grant: grant\n", "");
        Assert.Equal(
            ["there is no setting 'dear'; did you mean 'deer'?", "the funding has no 'grant'", "'choise' is not one of"],
            CallReader.Read(yaml, "c.yaml").Faults.Select(f => f.Message.Split(" text, ")[0])
        );
    }

    [Theory]
    [InlineData("title: { nl: \"a\\nb\", x: 1 }")]
    [InlineData("\"a\\rb\\u2028c\": 1")]
    [InlineData("\"\\e[31mred\": 1")]
    [InlineData("themes: [\"\\u202e\"]\nversion: \"\\u202e1\"")]
    public void A_line_is_one_line_whatever_it_repeats(string key)
    {
        var read = CallReader.Read(Small.Yaml("          - { id: name, type: text, label: Naam }", key), "c.yaml");
        Assert.All(read.Faults.Concat(read.Unpublishable), f =>
            Assert.DoesNotContain(f.ToString() + f.Nl, c => char.IsControl(c) || c is '\u2028' or '\u202e')
        );
        Assert.NotEmpty(read.Faults.Concat(read.Unpublishable));
    }
}
