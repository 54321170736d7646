using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;

namespace Veerkracht.Core.Tests.Calls;

public class EngineTests
{
    private static readonly CallDefinition Call = ShippedCalls.Read("fietspaden");

    private static readonly EvaluationContext Context = new()
    {
        Applicant = new Applicant
        {
            Class = "municipality",
            Name = "Geetbets",
            Nis = "24028",
        },
        Now = new LocalDateTime(2022, 9, 1, 12, 0),
        Left = new Dictionary<string, Money> { ["drawing_right"] = new(22_627_359), ["tier2"] = Money.FromEuro(15_000_000) },
    };

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    private static readonly JsonObject Proposal = Json(
        """
        {"name":"Fietspad","contact":{"first_name":"An","family_name":"Peeters"},
         "costs":{"works":{"cost":"1000000.00","share":"100"}},"km":{"improve":{"both_sides_one_way":"2"},"renew":{"cycle_zone":"1.5"}}}
        """
    );

    private static EvaluationContext Awarded =>
        Context with
        {
            Earlier = new Dictionary<string, JsonObject> { ["proposal"] = Proposal },
            Awarded = new Money(38_686_321),
            Left = new Dictionary<string, Money> { ["drawing_right"] = new(22_627_359), ["tier2"] = new(16_058_962) },
        };

    [Fact]
    public void A_new_form_starts_with_its_defaults() =>
        Assert.Equal(
            """{"costs":{"works":{"share":"100"},"expropriation":{"share":"100"}}}""",
            CallEngine.Start(Call, "proposal", Context).ToJsonString()
        );

    [Fact]
    public void A_later_step_starts_with_what_was_sent_before()
    {
        var start = CallEngine.Start(Call, "payment_request", Awarded);
        Assert.Equal("Fietspad", start["name"]!.GetValue<string>());
        Assert.Equal("1000000.00", start["costs"]!["works"]!["cost"]!.GetValue<string>());
        Assert.Equal("An", start["contact"]!["first_name"]!.GetValue<string>());
    }

    [Fact]
    public void What_is_read_only_cannot_be_changed_by_sending_something_else()
    {
        var evaluation = CallEngine.Evaluate(Call, "payment_request", Json("""{"name":"Iets anders"}"""), Awarded);
        Assert.Equal("Fietspad", evaluation.Clean["name"]!.GetValue<string>());
    }

    [Fact]
    public void A_step_that_asks_less_takes_over_less()
    {
        var routes = ShippedCalls.Read("schoolroutes");
        var earlier = new Dictionary<string, JsonObject>
        {
            ["application"] = Json("""{"routes":[{"name":"A","schools":"B","description":"C","cost":"10.00"}]}"""),
        };
        Assert.Equal(
            """{"routes":[{"name":"A","cost":"10.00"}]}""",
            CallEngine.Start(routes, "claim", Context with { Earlier = earlier }).ToJsonString()
        );
    }

    [Theory]
    [InlineData("1000000", "386863.21")]
    [InlineData("5000000", "386863.21")]
    [InlineData("300000", "100000.00")]
    public void A_final_cost_can_lower_the_grant_and_never_raise_it(string cost, string grant)
    {
        var answers = Json($$"""{"costs":{"works":{"cost":"{{cost}}"} } }""");
        Assert.Equal(grant, CallEngine.Evaluate(Call, "balance_request", answers, Awarded).Amounts["grant"].Amount.ToString());
    }

    [Fact]
    public void Without_a_known_right_nothing_is_granted()
    {
        var evaluation = CallEngine.Evaluate(
            Call,
            "proposal",
            Proposal,
            Context with
            {
                Left = new Dictionary<string, Money> { ["tier2"] = Money.FromEuro(15_000_000) },
            }
        );
        Assert.Equal(Money.Zero, evaluation.Amounts["grant"].Amount);
    }

    [Fact]
    public void A_pot_pays_from_its_day_on_and_the_why_names_the_day()
    {
        var before = CallEngine.Evaluate(Call, "proposal", Proposal, Context with { Now = new LocalDateTime(2022, 7, 7, 23, 59) }).Amounts[
            "tier2"
        ];
        Assert.Equal(Money.Zero, before.Amount);
        Assert.Contains("8 juli 2022", before.Why[^1].Nl);
        Assert.Equal(
            "160589.62",
            CallEngine
                .Evaluate(Call, "proposal", Proposal, Context with { Now = new LocalDateTime(2022, 7, 8, 0, 0) })
                .Amounts["tier2"]
                .Amount.ToString()
        );
    }

    [Fact]
    public void A_path_along_both_sides_counts_twice_as_path_and_once_as_route()
    {
        var indicators = CallEngine.Indicators(Call, "proposal", Proposal, Context);
        Assert.Equal(
            (2, 1, new Rational(3, 2)),
            ((int)indicators["km_path_improve"].Numerator, (int)indicators["km_route_improve"].Numerator, indicators["km_route_renew"])
        );
        Assert.Empty(CallEngine.Indicators(Call, "confirmation", [], Context));
    }

    [Fact]
    public void Both_forms_of_an_amount_give_the_same()
    {
        string Grant(string cost) =>
            CallEngine
                .Evaluate(Call, "proposal", Json($$"""{"costs":{"works":{"cost":{{cost}} } } }"""), Context)
                .Amounts["grant"]
                .Amount.ToString();
        Assert.Equal(
            ["100000.00", "100000.00", "100000.00"],
            [Grant("300000"), Grant("\"300000.00\""), Grant("""{"amount":"300000.00","currency":"EUR"}""")]
        );
    }

    [Fact]
    public void The_base_says_how_it_comes_about()
    {
        var answers = Json("""{"costs":{"works":{"cost":1000000,"share":60},"expropriation":{"cost":1000}}}""");
        var line = CallEngine.Evaluate(Call, "proposal", answers, Context).Amounts["base"].Why.Single();
        Assert.Equal(
            "werken: 60 % van € 1.000.000,00 = € 600.000,00; onteigening: 100 % van € 1.000,00 = € 1.000,00",
            line.Nl.Replace('\u00A0', ' ')
        );
        Assert.Equal(
            "works: 60% of €1,000,000.00 = €600,000.00; expropriation: 100% of €1,000.00 = €1,000.00",
            line.En!.Replace('\u00A0', ' ')
        );
    }
}
