using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Assessment;

namespace Veerkracht.Tests.House;

/// <summary>
/// What is sent: all that any address asks, by the names that it has there. What an address does not ask, it does not read.
/// </summary>
internal static class Bodies
{
    private const string Words = "Zoals besproken met iedereen";

    public static HttpContent? Sent(Address address, MatrixWorld world) =>
        address.Accepts switch
        {
            null => null,
            "application/json" => new StringContent(Json(address, world).ToJsonString(), Encoding.UTF8, "application/json"),
            "application/xml" => new StringContent(world["bank-answer"], Encoding.UTF8, "application/xml"),
            "application/yaml" => new StringContent(world["source"], Encoding.UTF8, "application/yaml"),
            _ => new ByteArrayContent(Files.Pdf("matrix")) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } },
        };

    private static JsonObject Json(Address address, MatrixWorld world) =>
        address.Path.EndsWith("/answers", StringComparison.Ordinal) && address.Path.Contains("{step}", StringComparison.Ordinal)
            ? new() { ["name"] = Words }
        : address is { Deed: { } deed } && address.Path.EndsWith("{act}", StringComparison.Ordinal)
            ? new(deed.Form.Boxes.Select(b => KeyValuePair.Create(b.Name, (JsonNode?)ValueOf(b))))
        : new()
        {
            ["reason"] = Words,
            ["remark"] = Words,
            ["comment"] = Words,
            ["fields"] = new JsonArray("cost"),
            ["due"] = "2022-09-20",
            ["text"] = Words,
            ["grounds"] = Words,
            ["answer"] = Words,
            ["evidence"] = Words,
            ["question"] = Words,
            ["call"] = Given.Call,
            ["kind"] = "close",
            ["payload"] = new JsonObject { ["at"] = "2022-12-02T12:00" },
            ["selected"] = true,
            ["step"] = address.Path.StartsWith("/dossiers", StringComparison.Ordinal) ? "first" : null,
            ["on"] = "2022-09-01",
            ["reference"] = "BANK-9",
            ["until"] = "2022-09-20",
            ["part"] = CallParts.Whole,
            ["verdict"] = "partly",
            ["field"] = "name",
            ["brussels"] = MatrixWorld.Now,
            ["wanted"] = true,
            ["answers"] = new JsonObject { ["cost"] = "1700.00" },
            ["as"] = MatrixWorld.Applicant,
            ["name"] = Words,
            ["email"] = "an@geetbets.example",
            ["role"] = "finance-director",
            ["enterpriseNumber"] = "0403170701",
            ["class"] = "company",
            ["lastDay"] = $"{TimeProvider.System.GetUtcNow().AddDays(40):yyyy-MM-dd}",
            ["code"] = world["invitation"],
            ["dossier"] = world["assessed"],
            ["person"] = $"{PanelWorld.Jury}",
            ["value"] = "7",
            ["source"] = Words,
            ["moment"] = Words,
            ["act"] = address.Deed?.Form.Id,
            ["dossiers"] = new JsonArray(world["many"]),
        };

    public static HttpContent Form(Address address, Visitor visitor, MatrixWorld world) =>
        new FormUrlEncodedContent(Boxes(address, visitor, world));

    /// <summary>What anybody can type in the forms of a page, by the names of their boxes.</summary>
    public static Dictionary<string, string> Boxes(Address address, Visitor visitor, MatrixWorld world)
    {
        var sent = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = visitor.Antiforgery,
            ["persona"] = visitor.Persona?.Slug ?? "citizen",
            ["bestuur"] = visitor.Persona is { } persona ? $"{persona.Organisation}" : "",
            ["to"] = MatrixWorld.Now,
            ["call"] = Given.Call,
            ["titel"] = Words,
            ["naam"] = Words,
            ["email"] = "an@geetbets.example",
            ["rol"] = nameof(Role.Consultant),
            ["nummer"] = "0400378485",
            ["soort"] = "non-profit",
            ["tekst"] = world["source"],
            ["d"] = world["many"],
            ["organisation"] = $"{MatrixWorld.PartnerId}",
            ["payload"] = """{"at":"2022-12-02T12:00"}""",
            ["voorstel"] = world["proposal-of-draft"],
            ["raadpleging"] = world["consultation"],
            ["opmerking"] = world["comment"],
            ["tot"] = "20/09/2022",
            ["vraag"] = Words,
            ["parts"] = "cost",
            ["comment"] = Words,
            ["due"] = "20/09/2022",
            [$"gevolg-{Guid.Parse(world["comment"]):n}"] = nameof(CommentVerdict.Partly),
            [$"antwoord-{Guid.Parse(world["comment"]):n}"] = Words,
            ["deel"] = CallParts.Whole,
            [$"tekst-{CallParts.IdOf(CallParts.Whole)}"] = Words,
            ["remark"] = world["remarks"],
            [$"a{Guid.Parse(world["remarks"]):n}_text"] = Words,
            ["question"] = world["questions"],
            ["condition"] = world["conditions"],
            [$"q{Guid.Parse(world["questions"]):n}_answer"] = Words,
            ["uitnodiging"] = world["invitation-id"],
            ["mandaat"] = world["mandate"],
            [$"dag-{world["mandate"]}"] = $"{TimeProvider.System.GetUtcNow().AddDays(40):dd/MM/yyyy}",
            ["doe"] = address.Doing ?? "opzij",
            ["persoon"] = $"{PanelWorld.Jury}",
            ["dossier"] = world["assessed"],
            ["belang"] = Words,
            ["maatregel"] = Casework.TestCalls.Measure,
            ["regel"] = world["bank-line"],
        };
        if (address.Path.StartsWith("/ronden", StringComparison.Ordinal))
            sent["voorstel"] = world["round-proposals"];
        if (address.Path == "/betaalopdrachten")
            sent["op"] = "05/09/2022";
        if (address.Path == "/berichten")
            sent["id"] = world["notices"];
        if (address.Path == "/account/link")
            sent["code"] = world["address-link"];
        if (address.Path == "/account/weg")
            sent["code"] = world["removal-code"];
        if (address.Path == "/volgen/kies")
            (sent["soort"], sent["sleutel"]) = ("oproep", "fietspaden");
        if (address.Path == Features.Notifications.Unsubscribing.Address)
            sent["code"] = world["unsubscribe"];
        foreach (var box in new[] { "reason", "reden", "refuse_reason", "undo_reason", "text" })
            sent[box] = Words;
        foreach (var box in address.Deed?.Form.Boxes ?? [])
            sent[$"{address.Deed!.Form.Id}_{box.Name}"] = ValueOf(box);
        return sent;
    }

    private static string ValueOf(ActBox box) =>
        box.Kind switch
        {
            ActBoxKind.Day => MatrixWorld.Now[..10],
            ActBoxKind.Choice => box.Options[0].Id,
            // Less than what the examples get, and more than the first instalment of it.
            _ when box.Name == "amount" => "900.00",
            _ => Words,
        };
}
