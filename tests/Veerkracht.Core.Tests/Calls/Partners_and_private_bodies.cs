using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Trials;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Amounts by partner, applicants without a municipality, and what of the answers is public.</summary>
public class Partners_and_private_bodies
{
    private const string Parts = """
                  - id: parts
                    type: group
                    label: Deel
                    fields:
                      - { id: who, type: organisations, label: Wie, max_items: 1 }
                      - { id: cost, type: amount, label: Kosten }
                      - { id: counts, type: yes_no, label: Telt }
        """;

    private static string Funding(string more) =>
        $$"""
              pots: [{ id: pot, title: Pot, amount: 1000000 }]
              amounts:
                - { name: grant, kind: per_partner, title: Subsidie, group: parts, partner: "who[0]", cost: cost, {{more}} }
              grant: grant
            """;

    private const string Answers = """
        { "parts": [
          { "cost": 1000, "counts": true },
          { "who": ["0207451227"], "cost": 300, "counts": true },
          { "who": ["0207518236"], "cost": 2000.01, "counts": true },
          { "who": ["0207451227"], "cost": 100, "counts": false } ] }
        """;

    private static Explained Grant(string more, long left = 1_000_000)
    {
        var call = Small.Call(Small.Yaml(Parts, funding: Funding(more)));
        var context = Small.Context(new Dictionary<string, Money> { ["pot"] = Money.FromEuro(left) }) with
        {
            NameOf = number => number == "0207451227" ? "Gent" : number,
        };
        return Small.Evaluate(call, Answers, context).Amounts["grant"];
    }

    private static string By(Explained grant) => string.Join(", ", grant.ByPartner.Select(p => $"{p.Partner} {p.Amount} {p.Own}"));

    [Theory]
    [InlineData("percentage: 50", " 500.00 500.00, 0207451227 200.00 200.00, 0207518236 1000.01 1000.00", "1700.01")]
    [InlineData("percentage: 50, cap_per_partner: 400", " 400.00 600.00, 0207451227 200.00 200.00, 0207518236 400.00 1600.01", "1000.00")]
    [InlineData("percentage: 100, own_per_partner: 350", " 650.00 350.00, 0207451227 50.00 350.00, 0207518236 1650.01 350.00", "2350.01")]
    [InlineData("percentage: 50, own_per_partner: 500", " 500.00 500.00, 0207451227 0.00 400.00, 0207518236 1000.01 1000.00", "1500.01")]
    [InlineData("percentage: 50, counts_when: counts", " 500.00 500.00, 0207451227 150.00 150.00, 0207518236 1000.01 1000.00", "1650.01")]
    public void Each_partner_has_its_own_amount_and_its_own_part(string more, string by, string together)
    {
        var grant = Grant(more);
        Assert.Equal((by, together), (By(grant), grant.Amount.ToString()));
        Assert.Equal(grant.Amount, Money.Sum(grant.ByPartner.Select(p => p.Amount)));
    }

    [Fact]
    public void The_why_names_each_partner_with_what_it_bears_itself()
    {
        var grant = Grant("percentage: 50, cap_per_partner: 150");
        Assert.Equal(
            "Gent: 50 % van €\u00a0400,00 = €\u00a0200,00; beperkt tot maximum €\u00a0150,00; eigen deel €\u00a0250,00",
            grant.Why[1].Nl
        );
        Assert.StartsWith("Applicant: 50% of €1,000.00", grant.Why[0].En);
        Assert.Equal("samen €\u00a0450,00", grant.Why[3].Nl);
    }

    [Fact]
    public void Where_the_source_has_less_each_gets_the_same_part_less()
    {
        var grant = Grant("percentage: 50, from: pot", 170);
        Assert.Equal(" 50.00 950.00, 0207451227 20.00 380.00, 0207518236 100.00 1900.01", By(grant));
        Assert.Contains(grant.Why, w => w.Nl == "Gent: daarvan €\u00a020,00; eigen deel €\u00a0380,00");
    }

    private static Explained Counted(string parts)
    {
        var call = Small.Call(Small.Yaml(Parts, funding: Funding("percentage: 50, cap_per_partner: 1000")));
        var on = new NodaTime.LocalDate(2022, 9, 1);
        var context = Small.Context() with
        {
            IdentityOf = key => Shipped.Data.Find(key, on)?.Key,
            NameOf = key => Shipped.Data.Find(key, on)?.Name ?? key,
        };
        var answers = string.Join(", ", parts.Split(' ').Select(k => $$"""{ "who": [{{(k == "-" ? "" : $"\"{k}\"")}}], "cost": 5000 }"""));
        return Small.Evaluate(call, $$"""{ "parts": [{{answers}}] }""", context).Amounts["grant"];
    }

