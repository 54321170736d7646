using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Veerkracht.Core.Texts;

namespace Veerkracht.Data;

/// <summary>
/// A text in all its languages in one column of text: {"nl":"Naam","en":"Name"}. Another language is another key, never another column.
/// </summary>
internal sealed class LocalTextConverter(string table, string column)
    : ValueConverter<LocalText, string>(text => Write(text), json => Read(json, table, column))
{
    /// <summary>For the convention, before tables are known.</summary>
    public LocalTextConverter()
        : this("", "") { }

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LocalTextJson() },
    };

    private static string Write(LocalText text) => JsonSerializer.Serialize(text, Options);

    /// <exception cref="CorruptRowException">It is no text that we wrote. Which row it is, is not known here.</exception>
    private static LocalText Read(string json, string table, string column)
    {
        try
        {
            return JsonSerializer.Deserialize<LocalText>(json, Options)!;
        }
        catch (JsonException)
        {
            throw new CorruptRowException(table, "?", column);
        }
    }
}
