using System.Text.Json.Nodes;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>An officer of Geetbets changes what was sent, and the director sends it again.</summary>
internal static class Sending
{
    private const string Officer = "geetbets-officer",
        Signer = "geetbets-finance-director";

    public static async Task<Receipt> Again(TestSite site, Guid dossier, string cost)
    {
        await Revised(site, dossier, cost);
        return Value(await site.Act((SubmitStep a) => a.Do(TestSite.As(Signer), dossier, "application")));
    }

    public static async Task Revised(TestSite site, Guid dossier, string cost)
    {
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier, "application")));
        await Type(site, dossier, cost);
    }

    public static async Task Type(TestSite site, Guid dossier, string cost) => Value(await TryType(site, dossier, cost));

    public static Task<Outcome<SavedAnswers>> TryType(TestSite site, Guid dossier, string cost) =>
        site.Act((SaveAnswers a) => a.Fields(TestSite.As(Officer), dossier, "application", TestCalls.Cost(cost), null));

    /// <summary>The cost of an application for cycle paths.</summary>
    public static async Task Type(TestSite site, Dossier dossier, string cost) =>
        Value(
            await site.Act(
                (SaveAnswers a) =>
                    a.Fields(
                        TestSite.As(Officer),
                        dossier.Id,
                        Given.First,
                        new()
                        {
                            ["costs"] = new JsonObject
                            {
                                ["works"] = new JsonObject { ["cost"] = cost, ["share"] = "100" },
                            },
                        },
                        null
                    )
            )
        );
}
