using System.Text.Encodings.Web;
using System.Text.Json;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>The answers of a draft that a newer version of the form could not hold, as they are stored with its step.</summary>
public static class UnkeptAnswers
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static IReadOnlyList<UnkeptAnswer> Read(DossierStep step) => step.Unkept is null ? [] : Read(step.Unkept);

    public static IReadOnlyList<UnkeptAnswer> Read(string json) => JsonSerializer.Deserialize<List<UnkeptAnswer>>(json, Json)!;

    /// <summary>Puts more beside what is there; the same text of the same field stands once.</summary>
    public static void Add(DossierStep step, IEnumerable<UnkeptAnswer> more)
    {
        var before = Read(step);
        var all = before.Concat(more).DistinctBy(u => (u.Field, u.Text)).ToList();
        if (all.Count > before.Count)
            step.Unkept = JsonSerializer.Serialize(all, Json);
    }
}

/// <summary>The shape of <see cref="UnkeptAnswers"/> in a row.</summary>
public sealed class UnkeptShape : IStoredShape
{
    public static void Read(string json)
    {
        if (UnkeptAnswers.Read(json).Any(answer => answer is null))
            throw new JsonException("An answer is nothing.");
    }
}
