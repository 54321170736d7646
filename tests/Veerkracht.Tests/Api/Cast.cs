using System.Text.Json.Nodes;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>The people of the journey, each with a token, and what they send.</summary>
internal sealed class Cast
{
    public const string Call = "fietspaden";

    public required Caller Officer { get; init; }
    public required Caller Finance { get; init; }
    public required Caller Manager { get; init; }
    public required Caller Approver { get; init; }
    public required Caller Auditor { get; init; }
    public required Caller Public { get; init; }

    public static async Task<Cast> Of(TestSite site, string town = "geetbets") =>
        new()
        {
            Officer = new(await site.ApiAs($"{town}-officer")),
            Finance = new(await site.ApiAs($"{town}-finance-director")),
            Manager = new(await site.ApiAs("programme-manager")),
            Approver = new(await site.ApiAs("second-approver")),
            Auditor = new(await site.ApiAs("auditor")),
            Public = new(site.Client()),
        };

    /// <summary>A started application with answers and files, ready to be sent.</summary>
    public async Task<string> Filled(string cost = "1000000.00")
    {
        var id = (await Officer.Post("/dossiers", new JsonObject { ["call"] = Call }).Made()).Id;
        await Officer.Patch($"/dossiers/{id}/steps/proposal/answers", Proposal(cost)).Ok();
        await Attach(id, "proposal", "decision", "photos_before");
        return id;
    }

    public async Task<string> Complete(string cost = "1000000.00")
    {
        var id = await Filled(cost);
        await Finance.Post($"/dossiers/{id}/steps/proposal/submission").Ok();
        await Manager.Post($"/dossiers/{id}/completeness").Ok();
        return id;
    }

    public async Task Attach(string id, string step, params string[] fields)
    {
        foreach (var field in fields)
            await Officer.Upload($"/dossiers/{id}/steps/{step}/files?field={field}&name={field}.pdf", Files.Pdf(field)).Made();
    }

    public static JsonObject Proposal(string cost) =>
        new()
        {
            ["contact"] = new JsonObject
            {
                ["first_name"] = "Lotte",
                ["family_name"] = "Peeters",
                ["phone"] = "011 58 51 11",
                ["email"] = "lotte@geetbets.example",
            },
            ["name"] = "Fietspad langs de Gete",
            ["costs"] = new JsonObject
            {
                ["works"] = new JsonObject
                {
                    ["cost"] = new JsonObject { ["amount"] = cost, ["currency"] = "EUR" },
                    ["share"] = 100,
                },
            },
            ["km"] = new JsonObject { ["renew"] = new JsonObject { ["separate_two_way"] = "3.5" } },
        };
}
