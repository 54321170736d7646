using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>Situations in the words of the domain.</summary>
internal static class Given
{
    public const string Call = "fietspaden",
        First = "proposal";

    /// <summary>An application of a town that was filled in and can be sent: the cost gives a third.</summary>
    public static async Task<Dossier> AFilledApplication(this TestSite site, string town = "geetbets", string cost = "300000.00")
    {
        var dossier = await site.Started(town);
        await site.Filled(dossier, town, cost);
        return dossier;
    }

    public static async Task<Dossier> Started(this TestSite site, string town = "geetbets") =>
        Value(await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As($"{town}-officer"), Call)));

    public static async Task Filled(this TestSite site, Dossier dossier, string town = "geetbets", string cost = "300000.00")
    {
        var officer = TestSite.As($"{town}-officer");
        Value(await site.In(s => s.GetRequiredService<SaveAnswers>().Fields(officer, dossier.Id, First, Answers(cost), null)));
        foreach (var field in new[] { "decision", "photos_before" })
        {
            var attached = Value(
                await site.In(async s =>
                    await s.GetRequiredService<AttachFiles>()
                        .Do(officer, dossier.Id, First, field, [await Received(s, Files.Pdf(field), $"{field}.pdf")])
                )
            );
            Assert.Empty(attached.Refused);
        }
    }

    public static JsonObject Answers(string cost) =>
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
                ["works"] = new JsonObject { ["cost"] = cost, ["share"] = "100" },
            },
            ["km"] = new JsonObject { ["renew"] = new JsonObject { ["separate_two_way"] = "3.5" } },
        };

    public static Task<Outcome<Receipt>> Submit(
        this TestSite site,
        Guid dossier,
        string persona = "geetbets-finance-director",
        string? key = null,
        int? version = null
    ) => site.In(s => s.GetRequiredService<SubmitStep>().Do(TestSite.As(persona), dossier, First, key, version));

    public static Task<ReceivedFile> Received(IServiceProvider services, byte[] bytes, string name) =>
        services.GetRequiredService<FileStore>().Receive(new MemoryStream(bytes), name);

    public static Task<Outcome<SavedAnswers>> Post(
        this TestSite site,
        string persona,
        Guid dossier,
        string section,
        string? basis,
        params (string Name, string Value)[] boxes
    ) =>
        site.In(s =>
            s.GetRequiredService<SaveAnswers>()
                .Section(
                    TestSite.As(persona),
                    dossier,
                    First,
                    section,
                    [.. boxes.Select(b => KeyValuePair.Create(b.Name, new[] { b.Value }))],
                    basis,
                    Language.Nl
                )
        );

    public static T Value<T>(Outcome<T> outcome)
    {
        Assert.Empty(outcome.Refusals.Select(r => $"{r.Field} {r.Code}: {r.Text.En}"));
        return outcome.Value!;
    }
}
