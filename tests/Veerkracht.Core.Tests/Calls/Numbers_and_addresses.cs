using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Enterprise numbers, postal codes, addresses in the own municipality, and the account that is paid.</summary>
public class Numbers_and_addresses
{
    private const string Fields = """
                  - { id: company, type: kbo, label: { nl: Bedrijf, en: Company } }
                  - { id: code, type: postal_code, label: { nl: Postcode, en: Postal code } }
                  - { id: place, type: address, in_own_area: true, visible_when: has(code) }
        """;

    private static EvaluationContext Context(string municipality) =>
        Small.Context() with
        {
            Applicant = Small.Context().Applicant with { Texts = new Dictionary<string, string> { ["municipality"] = municipality } },
        };

    [Theory]
    [InlineData("0207.518.137", "0207518137", null)]
    [InlineData("BE 207 518 137", "0207518137", null)]
    [InlineData("0207518138", null, "invalid-kbo")]
    [InlineData("12", null, "invalid-kbo")]
    public void An_enterprise_number_is_kept_as_ten_digits(string typed, string? kept, string? code)
    {
        var call = Small.Call(Small.Yaml(Fields));
        var evaluation = Small.Evaluate(call, $$"""{ "company": "{{typed}}" }""");
        Assert.Equal(code, evaluation.Errors.SingleOrDefault()?.Code);
        Assert.Equal(kept, code is null ? evaluation.Clean["company"]!.ToString() : null);
        Assert.All(evaluation.Errors, e => Assert.NotEqual(e.Message.Nl, e.Message.En));
    }

    [Theory]
    [InlineData("3450", true)]
    [InlineData("B-3450", true)]
    [InlineData("0450", false)]
    [InlineData("34500", false)]
    [InlineData("３４５０", false)]
    public void A_postal_code_has_four_digits(string typed, bool isOne)
    {
        var evaluation = Small.Evaluate(Small.Call(Small.Yaml(Fields)), $$"""{ "code": "{{typed}}", "place": {{Place("Geetbets")}} }""");
        Assert.Equal(isOne ? [] : ["invalid-postal-code"], evaluation.Errors.Select(e => e.Code));
    }

    private static string Place(string municipality) =>
        $$"""{ "street": "Dorpsstraat", "number": "5", "postal_code": "3450", "municipality": "{{municipality}}" }""";

    [Theory]
    [InlineData("Geetbets", "Geetbets", null)]
    [InlineData("geetbets ", "Geetbets", null)]
    [InlineData("Gent", "Geetbets", "outside-own-area")]
    [InlineData("Gent", "", null)]
    public void An_address_in_the_own_municipality(string typed, string own, string? code)
    {
        var call = Small.Call(Small.Yaml(Fields));
        var answers = $$"""{ "code": "3450", "place": {{Place(typed)}} }""";
        var errors = Small.Evaluate(call, answers, Context(own)).Errors;
        Assert.Equal(code, errors.SingleOrDefault()?.Code);
        if (code is null)
            return;
        Assert.Equal("place.municipality", errors[0].Field);
        Assert.Equal("Dit adres moet in uw eigen gemeente liggen: vul bij de gemeente Geetbets in.", errors[0].Message.Nl);
        Assert.Equal("This address must lie in your own municipality: enter Geetbets as the municipality.", errors[0].Message.En);
    }

    [Fact]
    public void What_is_missing_in_an_address_is_asked_but_for_the_box() =>
        Assert.Equal(
            ["place.street", "place.number", "place.postal_code", "place.municipality"],
            Small.Evaluate(Small.Call(Small.Yaml(Fields)), """{ "code": "3450" }""").Errors.Select(e => e.Field)
        );

    [Fact]
    public void The_enterprise_number_of_the_organisation_can_be_prefilled()
    {
        var call = Small.Call(
            Small.Yaml("          - { id: company, type: kbo, label: Bedrijf, prefill: organisation.kbo, read_only: true }")
        );
        Assert.Equal("0207518137", CallEngine.Start(call, "application", Small.Context())["company"]!.ToString());
    }

    [Theory]
    [InlineData("{ id: a, type: iban, label: A }", 0)]
    [InlineData("{ id: a, type: iban, label: A }\n          - { id: b, type: iban, label: B }", 1)]
    [InlineData("{ id: a, type: iban, label: A }\n          - { id: b, type: iban, label: B, account: true }", 0)]
    [InlineData("{ id: a, type: iban, label: A, account: true }\n          - { id: b, type: payment }", 1)]
    [InlineData("{ id: a, type: iban, label: A }\n          - { id: b, type: payment }", 0)]
    public void A_claim_says_which_account_is_paid(string fields, int findings)
    {
        var claim = $"""
              - id: claim
                kind: claim
                title: Betaling
                instalment: {"{"} percentage: 100 {"}"}
                sections:
                  - id: all
                    title: Alles
                    fields:
                      - {fields.Replace("\n", "\n            ").Replace("            " + "          -", "          -")}
            """;
        var yaml = Small.Yaml("          - { id: x, type: text, label: X }", steps: claim);
        var read = CallReader.Read(yaml, "s.yaml");
        Assert.Empty(read.Faults);
        Assert.Equal(findings, read.Unpublishable.Count);
    }

    [Fact]
    public void Each_kind_of_checked_text_is_whole()
    {
        Assert.Equal(TextKinds.All.Count, TextKinds.All.Select(k => k.Type).Distinct().Count());
        Assert.All(TextKinds.All, kind =>
        {
            Assert.Null(kind.Read("?"));
            var why = kind.Why("?", "‘A’", "‘B’");
            Assert.True(why.Nl.Contains("‘A’") && why.In(Language.En).Contains("‘B’"), why.Nl);
            Assert.True(kind.Name.En is not null && kind.Hint.En is not null && kind.Ask.En is not null, kind.Word);
        });
    }
}
