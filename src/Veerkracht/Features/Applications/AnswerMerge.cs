using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>The same field, changed by two people: what each typed, as its box shows it.</summary>
public sealed record SaveConflict(string Field, LocalText Label, string Mine, string Theirs);

/// <summary>
/// Brings together two who save one section. A form carries a fingerprint of each box as it was opened; so it is known which boxes this post
/// changed and which others changed meanwhile. Only a box that both changed is a conflict; then what was saved stays, and both texts are told.
/// </summary>
public static class AnswerMerge
{
    /// <summary>Fingerprints of the answers of a section, for a hidden input of its form.</summary>
    public static string Basis(Section section, JsonObject answers) =>
        string.Join(';', Boxes(section, answers).Where(b => b.Answer is not null).Select(b => $"{b.Path}:{Print(b)}"));

    /// <summary>Puts in <paramref name="mine"/> what others changed and this post did not.</summary>
    /// <param name="mine">The saved answers with this post bound over them; changed in place.</param>
    /// <param name="saved">The answers as saved now.</param>
    /// <param name="basis">What <see cref="Basis"/> gave when the form was opened; null where it is not known, then this post wins.</param>
    public static IReadOnlyList<SaveConflict> Merge(Section section, JsonObject mine, JsonObject saved, string? basis)
    {
        if (basis is null) return [];
        var opened = basis.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(':', 2)).Where(p => p.Length == 2)
            .DistinctBy(p => p[0]).ToDictionary(p => p[0], p => p[1]);
        var conflicts = new List<SaveConflict>();
        var theirs = Boxes(section, saved).ToDictionary(b => b.Path);
        foreach (var box in Boxes(section, mine).ToList())
        {
            var other = theirs.GetValueOrDefault(box.Path) ?? box with { Answer = null };
            var was = opened.GetValueOrDefault(box.Path, Nothing);
            var (now, then) = (Print(box), Print(other));
            if (now == then || then == was) continue;
            if (now != was) conflicts.Add(new SaveConflict(box.Path, box.Label, Shown(box), Shown(other)));
            FormPath.Set(mine, box.Path, other.Answer?.DeepClone());
        }
        return conflicts;
    }

    private sealed record Box(string Path, Field Field, LocalText Label, JsonNode? Answer);

    private const string Nothing = "-";

    private static string Print(Box box) => box.Answer is null ? Nothing
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Shown(box))).AsSpan(0, 6));

    private static string Shown(Box box) => box.Field.Type == FieldType.Group ? AnswersJson.Canonical(box.Answer) : FieldWriter.ToTyped(box.Field, box.Answer);

    /// <summary>A list is one box: its places move when an item goes.</summary>
    private static IEnumerable<Box> Boxes(Section section, JsonObject answers) => section.Fields.SelectMany(f => Boxes(f, f.Id, f.Label, answers));

    private static IEnumerable<Box> Boxes(Field field, string path, LocalText label, JsonObject answers) => field.Type switch
    {
        FieldType.Files or FieldType.Computed => [],
        _ when field.ReadOnly => [],
        FieldType.Block => field.Fields.SelectMany(f => Boxes(f, $"{path}.{f.Id}", f.Label, answers)),
        FieldType.Table => field.Rows.SelectMany(r => field.Columns.Where(c => !r.Without.Contains(c.Id)).SelectMany(c => Boxes(c, $"{path}.{r.Id}.{c.Id}",
            new LocalText($"{r.Label.Nl}, {c.Label.Nl}", $"{r.Label.In(Language.En)}, {c.Label.In(Language.En)}"), answers))),
        _ => [new Box(path, field, label, FormPath.Get(answers, path))],
    };
}
