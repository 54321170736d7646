using System.Text.Json;
using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>An answer for which another form has no place: what it was about, and the text as it was typed.</summary>
/// <param name="Field">Path in the form in which it was typed: "costs.works.cost".</param>
/// <param name="Text">As typed; what was chosen in Dutch.</param>
/// <param name="English">The same in English, where that is another text.</param>
public sealed record UnkeptAnswer(string Field, LocalText Label, string Text, string? English = null)
{
    public string In(Language language) => language == Language.Nl ? Text : English ?? Text;
}

/// <summary>
/// Carries the answers of a draft from one version of a form to another: by the id of the field, where it is of the same type. Inside
/// blocks, tables and repeated groups the same holds for each part. What has no place is told, with its label and text; it is never thrown
/// away.
/// </summary>
public sealed record CarriedAnswers(JsonObject Kept, IReadOnlyList<UnkeptAnswer> Unkept)
{
    /// <param name="answers">Not changed.</param>
    public static CarriedAnswers Of(FormDefinition from, FormDefinition to, JsonObject answers)
    {
        var unkept = new List<UnkeptAnswer>();
        return new(Carry([.. from.Fields], [.. to.Fields], answers, "", LocalText.Empty, unkept), unkept);
    }

    /// <summary>Whether a field of the new form can hold what stood in one of the old form.</summary>
    public static bool Fits(Field from, Field to) => from.Kind.CarriesTo(to.Kind);

    private static JsonObject Carry(
        IReadOnlyList<Field> from,
        IReadOnlyList<Field> to,
        JsonObject answers,
        string prefix,
        LocalText within,
        List<UnkeptAnswer> unkept
    )
    {
        var kept = new JsonObject();
        foreach (var (name, answer) in answers)
        {
            if (answer is null)
                continue;
            var old = from.FirstOrDefault(f => f.Id == name);
            var now = to.FirstOrDefault(f => f.Id == name);
            if (old is null || now is null || !Fits(old, now))
                Told(old ?? now, prefix + name, within, answer, unkept);
            else if (Inside(old, now, answer, prefix + name, Joined(within, old.Label), unkept) is { } carried)
                kept[name] = carried;
        }
        return kept;
    }

    private static JsonNode? Inside(Field old, Field now, JsonNode answer, string path, LocalText label, List<UnkeptAnswer> unkept) =>
        (old.Kind.Nesting, answer) switch
        {
            (Nesting.Fields, JsonObject block) => Carry(old.Fields, now.Fields, block, path + ".", label, unkept),
            (Nesting.Items, JsonArray items) => new JsonArray([
                .. items.Select(
                    (item, i) =>
                        item is JsonObject o
                            ? Carry(
                                old.Fields,
                                now.Fields,
                                o,
                                FormattableString.Invariant($"{path}[{i}]."),
                                new($"{label.Nl} {i + 1}", $"{label.In(Language.En)} {i + 1}"),
                                unkept
                            )
                            : item?.DeepClone()
                ),
            ]),
            (Nesting.Rows, JsonObject rows) => Rows(old, now, rows, path, label, unkept),
            _ when old.Kind.HasOptions => Chosen(old, now, answer, path, label, unkept),
            _ => answer.DeepClone(),
        };

    private static JsonObject Rows(Field old, Field now, JsonObject rows, string path, LocalText label, List<UnkeptAnswer> unkept)
    {
        var kept = new JsonObject();
        foreach (var (name, cells) in rows)
        {
            var row = old.Rows.FirstOrDefault(r => r.Id == name);
            var same = now.Rows.FirstOrDefault(r => r.Id == name);
            if (cells is not JsonObject typed)
                continue;
            kept[name] = Carry(
                [.. row is null ? old.Columns : old.CellsOf(row)],
                [.. same is null ? [] : now.CellsOf(same)],
                typed,
                $"{path}.{name}.",
                Joined(label, row?.Label ?? LocalText.Empty),
                unkept
            );
        }
        return kept;
    }

