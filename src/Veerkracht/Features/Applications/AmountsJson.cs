using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>Amounts with their why as stored and as the API shows them: name → { amount, currency, why: { nl, en } }.</summary>
public static class AmountsJson
{
    public static JsonObject Node(IEnumerable<KeyValuePair<string, Explained>> amounts) =>
        new(
            amounts.Select(a =>
                KeyValuePair.Create(
                    a.Key,
                    (JsonNode?)
                        new JsonObject
                        {
                            ["amount"] = a.Value.Amount.ToString(),
                            ["currency"] = "EUR",
                            ["why"] = new JsonObject
                            {
                                ["nl"] = new JsonArray([.. a.Value.Why.Select(w => (JsonNode)w.Nl)]),
                                ["en"] = new JsonArray([.. a.Value.Why.Select(w => (JsonNode)w.In(Language.En))]),
                            },
                        }
                )
            )
        );

    public static string Write(IEnumerable<KeyValuePair<string, Explained>> amounts) => AnswersJson.Write(Node(amounts));

    /// <summary>In the order in which they were written; empty for null.</summary>
    public static IReadOnlyList<KeyValuePair<string, Explained>> Read(string? json) =>
        json is null ? [] : [.. AnswersJson.Read(json).Select(a => KeyValuePair.Create(a.Key, One((JsonObject)a.Value!)))];

    private static Explained One(JsonObject amount)
    {
        var nl = amount["why"]!["nl"]!.AsArray();
        var en = amount["why"]!["en"]!.AsArray();
        var cents = long.Parse(
            amount["amount"]!.GetValue<string>().Replace(".", "", StringComparison.Ordinal),
            System.Globalization.CultureInfo.InvariantCulture
        );
        return new Explained(
            new Money(cents),
            [.. nl.Select((line, i) => new LocalText(line!.GetValue<string>(), en[i]!.GetValue<string>()))]
        );
    }
}

/// <summary>The shape of <see cref="AmountsJson"/> in a row.</summary>
public sealed class ExplainedAmounts : IStoredShape
{
    public static void Read(string json) => AmountsJson.Read(json);
}
