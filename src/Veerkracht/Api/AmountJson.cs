using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Api;

/// <summary>An amount on the wire: {"amount": "150000000.00", "currency": "EUR"}. An amount that is not known is null, never 0.</summary>
public sealed record AmountJson(string Amount, string Currency)
{
    public static AmountJson Of(Money amount) => new(amount.ToString(), "EUR");

    public static AmountJson? Of(Money? amount) => amount is { } known ? Of(known) : null;
}

/// <summary>A computed amount with its why, line by line in both languages.</summary>
public sealed record ExplainedJson(string Amount, string Currency, WhyJson Why)
{
    public static ExplainedJson Of(Explained explained) => new(explained.Amount.ToString(), "EUR", WhyJson.Of(explained.Why));

    /// <summary>By name, in the order of the call; null where the amount is not known.</summary>
    public static IReadOnlyDictionary<string, ExplainedJson?> Of(
        IEnumerable<KeyValuePair<string, Explained>> amounts,
        IReadOnlySet<string> unknown
    ) =>
        new OrderedDictionary<string, ExplainedJson?>(
            amounts.Select(a => KeyValuePair.Create(a.Key, unknown.Contains(a.Key) ? null : Of(a.Value)))
        );

    /// <summary>By name, in the order of the call.</summary>
    public static IReadOnlyDictionary<string, ExplainedJson> Of(IEnumerable<KeyValuePair<string, Explained>> amounts) =>
        new OrderedDictionary<string, ExplainedJson>(amounts.Select(a => KeyValuePair.Create(a.Key, Of(a.Value))));
}

public sealed record WhyJson(IReadOnlyList<string> Nl, IReadOnlyList<string> En)
{
    public static WhyJson Of(IReadOnlyList<LocalText> lines) =>
        new([.. lines.Select(l => l.Nl)], [.. lines.Select(l => l.In(Language.En))]);
}

/// <summary>A text in both languages; English is null where there is none. Another language stands there only where there is a text in it.
/// </summary>
public sealed record TextJson(string Nl, string? En)
{
    /// <summary>By tag: "fr".</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Further { get; init; }

    public static TextJson Of(LocalText text) =>
        new(text.Nl, text.En)
        {
            Further =
                text.Further.Count == 0
                    ? null
                    : text.Further.ToDictionary(t => t.Language.Tag, t => JsonElement.Parse(JsonSerializer.Serialize(t.Text))),
        };

    public static TextJson? OfOptional(LocalText? text) => text is null ? null : Of(text);
}

/// <summary>An end or a beginning by the clocks of Brussels, to the minute, and in UTC.</summary>
/// <param name="Utc">Of an end: the first instant that is too late; 23:59 holds to the end of that minute.</param>
public sealed record MomentJson(string Brussels, DateTime Utc)
{
    public static MomentJson? Opening(LocalDateTime? time) => time is { } t ? new(Wall(t), BrusselsTime.Opening(t).ToDateTimeUtc()) : null;

    public static MomentJson? Closing(LocalDateTime? time) => time is { } t ? new(Wall(t), BrusselsTime.Closing(t).ToDateTimeUtc()) : null;

    /// <summary>An instant that happened, to the second.</summary>
    public static MomentJson At(DateTime utc) =>
        new(BrusselsTime.At(Instant.FromDateTimeUtc(utc)).ToString("uuuu-MM-dd'T'HH:mm:ss", null), utc);

    public static MomentJson? At(DateTime? utc) => utc is { } at ? At(at) : null;

    public static string Wall(LocalDateTime time) => time.ToString("uuuu-MM-dd'T'HH:mm", null);
}