    /// <summary>An option that is gone cannot be chosen any more; the others stay.</summary>
    private static JsonNode? Chosen(Field old, Field now, JsonNode answer, string path, LocalText label, List<UnkeptAnswer> unkept)
    {
        var gone = FieldWriter.Chosen(answer).Where(id => now.Options.All(o => o.Id != id)).ToList();
        if (gone.Count == 0)
            return answer.DeepClone();
        var words = gone.Select(id => old.Options.FirstOrDefault(o => o.Id == id)?.Label ?? new LocalText(id)).ToList();
        unkept.Add(Both(path, label, language => string.Join(", ", words.Select(w => w.In(language)))));
        if (answer is not JsonArray all)
            return null;
        var left = all.Where(a => a is not null && !gone.Contains(a.ToString())).Select(a => a!.DeepClone()).ToArray();
        return left.Length == 0 ? null : new JsonArray(left);
    }

    private static void Told(Field? field, string path, LocalText within, JsonNode answer, List<UnkeptAnswer> unkept)
    {
        var label = Joined(within, field is null ? new(path) : field.Label);
        switch (field?.Kind.Nesting, answer)
        {
            case (Nesting.Fields, JsonObject block):
                foreach (var part in field.Fields.Where(f => block[f.Id] is not null))
                    Told(part, $"{path}.{part.Id}", label, block[part.Id]!, unkept);
                break;
            case (Nesting.Rows, JsonObject rows):
                foreach (var row in field.Rows)
                {
                    foreach (var cell in field.CellsOf(row))
                        if (rows[row.Id] is JsonObject cells && cells[cell.Id] is { } value)
                            Told(cell, $"{path}.{row.Id}.{cell.Id}", Joined(label, row.Label), value, unkept);
                }
                break;
            case (Nesting.Items, JsonArray items):
                for (var i = 0; i < items.Count; i++)
                    foreach (var part in field.Fields)
                        if (items[i] is JsonObject item && item[part.Id] is { } value)
                            Told(
                                part,
                                FormattableString.Invariant($"{path}[{i}].{part.Id}"),
                                new($"{label.Nl} {i + 1}", $"{label.In(Language.En)} {i + 1}"),
                                value,
                                unkept
                            );
                break;
            case (Nesting.None, _) when field!.Kind.IsComputed:
                break;
            default:
                var told = Both(path, label.IsEmpty ? new(path) : label, language => Text(field, answer, language));
                if (told.Text.Length > 0)
                    unkept.Add(told);
                break;
        }
    }

    private static UnkeptAnswer Both(string path, LocalText label, Func<Language, string> text)
    {
        var (nl, en) = (text(Language.Nl), text(Language.En));
        return new(path, label, nl, en == nl ? null : en);
    }

    /// <summary>As typed, for that is what it is typed anew from; what was chosen, in words.</summary>
    private static string Text(Field? field, JsonNode answer, Language language) =>
        field is null ? Unknown(answer, language)
        : field.Kind.HasOptions || field.Kind.HoldsFiles || field.Kind.Box(field) == BoxKind.YesNo
            ? field.Kind.Told(field, answer, language)
        : FieldWriter.ToTyped(field, answer);

    /// <summary>Of a question that no form knows any more.</summary>
    private static string Unknown(JsonNode answer, Language language) =>
        (answer.GetValueKind(), language == Language.Nl) switch
        {
            (JsonValueKind.True, true) => "ja",
            (JsonValueKind.True, false) => "yes",
            (JsonValueKind.False, true) => "nee",
            (JsonValueKind.False, false) => "no",
            _ => answer is JsonValue ? answer.ToString() : AnswersJson.Write(answer),
        };

    private static LocalText Joined(LocalText within, LocalText label) =>
        within.IsEmpty ? label
        : label.IsEmpty ? within
        : new($"{within.Nl}, {label.Nl}", $"{within.In(Language.En)}, {label.In(Language.En)}");
}
