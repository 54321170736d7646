using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veerkracht.Core.Identifiers;

/// <summary>
/// Who an organisation is, whatever its numbers, its name and its class are today: "o" and 11 lower-case hexadecimal digits. Never shown
/// to people, who know organisations by name and number. In JSON a plain text; empty is no organisation.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly record struct OrganisationId : IComparable<OrganisationId>
{
    public const int Length = 12;
    private readonly string? _value;

    /// <param name="value">As it is stored; nothing is checked.</param>
    public OrganisationId(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Who acts for no organisation: a citizen.</summary>
    public static readonly OrganisationId None;

    public string Value => _value ?? "";
    public bool IsNone => _value is null;

    /// <summary>
    /// The id that an organisation gets when it becomes known. Its numbers can change afterwards, the id does not: who it is on a day is
    /// asked of the room that keeps organisations.
    /// </summary>
    /// <param name="key">The first key by which it is known: ten digits of a KBO number, else an OVO code, else what it is called
    /// here.</param>
    public static OrganisationId FirstKnownAs(string key) =>
        new("o" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("organisation:" + key)))[..(Length - 1)]);

    /// <summary>Reads an id as it stands in a claim or a form; false for everything else.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out OrganisationId id)
    {
        var good = text is ['o', .. var digits] && text.Length == Length && digits.All(char.IsAsciiHexDigitLower);
        id = good ? new(text!) : None;
        return good;
    }

    public int CompareTo(OrganisationId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private sealed class Json : JsonConverter<OrganisationId>
    {
        public override OrganisationId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, OrganisationId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
