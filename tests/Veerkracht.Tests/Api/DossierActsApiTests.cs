using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Api;

/// <summary>What the page of a dossier offers, the API offers too, from the same declarations.</summary>
public sealed class DossierActsApiTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Whatever_is_declared_with_a_form_can_be_done_by_the_api(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        var cast = await Cast.Of(site);
        var id = (await site.Complete(TestCalls.Small, TestCalls.Cost("1000.00"))).Id;
        var path = $"/dossiers/{id}/acts";
        Assert.Contains("propose-award", await Offered(cast.Manager, path));
        Assert.DoesNotContain("propose-award", await Offered(cast.Auditor, path));
        await cast.Manager.Post($"{path}/propose-award").Refused(HttpStatusCode.UnprocessableEntity, "required");
        await cast.Officer.Post($"{path}/propose-award", Reason).Refused(HttpStatusCode.Forbidden, "forbidden");
        await cast.Manager.Post($"{path}/dance", Reason).Refused(HttpStatusCode.NotFound, "not-found");
        Assert.Equal("proposed", (await cast.Manager.Post($"{path}/propose-award", Reason).Ok())["state"].GetValue<string>());
        await cast.Manager.Post($"{path}/confirm-award").Refused(HttpStatusCode.Forbidden, "forbidden");
        Assert.Contains("confirm-award", await Offered(cast.Approver, path));
        Assert.DoesNotContain("propose-award", await Offered(cast.Manager, path));
        Assert.Equal("awarded", (await cast.Approver.Post($"{path}/confirm-award").Ok())["state"].GetValue<string>());
        Assert.Equal(500_00, (await cast.Officer.Get($"/dossiers/{id}").Ok())["awarded"].Cents());
    }

    private static JsonObject Reason => new() { ["reason"] = "Voldoet" };

    private static async Task<IEnumerable<string>> Offered(Caller caller, string path) =>
        (await caller.Get(path).Ok())["acts"].AsArray().Select(a => a!["act"]!.GetValue<string>()).Order(StringComparer.Ordinal);
}