    [Theory]
    [InlineData("- 24028 0207518137", " 1000.00 14000.00")]
    [InlineData("0207518137 - 0207.518.137", " 1000.00 14000.00")]
    [InlineData("44021 0207451227", "44021 1000.00 9000.00")]
    [InlineData("0207451227 44021 -", "0207451227 1000.00 9000.00,  1000.00 4000.00")]
    [InlineData("41002 0212237186", "41002 1000.00 4000.00, 0212237186 1000.00 4000.00")]
    public void One_organisation_is_one_partner_by_whichever_number_it_is_named(string parts, string by) =>
        Assert.Equal(by, By(Counted(parts)));

    [Fact]
    public void The_applicants_own_number_is_the_applicant_where_nobody_can_tell_who_is_who()
    {
        var answers = Answers.Replace("0207518236", "0207518137");
        var call = Small.Call(Small.Yaml(Parts, funding: Funding("percentage: 50")));
        Assert.Equal(
            [" 1500.01", "0207451227 200.00"],
            Small.Evaluate(call, answers).Amounts["grant"].ByPartner.Select(p => $"{p.Partner} {p.Amount}")
        );
    }

    [Fact]
    public void Partners_of_the_same_name_are_told_apart()
    {
        var why = Counted("41002 0212237186 44021").Why;
        Assert.StartsWith("Aalst (41002): ", why[0].Nl);
        Assert.StartsWith("Aalst (0212237186): ", why[1].En);
        Assert.StartsWith("Gent: ", why[2].Nl);
    }

    private static string Private(string only = "") =>
        Small
            .Yaml(
                "          - { id: cost, type: amount, label: K }",
                "examples: [{ name: a, as: \"0403170701\", class: non-profit, on: 2022-05-05, answers: { cost: 5 }, "
                    + "amounts: { grant: 5 } }]",
                "  amounts: [{ name: grant, kind: value, title: S, value: cost }]\n  grant: grant"
            )
            .Replace("  - class: municipality", $"  - {{ class: non-profit{only} }}");

    [Theory]
    [InlineData("", 0)]
    [InlineData(", only: [\"0403170701\"]", 0)]
    [InlineData(", only: [\"0207518137\"]", 1)]
    public void An_association_applies_by_its_number_and_its_kind(string only, int faults)
    {
        var found = ExampleRunner.Run(Small.Call(Private(only)), Shipped.Data);
        Assert.Equal(faults, found.Count);
        Assert.All(found, f => Assert.Equal("example 'a': error 'not-eligible' was not expected", f.Message));
    }

    [Theory]
    [InlineData("VZW", "non-profit", 0)]
    [InlineData("Stichting", "non-profit", 0)]
    [InlineData("BV", "company", 1)]
    public void One_that_the_reference_data_hold_is_known_by_its_kind(string type, string kind, int faults)
    {
        var folder = Directory.CreateTempSubdirectory("reference").FullName;
        foreach (var file in Directory.EnumerateFiles(ShippedCalls.Data.Reference))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(folder, "local_bodies.csv"), $"{type},Natuurvereniging,0403170701,,,,,,,Actief,,\n");
        var data = Core.Reference.ReferenceData.Load(folder);
        Directory.Delete(folder, true);
        var found = data.Find("0403170701", new NodaTime.LocalDate(2022, 5, 5));
        Assert.Equal((kind, "Natuurvereniging", null), (found!.Class, found.Name, found.Municipality));
        // The example needs no class of its own then.
        Assert.Equal(faults, ExampleRunner.Run(Small.Call(Private().Replace(" class: non-profit, on", " on")), data).Count);
    }

    [Fact]
    public void A_company_is_no_association() =>
        Assert.Contains(ExampleRunner.Run(Small.Call(Private().Replace("class: non-profit, on", "class: company, on")), Shipped.Data), f =>
            f.Message.Contains("not-eligible")
        );

    [Theory]
    [InlineData("type: text, public: true", true)]
    [InlineData("type: text", false)]
    [InlineData("type: table, public: true, rows: [{ id: a, label: A }], columns: [{ id: b, type: number, label: B }]", true)]
    public void What_is_declared_is_public_and_nothing_else(string field, bool isPublic) =>
        Assert.Equal(
            isPublic,
            Small.Call(Small.Yaml($"          - {{ id: x, label: X, {field} }}")).Steps[0].Form.Fields.Single().IsPublic
        );

    [Theory]
    [InlineData("type: email, public: true", "'x' can never be public")]
    [InlineData("type: contact, public: true", "'phone' can never be public")]
    [InlineData("type: group, public: true, fields: [{ id: mail, type: email, label: M }]", "'mail' can never be public")]
    [InlineData("type: group, fields: [{ id: y, type: text, label: M, public: true }]", "only a field of the form itself can be public")]
    public void What_says_who_somebody_is_never_is(string field, string message) =>
        Assert.Contains(Small.Faults(Small.Yaml($"          - {{ id: x, label: X, {field} }}")), f => f.Contains(message));
}
