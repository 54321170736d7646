using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Together;

/// <summary>What a partner confirms: the name of the project, the amount asked, and its own part.</summary>
/// <param name="AskedCents">What the answers ask by themselves, whatever others took from pots: it changes only when somebody changes an
/// answer.</param>
/// <param name="Part">Canonical JSON of every item of a group in which the partner is named; its own part of the project.</param>
public sealed record PartnerBasis(string? Name, long? AskedCents, string Part)
{
    public string Write() =>
        AnswersJson.Canonical(
            new JsonObject
            {
                ["name"] = Name,
                ["asked"] = AskedCents?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["part"] = Part,
            }
        );

    /// <summary>To send back with a confirmation: what was read.</summary>
    public string Seen => Receipt.Hash(Write())[..16];

    public static PartnerBasis Read(string json)
    {
        var basis = AnswersJson.Read(json);
        return new(
            basis["name"]?.GetValue<string>(),
            basis["asked"] is { } asked ? long.Parse(asked.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture) : null,
            basis["part"]!.GetValue<string>()
        );
    }

    /// <param name="free">The evaluation with all the money that could be.</param>
    /// <param name="isPartner">Whether a key that stands in an answer is that of the partner.</param>
    public static PartnerBasis Of(CallDefinition call, Step step, Evaluation free, Func<string, bool> isPartner) =>
        new(
            CallEngine.ProjectName(step, free.Clean),
            free.Amounts.GetValueOrDefault(call.Funding.Grant)?.Amount.Cents,
            AnswersJson.Canonical(
                new JsonArray([.. step.Form.Fields.SelectMany(f => Parts(f, free.Clean[f.Id], isPartner)).Select(p => p.DeepClone())])
            )
        );

    /// <summary>What is different now, in words.</summary>
    public IReadOnlyList<LocalText> ChangedSince(PartnerBasis then)
    {
        var changes = new List<LocalText>();
        if (Name != then.Name)
            changes.Add(
                new(
                    $"de naam van het project: eerst “{then.Name}”, nu “{Name}”",
                    $"the name of the project: first “{then.Name}”, now “{Name}”"
                )
            );
        if (AskedCents != then.AskedCents)
            changes.Add(
                new(
                    $"het gevraagde bedrag: eerst {Euro(then.AskedCents, Language.Nl)}, nu {Euro(AskedCents, Language.Nl)}",
                    $"the amount asked: first {Euro(then.AskedCents, Language.En)}, now {Euro(AskedCents, Language.En)}"
                )
            );
        if (Part != then.Part)
            changes.Add(new("het deel van de partner", "the part of the partner"));
        return changes;
    }

    /// <summary>
    /// Items that name the organisation; the innermost ones, so that what a neighbour changes in its own item touches nobody else.
    /// </summary>
    private static IEnumerable<JsonNode> Parts(Field field, JsonNode? answer, Func<string, bool> isPartner) =>
        (field.Kind.Nesting, answer) switch
        {
            (Nesting.Items, JsonArray items) => items.OfType<JsonObject>().SelectMany(item => Item(field, item, isPartner)),
            (Nesting.Fields, JsonObject block) => field.Fields.SelectMany(f => Parts(f, block[f.Id], isPartner)),
            _ => [],
        };

    private static IEnumerable<JsonNode> Item(Field group, JsonObject item, Func<string, bool> isPartner)
    {
        var inner = group.Fields.SelectMany(f => Parts(f, item[f.Id], isPartner)).ToList();
        if (inner.Count > 0)
            return inner;
        return group.Fields.Any(f => f.Kind.HoldsOrganisations && FieldWriter.Chosen(item[f.Id]).Any(isPartner)) ? [item] : [];
    }

    private static string Euro(long? cents, Language language) =>
        cents is { } c ? Numerals.WriteEuro(new Money(c), language)
        : language == Language.Nl ? "niets"
        : "nothing";
}

/// <summary>The shape of <see cref="PartnerBasis"/> in a row.</summary>
public sealed class BasisShape : IStoredShape
{
    public static void Read(string json) => PartnerBasis.Read(json);
}
