using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>
/// Adjustments as JSON: times "2022-10-15T23:59" in Brussels wall time, days "2022-10-15", amounts and numbers as texts "1234.56". An
/// organisation is an object, or a text that somebody still has to look up: <c>"24028"</c> is one with that KBO number and nothing else.
/// </summary>
public static class AdjustmentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 16,
        Converters =
        {
            new Text<LocalDateTime>(t => Words.Time(t), t => t.ToString("uuuu-MM-dd'T'HH:mm", null)),
            new Text<LocalDate>(t => Words.Date(t), DateText.Iso),
            new Text<Rational>(Words.Number, n => Numerals.WriteExact(n, Texts.Language.En).Replace(",", "", StringComparison.Ordinal)),
            new Text<Money>(Words.Amount, m => m.ToString()),
            new OrganisationConverter(),
            new LocalTextConverter(),
        },
    };

    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["window"] = typeof(WindowAdjustment),
        ["close"] = typeof(CloseAdjustment),
        ["open-round"] = typeof(OpenRoundAdjustment),
        ["withdraw"] = typeof(WithdrawAdjustment),
        ["visibility"] = typeof(VisibilityAdjustment),
        ["skip-step"] = typeof(SkipStepAdjustment),
        ["setting"] = typeof(SettingAdjustment),
        ["eligibility"] = typeof(EligibilityAdjustment),
        ["table"] = typeof(TableAdjustment),
        ["text"] = typeof(TextAdjustment),
    };

    /// <summary>False for a kind that adjusts no definition, and for what cannot be read.</summary>
    /// <param name="why">What the reader said, in English; null where the kind is none of these.</param>
    public static bool TryRead(string kind, string json, [NotNullWhen(true)] out Adjustment? adjustment, out string? why)
    {
        (adjustment, why) = (null, null);
        if (!Kinds.TryGetValue(kind, out var type))
            return false;
        try
        {
            adjustment = (Adjustment?)JsonSerializer.Deserialize(json, type, Options);
            why = adjustment is null ? "null" : null;
        }
        catch (JsonException e)
        {
            why = e.Message;
        }
        return adjustment is not null;
    }

    public static string Write(Adjustment adjustment) => JsonSerializer.Serialize(adjustment, adjustment.GetType(), Options);

    private sealed class Text<T>(Func<string, T?> read, Func<T, string> write) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && read(reader.GetString()!) is { } value
                ? value
                : throw new JsonException($"not a {typeof(T).Name}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    private sealed class LocalTextConverter : JsonConverter<Texts.LocalText>
    {
        public override Texts.LocalText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var texts = JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options) ?? [];
            return new(texts.GetValueOrDefault("nl") ?? throw new JsonException("a text needs its nl"), texts.GetValueOrDefault("en"));
        }

        public override void Write(Utf8JsonWriter writer, Texts.LocalText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("nl", value.Nl);
            if (value.En is { } en)
                writer.WriteString("en", en);
            writer.WriteEndObject();
        }
    }

    private sealed class OrganisationConverter : JsonConverter<ScopedOrganisation>
    {
        public override ScopedOrganisation Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return new(reader.GetString()!, "", "");
            var fields = JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? [];
            return new(
                fields.GetValueOrDefault("kbo") ?? throw new JsonException("an organisation needs its kbo"),
                fields.GetValueOrDefault("class", ""),
                fields.GetValueOrDefault("name", "")
            );
        }

        public override void Write(Utf8JsonWriter writer, ScopedOrganisation value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("kbo", value.Key);
            writer.WriteString("class", value.Class);
            writer.WriteString("name", value.Name);
            writer.WriteEndObject();
        }
    }
}
