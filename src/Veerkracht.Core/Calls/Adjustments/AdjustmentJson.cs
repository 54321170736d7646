using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

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
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters =
        {
            new Text<LocalDateTime>(t => Words.Time(t), t => t.ToString("uuuu-MM-dd'T'HH:mm", null)),
            new Text<LocalDate>(t => Words.Date(t), DateText.Iso),
            new Text<Rational>(Words.Number, n => Numerals.WriteExact(n, Language.En).Replace(",", "", StringComparison.Ordinal)),
            new Text<Money>(Words.Amount, m => m.ToString()),
            new OrganisationConverter(),
            new LocalTextJson(),
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
    /// <param name="why">Which part, and why not; null where the kind is none of these.</param>
    public static bool TryRead(string kind, string json, [NotNullWhen(true)] out Adjustment? adjustment, out UnreadPart? why)
    {
        (adjustment, why) = (null, null);
        if (!Kinds.TryGetValue(kind, out var type))
            return false;
        why = Broken(json, out var whole) ?? Gap(whole, Options.GetTypeInfo(type), "$");
        if (why is not null)
            return false;
        try
        {
            adjustment = (Adjustment?)JsonSerializer.Deserialize(json, type, Options);
        }
        catch (JsonException e)
        {
            why = UnreadPart.At(e.Path ?? "$");
        }
        return adjustment is not null;
    }

    /// <summary>Why this is no JSON object that can be read whole; null where it is.</summary>
    public static UnreadPart? Broken(string json) => Broken(json, out _);

    private static UnreadPart? Broken(string json, out JsonObject? whole) =>
        (whole = WholeJson.Read(json, out var why)) is not null ? null : UnreadPart.Whole(why);

    /// <summary>
    /// A place in a list or table with nothing in it, or a list, a table, a moment or a number that is missing. A name or scope that is
    /// missing is refused by the kind, in words of its own.
    /// </summary>
    private static UnreadPart? Gap(JsonNode? json, JsonTypeInfo type, string path) =>
        (json, type.Kind) switch
        {
            (JsonArray list, JsonTypeInfoKind.Enumerable) => Gap(list.Select((item, at) => ($"{path}[{at}]", item)), type),
            (JsonObject table, JsonTypeInfoKind.Dictionary) => Gap(table.Select(row => ($"{path}.{row.Key}", row.Value)), type),
            (JsonObject members, JsonTypeInfoKind.Object) => type
                .Properties.Select(p => Gap(members, p, path))
                .FirstOrDefault(g => g is not null),
            _ => null,
        };

    private static UnreadPart? Gap(IEnumerable<(string Path, JsonNode? Json)> items, JsonTypeInfo type)
    {
        var element = Options.GetTypeInfo(type.ElementType!);
        return items
            .Select(i => i.Json is null ? UnreadPart.Empty(i.Path) : Gap(i.Json, element, i.Path))
            .FirstOrDefault(g => g is not null);
    }

    private static UnreadPart? Gap(JsonObject members, JsonPropertyInfo property, string path)
    {
        var type = Options.GetTypeInfo(property.PropertyType);
        var name = members.Select(m => m.Key).FirstOrDefault(k => k.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
        if (name is not null)
            return Gap(members[name], type, $"{path}.{name}");
        return
            property.AssociatedParameter is { IsNullable: false }
            && (property.PropertyType.IsValueType || type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
            ? UnreadPart.Missing($"{path}.{property.Name}")
            : null;
    }

    public static string Write(Adjustment adjustment) => JsonSerializer.Serialize(adjustment, adjustment.GetType(), Options);

    /// <summary>The texts of one part, by name. What is wrong inside it is told at the place of the part.</summary>
    private static Dictionary<string, string?> Part(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, options) ?? [];
        }
        catch (JsonException e)
        {
            // Its path begins at the part; one without a path gets that of the part.
            throw new JsonException(null, e);
        }
    }

    private sealed class Text<T>(Func<string, T?> read, Func<T, string> write) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && read(reader.GetString()!) is { } value
                ? value
                : throw new JsonException($"not a {typeof(T).Name}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    private sealed class OrganisationConverter : JsonConverter<ScopedOrganisation>
    {
        public override ScopedOrganisation Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return new(reader.GetString()!, "", "");
            var fields = Part(ref reader, options);
            return new(
                fields.GetValueOrDefault("kbo") ?? throw new JsonException("an organisation needs its kbo"),
                fields.GetValueOrDefault("class") ?? "",
                fields.GetValueOrDefault("name") ?? ""
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
