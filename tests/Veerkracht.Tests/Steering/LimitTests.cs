using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Steering;

/// <summary>The limit of an approver (100,000 euro) counts for the money that a change of a call puts at stake.</summary>
public sealed class LimitTests
{
    private const string Limited = "limited-approver",
        EInclusion = "digitale-kloof";

    /// <summary>Of e-inclusion: as it is, with one row of another height.</summary>
    private static JsonObject Table(TestSite site, string nis, Func<Money, Money> row)
    {
        var right = site.Call(EInclusion).Funding.Rights[0];
        return new JsonObject
        {
            ["kind"] = "table",
            ["reason"] = Steer.Reason,
            ["payload"] = new JsonObject
            {
                ["right"] = right.Id,
                ["rows"] = new JsonObject(
                    right.Rows!.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)(r.Key == nis ? row(r.Value) : r.Value).ToString()))
                ),
            },
        };
    }

    private static async Task<(Caller Manager, Caller Limited, Caller Approver)> People(TestSite site) =>
        (new(await site.ApiAs(Life.Manager)), new(await site.ApiAs(Limited)), new(await site.ApiAs(Life.Approver)));

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_table_is_put_in_force_and_undone_only_by_who_may_decide_on_its_total(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (manager, limited, approver) = await People(site);
        var before = site.Call(EInclusion).Funding.Rights[0].Rows!["24028"];
        var id = (await manager.Post($"/calls/{EInclusion}/changes", Table(site, "24028", m => m - new Money(100))).Made()).Id;

        await limited.Post($"/call-changes/{id}/confirmation").Refused(HttpStatusCode.Forbidden, "above-limit");
        Assert.Equal(before, site.Call(EInclusion).Funding.Rights[0].Rows!["24028"]);
        await approver.Post($"/call-changes/{id}/confirmation").Ok();
        Assert.Equal(before - new Money(100), site.Call(EInclusion).Funding.Rights[0].Rows!["24028"]);

        var undoing = new JsonObject { ["reason"] = "Toch niet" };
        await limited.Post($"/call-changes/{id}/undoing", undoing.DeepClone()).Refused(HttpStatusCode.Forbidden, "above-limit");
        Assert.Equal(before - new Money(100), site.Call(EInclusion).Funding.Rights[0].Rows!["24028"]);
        await approver.Post($"/call-changes/{id}/undoing", undoing).Ok();
        Assert.Equal(before, site.Call(EInclusion).Funding.Rights[0].Rows!["24028"]);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_has_a_limit_refuses_a_table_and_decides_on_a_change_about_no_money(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (manager, limited, _) = await People(site);
        var table = (await manager.Post($"/calls/{EInclusion}/changes", Table(site, "24028", m => m - new Money(100))).Made()).Id;
        await limited.Post($"/call-changes/{table}/refusal", new JsonObject { ["reason"] = "Nee" }).Ok();

        var setting = new JsonObject
        {
            ["kind"] = "setting",
            ["reason"] = Steer.Reason,
            ["payload"] = new JsonObject { ["id"] = "most_km", ["value"] = "62.5" },
        };
        var id = (await manager.Post("/calls/fietspaden/changes", setting).Made()).Id;
        await limited.Post($"/call-changes/{id}/confirmation").Ok();
        await limited.Post($"/call-changes/{id}/undoing", new JsonObject { ["reason"] = "Toch niet" }).Ok();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_page_says_so_in_place_of_a_button(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (manager, _, approver) = await People(site);
        var id = (await manager.Post($"/calls/{EInclusion}/changes", Table(site, "24028", m => m - new Money(100))).Made()).Id;
        var page = $"/beheer/{EInclusion}/voorstel/{id}";
        using var limited = await Browser.As(site, Limited);
        using var other = await Browser.As(site, Life.Approver);

        Assert.Contains("Bevestig de wijziging", await other.Text(page));
        var text = await limited.Text(page);
        Assert.DoesNotContain("Bevestig de wijziging", text);
        Assert.Contains("Een goedkeurder zonder grens, of met een hogere, kan dit bevestigen", text);
        await limited.Post(page + "?handler=Confirm");
        Assert.Contains("Bevestig de wijziging", await other.Text(page));

        await approver.Post($"/call-changes/{id}/confirmation").Ok();
        Assert.DoesNotContain("Maak de wijziging ongedaan", await limited.Text(page));
        Assert.Contains("Maak de wijziging ongedaan", await other.Text(page));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_table_above_the_envelope_of_its_right_is_refused_with_both_amounts(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (manager, _, _) = await People(site);
        var body = Table(site, "24028", m => m + Money.FromEuro(1_000_000));

        foreach (var address in new[] { $"/calls/{EInclusion}/changes?preview=true", $"/calls/{EInclusion}/changes" })
        {
            var error = (await manager.Post(address, body.DeepClone()).Refused(HttpStatusCode.UnprocessableEntity, "above-envelope"))[
                "errors"
            ][0]!;
            Assert.Contains("€ 24.124.995,00", Spaced(error, "nl"));
            Assert.Contains("€ 23.125.000,00", Spaced(error, "nl"));
            Assert.Contains("€24,124,995.00", Spaced(error, "en"));
            Assert.Contains("€23,125,000.00", Spaced(error, "en"));
        }
        // The five euro that rounding left may be given.
        await manager.Post($"/calls/{EInclusion}/changes", Table(site, "24028", m => m + Money.FromEuro(5))).Made();

        static string Spaced(JsonNode error, string language) => error["message"]![language]!.GetValue<string>().Replace('\u00A0', ' ');
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_version_is_published_only_by_who_may_decide_on_its_pots(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var (_, limited, approver) = await People(site);
        var more = await site.NextVersion(TestForm.Call, text => text.Replace("amount: 100000", "amount: 100001"));
        Life.Value(await site.Propose(more));
        using var page = await Browser.As(site, Limited);

        await limited.Post($"/call-drafts/{more.Id}/proposal/confirmation").Refused(HttpStatusCode.Forbidden, "above-limit");
        var text = await page.Text($"/opstellen/{more.Id}/publiceren");
        Assert.DoesNotContain("Keur goed en publiceer", text);
        Assert.Contains("Een goedkeurder zonder grens, of met een hogere, kan dit bevestigen", text);
        Assert.Equal(1, site.Call(TestForm.Call).Version);
        await approver.Post($"/call-drafts/{more.Id}/proposal/confirmation").Ok();

        // Less than it was still moves what was there.
        var less = await site.NextVersion(TestForm.Call, text => text.Replace("amount: 100001", "amount: 50000"));
        Life.Value(await site.Propose(less));
        await limited.Post($"/call-drafts/{less.Id}/proposal/confirmation").Refused(HttpStatusCode.Forbidden, "above-limit");
        await approver.Post($"/call-drafts/{less.Id}/proposal/confirmation").Ok();

        var same = await site.NextVersion(TestForm.Call, text => text.Replace("A call for tests", "A small call"));
        Life.Value(await site.Propose(same));
        Assert.Contains("Keur goed en publiceer", await page.Text($"/opstellen/{same.Id}/publiceren"));
        await limited.Post($"/call-drafts/{same.Id}/proposal/confirmation").Ok();
        Assert.Equal(4, site.Call(TestForm.Call).Version);
    }
}
