using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

public class TableTests
{
    private const string Funding = """
          rights:
            - { id: ceiling, title: { nl: Maximum, en: Maximum }, table: most.csv, key: nis, value: euro, date: 2022-06-01 }
          amounts:
            - { name: asked, kind: value, title: Gevraagd, value: asked }
            - { name: grant, kind: share, title: Subsidie, of: asked, percentage: 100, from: ceiling }
          grant: grant
        """;

    private const string Asked = """
                  - id: asked
                    type: amount
                    label: { nl: Bedrag, en: Amount }
                    checks:
                      - { kind: ceiling, limit: left.ceiling }
        """;

    private static readonly string Yaml = Small.Yaml(Asked, "", Funding);

    private static ReadCall Read(string csv, string? yaml = null) =>
        CallReader.Read(yaml ?? Yaml, "c.yaml", name => name == "most.csv" ? csv : null);

    private static string Fault(string csv, string? yaml = null) => Assert.Single(Read(csv, yaml).Faults).ToString();

    [Fact]
    public void The_rows_are_the_rights_and_who_has_none_cannot_apply()
    {
        var call = Read("nis,euro\n24028,3176.00\n44021,10\n").Definition!;
        var spread = new RightShares(Shipped.Data);
        Assert.Empty(spread.Faults(call));
        Assert.Equal(Money.FromEuro(3176), spread.Of(call, Shipped.Data.Find("24028", new(2022, 9, 1))!, new(2022, 9, 1))["ceiling"]);
        var herstappe = Shipped.Data.Find("73028", new(2022, 9, 1))!;
        var verdict = Eligibility.Check(call, herstappe.ToApplicant(), new(2022, 9, 1), spread.Of(call, herstappe, new(2022, 9, 1)));
        Assert.False(verdict.MayApply);
        Assert.Equal("Herstappe heeft geen maximum in deze oproep en kan niet aanvragen.", verdict.Reason.Nl);
    }

    [Theory]
    [InlineData("3176.00", null)]
    [InlineData("3176.01", "U vraagt €\u00A03.176,01. Het maximum is €\u00A03.176,00: dat is €\u00A00,01 te veel.")]
    public void The_ceiling_holds_to_the_cent_and_says_what_is_too_much(string asked, string? message)
    {
        var call = Read("nis,euro\n24028,3176\n").Definition!;
        var evaluation = Small.Evaluate(
            call,
            $$"""{ "asked": "{{asked}}" }""",
            Small.Context(new Dictionary<string, Money> { ["ceiling"] = Money.FromEuro(3176) })
        );
        Assert.Equal(message, evaluation.Errors.SingleOrDefault()?.Message.Nl);
        if (message is not null)
            Assert.Equal(("asked", "above-maximum"), (evaluation.Errors[0].Field, evaluation.Errors[0].Code));
        Assert.Equal(Money.FromEuro(3176), evaluation.Amounts["grant"].Amount);
    }

    [Fact]
    public void A_stored_call_holds_its_tables_and_reads_the_same_without_the_file()
    {
        var call = Read("\uFEFFnis,name,euro\r\n24028,\"Geetbets: # x\",3176\r\n44021, Gent ,10\r\n").Definition!;
        var again = CallReader.Read(call.Source, "stored.yaml");
        Assert.Empty(again.Faults);
        Assert.Equal(call.Funding.Rights[0].Rows, again.Definition!.Funding.Rights[0].Rows);
        Assert.Equal(call.Source, again.Definition.Source);
        Assert.StartsWith(Yaml.TrimEnd(), call.Source);
    }

    [Fact]
    public void Faults_in_a_table_stand_at_their_line()
    {
        Assert.Equal(
            "most.csv:3:1: 'x' is not an amount in euro like 150000 or 12.50; take the row out where there is no right",
            Fault("nis,euro\n24028,1\n44021,x\n")
        );
        Assert.Equal("most.csv:3:1: '24028' stands here twice", Fault("nis,euro\n24028,1\n24028,2\n"));
        Assert.Equal("most.csv:2:1: '2402' is not a NIS code of five digits", Fault("nis,euro\n2402,1\n24028,2\n"));
        Assert.EndsWith("'most.csv' has no column 'euro'; did you mean 'euros'?; it has nis, euros", Fault("nis,euros\n24028,1\n"));
        Assert.EndsWith("'most.csv' has no rows", Fault("nis,euro\n"));
    }

    [Fact]
    public void A_table_that_is_not_there_or_not_plain_is_a_fault()
    {
        Assert.EndsWith("there is no table 'other.csv' beside the call or in reference/", Fault("", Yaml.Replace("most.csv", "other.csv")));
        Assert.Contains("is no plain text", Fault("nis,euro\n24028,1\u0007\n"));
        Assert.Contains("is no plain text", Fault("nis,euro\n" + new string('1', TableTexts.MaxLength)));
    }

    [Theory]
    [InlineData("../secret.csv")]
    [InlineData("/etc/most.csv")]
    [InlineData("a/../../most.csv")]
    [InlineData("a\\\\..\\\\most.csv")]
    [InlineData("most.txt")]
    [InlineData(".most.csv")]
    public void A_name_that_leads_elsewhere_is_refused(string name)
    {
        Assert.Contains("cannot be a table", Fault("nis,euro\n24028,1\n", Yaml.Replace("most.csv", $"\"{name}\"")));
        Assert.Null(TableFiles.Beside(Path.Combine(ShippedCalls.Data.Programmes, "x.yaml"), ShippedCalls.Data.Reference)(name));
    }

    [Fact]
    public void The_shipped_ceilings_are_found_in_the_reference_data()
    {
        var yaml = Yaml.Replace("most.csv", "e_inclusion_maximum_2022.csv")
            .Replace("value: euro", "value: maximum_subsidy_eur, envelope: 23_125_000");
        var read = CallReader.Read(yaml, "e.yaml", TableFiles.Beside("e.yaml", ShippedCalls.Data.Reference));
        Assert.Empty(read.Faults);
        Assert.Equal(299, read.Definition!.Funding.Rights[0].Rows!.Count);
        Assert.Empty(new RightShares(Shipped.Data).Faults(read.Definition));
        Assert.Contains(
            CallReader
                .Read(yaml.Replace("23_125_000", "23_124_994"), "e.yaml", TableFiles.Beside("e.yaml", ShippedCalls.Data.Reference))
                .Faults,
            f => f.Message.Contains("more than the envelope")
        );
    }

    [Fact]
    public void A_code_of_no_municipality_of_the_day_is_a_fault() =>
        Assert.Contains("99999", Assert.Single(new RightShares(Shipped.Data).Faults(Read("nis,euro\n99999,1\n").Definition!)).Message);
}
