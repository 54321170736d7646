using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls;

/// <summary>What stands in a form before anybody typed: defaults, then what earlier steps and the reference data know.</summary>
internal static class StartingAnswers
{
    public static JsonObject Of(CallDefinition call, Step step, EvaluationContext context)
    {
        var start = new JsonObject();
        foreach (var field in step.Form.Fields)
        {
            var answer = Prefilled(call, field, context) ?? Defaults.Of(field);
            if (answer is not null)
                start[field.Id] = answer;
        }
        return start;
    }

    /// <summary>
    /// The answers with what nobody may change put back: a read-only field has the value of where it comes from, and none where that step
    /// was never sent. Without any earlier step nothing can be put back: that is only so where answers are tried by themselves.
    /// </summary>
    public static JsonObject Enforce(CallDefinition call, Step step, JsonObject answers, EvaluationContext context)
    {
        var fixedFields = step
            .Form.Fields.Where(f => f is { ReadOnly: true, Prefill: not null } && (context.Earlier.Count > 0 || IsOrganisation(f.Prefill)))
            .ToList();
        if (fixedFields.Count == 0)
            return answers;
        var enforced = (JsonObject)answers.DeepClone();
        foreach (var field in fixedFields)
        {
            if (Prefilled(call, field, context) is { } known)
                enforced[field.Id] = known;
            else
                enforced.Remove(field.Id);
        }
        return enforced;
    }

    private static bool IsOrganisation(string prefill) => prefill.StartsWith("organisation.", StringComparison.Ordinal);

    private static JsonNode? Prefilled(CallDefinition call, Field field, EvaluationContext context)
    {
        if (field.Prefill is null)
            return null;
        var parts = field.Prefill.Split('.');
        if (parts is ["organisation", var about])
            return Organisation(about, context.Applicant);
        if (!context.Earlier.TryGetValue(parts[0], out var earlier))
            return null;
        JsonNode? node = earlier;
        foreach (var part in parts[1..])
            node = (node as JsonObject)?[part];
        // What the earlier step computed is not among its answers.
        node ??= CallEngine.Earlier(call, parts[0], earlier, context).Computed.GetValueOrDefault(string.Join('.', parts[1..]));
        return node is null ? null : Pruned(node, field);
    }

    private static JsonNode? Organisation(string about, Applicant applicant) =>
        about switch
        {
            "name" => applicant.Name,
            "class" => applicant.Class,
            "nis" => applicant.Nis,
            "kbo" => applicant.Kbo,
            _ => applicant.Numbers.TryGetValue(about, out var number) ? number.ToString() : applicant.Texts.GetValueOrDefault(about),
        };

    /// <summary>A copy with only what this field asks: a later step may ask less of the same thing.</summary>
    private static JsonNode? Pruned(JsonNode node, Field field) =>
        (field.Kind.Nesting, node) switch
        {
            _ when field.Kind.IsComputed => null,
            (Nesting.Fields, JsonObject block) => Pruned(block, field.Fields),
            (Nesting.Items, JsonArray items) => new JsonArray([.. items.OfType<JsonObject>().Select(item => Pruned(item, field.Fields))]),
            (Nesting.Rows, JsonObject rows) => Rows(rows, field),
            _ => node.DeepClone(),
        };

    private static JsonObject Pruned(JsonObject node, IEnumerable<Field> fields)
    {
        var kept = new JsonObject();
        foreach (var field in fields)
            if (node[field.Id] is { } value && Pruned(value, field) is { } pruned)
                kept[field.Id] = pruned;
        return kept;
    }

    private static JsonObject Rows(JsonObject rows, Field table)
    {
        var kept = new JsonObject();
        foreach (var row in table.Rows)
            if (rows[row.Id] is JsonObject cells)
                kept[row.Id] = Pruned(cells, table.CellsOf(row));
        return kept;
    }
}
