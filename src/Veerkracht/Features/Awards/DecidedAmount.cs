using System.Text.Encodings.Web;
using System.Text.Json;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Awards;

/// <summary>
/// A computed amount as it stood when somebody proposed a decision: its title and why stay readable whatever the rules become.
/// </summary>
public sealed record DecidedAmount(string Name, LocalText Title, long Cents, IReadOnlyList<LocalText> Why)
{
    public Money Amount => new(Cents);

    public static IReadOnlyList<DecidedAmount> Of(CallDefinition call, Evaluation evaluation) =>
        [
            .. call
                .Funding.Rules.Where(r => evaluation.Amounts.ContainsKey(r.Name))
                .Select(r => new DecidedAmount(r.Name, r.Title, evaluation.Amounts[r.Name].Amount.Cents, evaluation.Amounts[r.Name].Why)),
        ];
}

/// <summary>Parts of a decision as JSON text in its row.</summary>
public static class DecisionJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write<T>(IReadOnlyList<T> parts) => JsonSerializer.Serialize(parts, Options);

    /// <exception cref="JsonException">Not what was written; what we stored always is.</exception>
    public static IReadOnlyList<T> Read<T>(string json) =>
        JsonSerializer.Deserialize<IReadOnlyList<T>>(json, Options) ?? throw new JsonException("Nothing.");
}

/// <summary>The shape of <see cref="DecisionJson"/> in a row.</summary>
public sealed class PartsOf<T> : IStoredShape
{
    public static void Read(string json)
    {
        if (DecisionJson.Read<T>(json).Any(part => part is null))
            throw new JsonException("A part is nothing.");
    }
}
