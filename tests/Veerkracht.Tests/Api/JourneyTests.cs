using System.Text.Json.Nodes;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>
/// One euro of the bicycle call by HTTP alone, from the first look to the closed dossier; the public totals are looked at after every
/// stage.
/// </summary>
public sealed class JourneyTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task From_open_call_to_closed_dossier_by_http_alone(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);

        // 150 million by 6,136 of 6,629,143 inhabitants; largest remainder may give one cent more than the whole part.
        var mine = (await cast.Officer.Get("/me/calls").Ok())["calls"].AsArray().Single(c => c!["slug"]!.GetValue<string>() == Cast.Call)!;
        Assert.Equal("open", mine["status"]!["state"]!.GetValue<string>());
        Assert.Equal("2022-10-15T23:59", mine["status"]!["closes"]!["brussels"]!.GetValue<string>());
        Assert.Equal("2022-10-15T22:00:00Z", mine["status"]!["closes"]!["utc"]!.GetValue<string>());
        var right = mine["mayDraw"]!.AsArray().Single(s => s!["kind"]!.GetValue<string>() == "right")!["left"]!.Cents();
        Assert.InRange(right - 15_000_000_000L * 6_136 / 6_629_143, 0, 1);
        Assert.Equal(1_500_000_000, mine["mayDraw"]!.AsArray().Single(s => s!["kind"]!.GetValue<string>() == "pot")!["left"]!.Cents());
        await Totals(cast, 0, 0, 0, 0);

        var grant = Grant(right, 100_000_000);
        var id = await cast.Filled("1000000.00");
        var step = await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok();
        Assert.Empty(step["evaluation"]["errors"]!.AsArray());
        Assert.Equal(grant, step["evaluation"]["amounts"]!["grant"]!.Cents());
        Assert.NotEmpty(step["evaluation"]["amounts"]!["tier1"]!["why"]!["nl"]!.AsArray());
        await Totals(cast, 0, 0, 0, 0);

        var receipt = await cast.Finance.Post($"/dossiers/{id}/steps/proposal/submission", null, ("Idempotency-Key", "geetbets-1")).Ok();
        Assert.Equal(grant, receipt["asked"].Cents());
        Assert.StartsWith("%PDF-", (await cast.Officer.Get($"/dossiers/{id}/steps/proposal/receipt.pdf").Ok()).Text);
        await cast.Officer.Get($"/dossiers/{id}/award-letter.pdf").Refused(System.Net.HttpStatusCode.NotFound, "not-found");
        await Totals(cast, grant, 0, 0, 0);

        var question = (await cast.Manager.Post($"/dossiers/{id}/questions", new JsonObject { ["text"] = "Welke straten?" }).Made()).Id;
        await cast.Manager.Post($"/dossiers/{id}/completeness").Refused(System.Net.HttpStatusCode.Conflict, "questions-open");
        await cast.Officer.Post($"/questions/{question}/answer", new JsonObject { ["answer"] = "De Dorpsstraat." }).Ok();
        await cast.Manager.Post($"/dossiers/{id}/completeness").Ok();

        var award = await cast.Manager.Post($"/dossiers/{id}/awards", Why).Made();
        Assert.Equal(grant, award["amount"].Cents());
        Assert.Equal(right, award["amounts"]["tier1"]!.Cents());
        await Totals(cast, grant, grant, 0, 0);
        Assert.Empty((await cast.Officer.Get($"/dossiers/{id}/awards").Ok())["awards"].AsArray());
        await cast.Approver.Post($"/awards/{award.Id}/confirmation").Ok();
        Assert.StartsWith("%PDF-", (await cast.Officer.Get($"/dossiers/{id}/award-letter.pdf").Ok()).Text);
        await Totals(cast, grant, 0, grant, 0);
        Assert.Single((await cast.Officer.Get($"/dossiers/{id}/awards").Ok())["awards"].AsArray());

        await Claim(
            cast,
            id,
            "payment_request",
            Request(),
            "award_decision",
            "steering_report",
            "award_report",
            "justification",
            "cost_proofs"
        );
        var first = (grant * 80 * 2 + 100) / 200;
        await Pay(cast, id, "payment_request", first, "2022-09-01");
        await Totals(cast, grant, 0, grant, first);

        await cast.Manager.Put("/clock", new JsonObject { ["brussels"] = "2023-05-02T10:00" }).Ok();
        var final = Grant(right, 90_000_000);
        await Claim(cast, id, "balance_request", Balance("900000.00"), "photos_after", "invoices", "acceptance_report");
        await Pay(cast, id, "balance_request", final - first, "2023-05-02");
        await Totals(cast, grant, 0, final, final);

        var dossier = await cast.Officer.Get($"/dossiers/{id}").Ok();
        Assert.Equal("closed", dossier["state"].GetValue<string>());
        Assert.Equal((final, final), (dossier["awarded"].Cents(), dossier["paid"].Cents()));
        await TheAuditorSeesAll(cast, id, final);
    }

    private static async Task Claim(Cast cast, string id, string step, JsonObject answers, params string[] files)
    {
        await cast.Officer.Post($"/dossiers/{id}/steps/{step}").Made();
        await cast.Officer.Patch($"/dossiers/{id}/steps/{step}/answers", answers).Ok();
        await cast.Attach(id, step, files);
        await cast.Finance.Post($"/dossiers/{id}/steps/{step}/submission").Ok();
    }

    private static async Task Pay(Cast cast, string id, string step, long cents, string on)
    {
        var payment = await cast
            .Manager.Post($"/dossiers/{id}/payments", new JsonObject { ["step"] = step, ["reason"] = "Stukken in orde" })
            .Made();
        Assert.Equal(cents, payment["amount"].Cents());
        Assert.Equal("BE68539007547034", payment["iban"].GetValue<string>());
        await cast.Approver.Post($"/payments/{payment.Id}/confirmation").Ok();
        var bank = new JsonObject { ["on"] = on, ["reference"] = "BANK-" + step[..7] };
        await cast.Manager.Post($"/payments/{payment.Id}/execution", bank).Ok();
        await cast.Manager.Post($"/payments/{payment.Id}/execution", bank).Ok();
    }

    private static async Task TheAuditorSeesAll(Cast cast, string id, long paid)
    {
        var kinds = (await cast.Auditor.Get($"/dossiers/{id}/history").Ok())["acts"]
            .AsArray()
            .Select(a => a!["kind"]!.GetValue<string>())
            .ToList();
        Assert.Equal(
            [
                "start-application",
                "submit-step",
                "ask-question",
                "answer-question",
                "check-completeness",
                "propose-award",
                "confirm-award",
                "submit-step",
                "propose-payment",
                "confirm-payment",
                "record-payment",
                "submit-step",
                "propose-payment",
                "confirm-payment",
                "record-payment",
                "close-dossier",
            ],
            kinds
        );
        Assert.DoesNotContain("propose-award", (await cast.Officer.Get($"/dossiers/{id}/history").Ok()).Text);
        var journal = await cast.Auditor.Get($"/dossiers/{id}/journal").Ok();
        var inEnvelope = journal["balances"]
            .AsArray()
            .Where(b => b!["book"]!.GetValue<string>() == "envelope" && b["kind"]!.GetValue<string>() == "paid");
        Assert.Equal(paid, Assert.Single(inEnvelope)!["balance"]!.Cents());
        var lines = journal["lines"]
            .AsArray()
            .Select(l => (From: l!["from"]!.GetValue<string>(), To: l["to"]!.GetValue<string>(), Cents: l["amount"]!.Cents()))
            .ToList();
        Assert.All(journal["balances"].AsArray(), b =>
            Assert.Equal(
                b!["balance"]!.Cents(),
                lines.Where(l => l.To == b["account"]!.GetValue<string>()).Sum(l => l.Cents)
                    - lines.Where(l => l.From == b["account"]!.GetValue<string>()).Sum(l => l.Cents)
            )
        );
    }

    /// <summary>The public totals of the measure, to the cent.</summary>
    private static async Task Totals(Cast cast, long asked, long reserved, long awarded, long paid)
    {
        var programme = await cast.Public.Get("/programmes/vlaamse-veerkracht").Ok();
        var measure = programme["measures"].AsArray().Single(m => m!["slug"]!.GetValue<string>() == "fietspaden")!;
        Assert.Equal(
            (15_000_000_000, asked, reserved, awarded, paid),
            (
                measure["envelope"]!.Cents(),
                measure["asked"]!.Cents(),
                measure["reserved"]!.Cents(),
                measure["awarded"]!.Cents(),
                measure["paid"]!.Cents()
            )
        );
        Assert.Null(programme["measures"].AsArray().Single(m => m!["slug"]!.GetValue<string>() == "toegankelijkheid")!["envelope"]);
    }

    /// <summary>
    /// Whole cents, half up at the end of each tier: a third up to the right, then half of what is above three times the right.
    /// </summary>
    private static long Grant(long right, long cost) =>
        (Math.Min(cost, 3 * right) * 2 + 3) / 6 + (cost - Math.Min(cost, 3 * right) + 1) / 2;

    private static JsonObject Why => new() { ["reason"] = "Voldoet aan de oproep" };

    private static JsonObject Request() =>
        new()
        {
            ["payment"] = new JsonObject { ["iban"] = "BE68 5390 0754 7034", ["other_account"] = false },
        };

    private static JsonObject Balance(string cost) =>
        new()
        {
            ["costs"] = new JsonObject
            {
                ["works"] = new JsonObject { ["cost"] = cost, ["share"] = "100" },
            },
            ["km"] = new JsonObject { ["renew"] = new JsonObject { ["separate_two_way"] = 3.25m } },
        };
}
