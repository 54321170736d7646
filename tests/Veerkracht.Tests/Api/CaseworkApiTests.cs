using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Api;

/// <summary>The jury, corrections and many dossiers at once, by the API: the same acts with the same refusals.</summary>
public sealed class CaseworkApiTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_dossier_goes_by_the_jury_to_its_second_phase_and_is_corrected(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PhaseAnswers.FromPot(50_000), 1_000_000_00);
        var cast = await Cast.Of(site);
        var id = (await site.Complete("twee-fasen", TestCalls.Cost("1000.00"))).Id;
        await cast
            .Manager.Post($"/dossiers/{id}/awards", new JsonObject { ["reason"] = "x" })
            .Refused(HttpStatusCode.Conflict, "jury-first");
        await cast
            .Manager.Post($"/dossiers/{id}/selections", new JsonObject { ["reason"] = "Goed" })
            .Refused(HttpStatusCode.BadRequest, "unreadable");
        await cast
            .Manager.Post($"/dossiers/{id}/selections", new JsonObject { ["selected"] = true })
            .Refused(HttpStatusCode.UnprocessableEntity, "required");
        await cast
            .Officer.Post($"/dossiers/{id}/selections", new JsonObject { ["selected"] = true, ["reason"] = "Goed" })
            .Refused(HttpStatusCode.Forbidden, "forbidden");
        var selection = (
            await cast.Manager.Post($"/dossiers/{id}/selections", new JsonObject { ["selected"] = true, ["reason"] = "Goed" }).Made()
        ).Id;
        Assert.Empty((await cast.Officer.Get($"/dossiers/{id}/selections").Ok())["selections"].AsArray());
        await cast.Manager.Post($"/selections/{selection}/confirmation").Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal("confirmed", (await cast.Approver.Post($"/selections/{selection}/confirmation").Ok())["state"].GetValue<string>());
        Assert.Equal("selected", (await cast.Officer.Get($"/dossiers/{id}").Ok())["state"].GetValue<string>());
        Assert.Empty((await cast.Auditor.Get($"/dossiers/{id}/phase-differences").Ok())["differences"].AsArray());

        await cast.Officer.Post($"/dossiers/{id}/steps/second").Made();
        await cast.Officer.Patch($"/dossiers/{id}/steps/second/answers", TestCalls.Cost("1500.00")).Ok();
        Assert.Equal(750_00, (await cast.Finance.Post($"/dossiers/{id}/steps/second/submission").Ok())["asked"].Cents());
        Assert.Equal(500_00, (await cast.Finance.Get($"/dossiers/{id}/steps/first/receipt").Ok())["asked"].Cents());
        var difference = Assert.Single((await cast.Auditor.Get($"/dossiers/{id}/phase-differences").Ok())["differences"].AsArray())!;
        Assert.Equal(
            ("cost", "1000.00", "1500.00"),
            (difference["field"]!.GetValue<string>(), difference["was"]!.GetValue<string>(), difference["now"]!.GetValue<string>())
        );

        var path = $"/dossiers/{id}/steps/second/corrections";
        await cast
            .Manager.Post(path, new JsonObject { ["answers"] = TestCalls.Cost("12x"), ["reason"] = "Tikfout" })
            .Refused(HttpStatusCode.UnprocessableEntity, "not-a-number");
        var correction = await cast
            .Manager.Post(path, new JsonObject { ["answers"] = TestCalls.Cost("1400.00"), ["reason"] = "Tikfout" })
            .Made();
        Assert.Equal(
            (750_00, 700_00),
            (correction["amounts"]["were"]!["grant"]!.Cents(), correction["amounts"]["become"]!["grant"]!.Cents())
        );
        Assert.Empty((await cast.Officer.Get($"/dossiers/{id}/corrections").Ok())["corrections"].AsArray());
        await cast.Approver.Post($"/corrections/{correction.Id}/confirmation").Ok();
        await cast
            .Approver.Post($"/corrections/{correction.Id}/refusal", new JsonObject { ["reason"] = "x" })
            .Refused(HttpStatusCode.Conflict, "already-decided");
        Assert.Single((await cast.Officer.Get($"/dossiers/{id}/corrections").Ok())["corrections"].AsArray());
        var step = await cast.Officer.Get($"/dossiers/{id}/steps/second").Ok();
        Assert.Equal(("1400.00", 700_00), (step["answers"]["cost"]!.GetValue<string>(), step["evaluation"]["amounts"]!["grant"]!.Cents()));
        Assert.NotEqual(step["sent"]["sha256"]!.GetValue<string>(), step["sent"]["correctedSha256"]!.GetValue<string>());
        Assert.Equal(700_00, (await cast.Officer.Get($"/dossiers/{id}").Ok())["asked"].Cents());
        Assert.DoesNotContain("propose-correction", (await cast.Officer.Get($"/dossiers/{id}/history").Ok()).Text);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Many_dossiers_are_looked_at_and_done_together(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        var cast = await Cast.Of(site);
        var (one, two) = (
            await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00")),
            await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), "gent")
        );
        JsonObject Body(string act, bool preview) =>
            new()
            {
                ["act"] = act,
                ["preview"] = preview,
                ["dossiers"] = new JsonArray(one.Id.ToString(), two.Id.ToString()),
            };
        foreach (var preview in new[] { true, true, false })
        {
            var lines = (await cast.Manager.Post("/dossiers/together", Body("declare-complete", preview)).Ok())["dossiers"].AsArray();
            Assert.Equal(
                [(true, null), (false, "wrong-state")],
                lines.Select(l => (l!["done"]!.GetValue<bool>(), l["why"]?["code"]?.GetValue<string>()))
            );
        }
        Assert.Equal(Features.Applications.DossierState.Complete, (await site.Dossier(one.Id)).State);
        await cast.Manager.Post("/dossiers/together", Body("confirm-award", false)).Refused(HttpStatusCode.Forbidden, "forbidden");
        await cast.Manager.Post("/dossiers/together", Body("burn", false)).Refused(HttpStatusCode.UnprocessableEntity, "not-an-option");
        await cast.Manager.Post("/dossiers/together", Body("ask-question", false)).Refused(HttpStatusCode.UnprocessableEntity, "required");
        await cast
            .Manager.Post("/dossiers/together", new JsonObject { ["act"] = "declare-complete" })
            .Refused(HttpStatusCode.UnprocessableEntity, "none-chosen");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_list_shows_the_amount_of_the_claim_that_waits(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        var cast = await Cast.Of(site);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        Assert.Null((await Row())["claimed"]);
        await site.Send(dossier.Id, "first", TestCalls.Cost("2000.00"));
        Assert.Equal((1000_00, 800_00), ((await Row())["asked"]!.Cents(), (await Row())["claimed"]!.Cents()));
        await site.PaidOut(dossier.Id, "first");
        Assert.Null((await Row())["claimed"]);
        await site.Send(dossier.Id, "balance", TestCalls.Cost("1900.00"));
        Assert.Equal(150_00, (await Row())["claimed"]!.Cents());
        await site.Corrected(dossier.Id, "balance", TestCalls.Cost("1800.00"));
        Assert.Equal(100_00, (await Row())["claimed"]!.Cents());

        async Task<JsonNode> Row() => Assert.Single((await cast.Manager.Get("/dossiers").Ok())["dossiers"].AsArray())!;
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_amount_that_hangs_on_a_number_nobody_can_read_is_not_known(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = (await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Made()).Id;
        var saved = await cast
            .Officer.Patch(
                $"/dossiers/{id}/steps/proposal/answers",
                new JsonObject
                {
                    ["costs"] = new JsonObject
                    {
                        ["works"] = new JsonObject { ["cost"] = "12x", ["share"] = "100" },
                    },
                }
            )
            .Ok();
        Assert.True(saved["evaluation"]["amounts"]!.AsObject().ContainsKey("grant"));
        Assert.Null(saved["evaluation"]["amounts"]!["grant"]);
        using var officer = await Applications.Browser.As(site, "geetbets-officer");
        var page = await officer.Text($"/dossiers/{id}/stap/proposal/controle");
        Assert.Contains("nog niet bekend", page);
        Assert.Contains("Gevraagde subsidie", page);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_server_refuses_before_anything_looks_at_it_has_its_status_alone_and_harms_nobody(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = await site.ApiAs("geetbets-officer");
        foreach (
            var (address, status) in new[]
            {
                ("/api/v1/dossiers/%00", HttpStatusCode.BadRequest),
                ("/api/v1/calls/a%00b", HttpStatusCode.BadRequest),
                ($"/api/v1/dossiers?text={new string('x', 20_000)}", HttpStatusCode.RequestUriTooLong),
            }
        )
        {
            using var answer = await client.GetAsync(address);
            Assert.Equal((status, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_pdf_speaks_the_language_that_is_asked_for(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.CompleteFirst();
        using var client = await site.ApiAs("gent-officer");
        var path = $"/api/v1/dossiers/{dossier.Id}/steps/phase_1/receipt.pdf";
        var dutch = await Title(client, path);
        Assert.Contains("Ontvangstbewijs", dutch);
        Assert.Contains("Receipt", await Title(client, path + "?lang=en"));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB,nl;q=0.5");
        Assert.Contains("Receipt", await Title(client, path));
        Assert.Contains("Ontvangstbewijs", await Title(client, path + "?lang=nl"));
    }

    /// <summary>The title in the facts of the document, which are not compressed; as UTF-16 or Latin letters.</summary>
    private static async Task<string> Title(HttpClient client, string path)
    {
        var bytes = await client.GetByteArrayAsync(path);
        Assert.Equal("%PDF", Encoding.ASCII.GetString(bytes, 0, 4));
        return Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal);
    }
}
