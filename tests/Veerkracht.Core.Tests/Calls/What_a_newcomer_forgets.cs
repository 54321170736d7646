using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Publication;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>Slips of who writes a first call: each is told before publication, where it stands, with what to do.</summary>
public class What_a_newcomer_forgets
{
    private const string Fields = """
                  - { id: name, type: text, names: project, label: { nl: Naam, en: Name } }
                  - { id: cost, type: amount, label: { nl: Kosten, en: Cost } }
        """;

    private const string Case = "examples: [{ name: e, as: \"24028\", on: 2022-09-01, answers: { cost: 10 } }]";
    private const string Grant = "    - { name: grant, kind: share, title: { nl: S, en: G }, of: cost, percentage: 50 }";

    private static IReadOnlyList<string> Notes(string amounts = Grant, string top = Case, string steps = "", string pots = "[]")
    {
        var call = Small.Call(
            Small.Yaml(
                Fields,
                top + "\nletter: { conditions: [{ nl: A., en: A. }], appeal: { nl: B., en: B. } }",
                $"  pots: {pots}\n  amounts:\n{amounts}\n  grant: grant",
                steps
            )
        );
        return [.. PublicationLint.Of(call, new PublicationSight(new RightShares(Shipped.Data))).Select(f => $"{f.Message} | {f.Nl}")];
    }

    private static string Claims(params string[] instalments) =>
        string.Join(
            '\n',
            instalments.Select(
                (instalment, i) =>
                    $$"""
                          - id: claim_{{i}}
                            kind: claim
                            title: { nl: Betaling, en: Payment }
                            opens: [awarded]
                            computes_amounts: false
                            instalment: { {{instalment}} }
                            sections: [{ id: a, title: { nl: A, en: A }, fields: [{ id: payment, type: payment }] }]
                        """
            )
        );

    [Fact]
    public void A_whole_call_has_none() => Assert.Empty(Notes(steps: Claims("percentage: 60", "remainder: true")));

    [Theory]
    [InlineData("the instalments are 120% of the grant together, more than all of it", "percentage: 60", "percentage: 60")]
    [InlineData("the instalments are 60% of the grant together, and nothing pays the rest", "percentage: 60")]
    [InlineData("the instalment of 'claim_1' comes after 'claim_0', which pays all that is left", "remainder: true", "percentage: 60")]
    public void Instalments_that_do_not_make_the_whole(string message, params string[] instalments) =>
        Assert.Contains(message, Assert.Single(Notes(steps: Claims(instalments))));

    [Fact]
    public void A_claim_that_repeats_pays_each_time()
    {
        var notes = Notes(
            steps: Claims("percentage: 40").Replace("opens: [awarded]", "opens: [awarded]\n    repeats: { from: 2023, until: 2025 }")
        );
        Assert.Contains("the instalments are 120%", Assert.Single(notes));
    }

    [Fact]
    public void A_payment_without_an_account() =>
        Assert.Contains(
            "'claim_0' pays an instalment and asks no account",
            Assert.Single(Notes(steps: Claims("percentage: 100").Replace("type: payment", "type: text, label: { nl: X, en: X }")))
        );

    private static string Second(string opens) =>
        $$"""
              - id: second
                kind: application
                title: { nl: Tweede, en: Second }
                {{opens}}
                computes_amounts: false
                sections: [{ id: a, title: { nl: A, en: A }, fields: [{ id: x, type: text, label: { nl: X, en: X } }] }]
            """;

    [Theory]
    [InlineData("opens: [\"selected:application\"]", "waits for a choice of a jury, and the call has none")]
    [InlineData("intro: { nl: I, en: I }", "is a second application and has no 'opens'")]
    public void A_second_application_that_opens_never_or_at_once(string opens, string message) =>
        Assert.Contains(message, Assert.Single(Notes(steps: Second(opens))));

    [Fact]
    public void A_code_that_no_government_has()
    {
        var yaml = Small
            .Yaml(Fields, Case + "\nletter: { conditions: [A.], appeal: B. }")
            .Replace("- class: municipality", "- { class: municipality, only: [\"99999\", \"24028\"] }");
        Assert.Contains(PublicationLint.Of(Small.Call(yaml), new PublicationSight(new RightShares(Shipped.Data))), f =>
            f.Message.StartsWith("no government has the NIS code '99999'", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_amount_that_nobody_uses_though_an_answer_is_called_so() =>
        Assert.Contains(
            "the amount 'bonus' changes nothing",
            Assert.Single(
                Notes(
                    Grant + "\n    - { name: bonus, kind: share, title: { nl: B, en: B }, of: cost, percentage: 10 }",
                    Case + "\nindicators: [{ id: bonus, label: { nl: B, en: B }, steps: { application: cost } }]"
                )
            )
        );

    [Fact]
    public void A_pot_from_which_nothing_is_paid() =>
        Assert.Contains(
            "no rule draws from the pot 'q'",
            Assert.Single(
                Notes(
                    Grant.Replace("percentage: 50", "percentage: 50, from: [p, r]"),
                    pots: "[{ id: p, title: { nl: P, en: P }, amount: 5 }, { id: q, title: { nl: Q, en: Q }, amount: 5 }, "
                        + "{ id: r, title: { nl: R, en: R }, amount: 5 }]"
                )
            )
        );

    [Fact]
    public void A_call_without_a_case() => Assert.Contains("the call has no 'examples'", Assert.Single(Notes(top: "")));

    [Fact]
    public void An_amount_that_is_called_as_a_question_and_is_something_else() =>
        Assert.Contains(
            "the amount 'cost' is called as a question and is something else",
            Assert.Single(Notes("    - { name: cost, kind: value, title: { nl: K, en: C }, value: cost * 2 }\n" + Grant))
        );
}
