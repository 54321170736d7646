using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>The same field, changed by two people: what each typed, as a person reads it.</summary>
/// <param name="Seen">Fingerprint of what the other saved; who chooses a text sends it back, so that it is known which text was
/// seen.</param>
/// <param name="Saved">Who saved the other text, and when; null where that is not known.</param>
public sealed record SaveConflict(string Field, LocalText Label, string Mine, string Theirs, string Seen, FieldSave? Saved);

/// <summary>What came of bringing two saves together.</summary>
/// <param name="Taken">Paths of the boxes in which the text of somebody else came, because this post had not changed them.</param>
public sealed record MergedAnswers(IReadOnlyList<SaveConflict> Conflicts, IReadOnlyList<string> Taken);

/// <summary>
/// Brings together two who save one section. A form carries a fingerprint of each box as it was opened; so it is known which boxes this
/// post changed and which others changed meanwhile. Only a box that both changed is a conflict: then what was saved stays, both texts are
/// told, and it stays so until a person chose one of them.
/// </summary>
public static class AnswerMerge
{
    /// <summary>Name of the choice of a box: "keuze:name" is "hun", or "mijn:" and the fingerprint of the text that was seen.</summary>
    public const string Choice = "keuze:",
        Mine = "mijn:",
        Theirs = "hun";

    /// <summary>Fingerprints of the answers of a section, for a hidden input of its form.</summary>
    public static string Basis(Section section, JsonObject answers) =>
        string.Join(';', Boxes(section.Fields, answers).Where(b => b.Answer is not null).Select(b => $"{b.Path}:{Print(b)}"));

    /// <summary>
    /// The fingerprints with which the form goes on: of what is saved, but a box about which nobody chose keeps those of its opening.
    /// </summary>
    public static string Basis(Section section, JsonObject saved, string? opened, IReadOnlyList<SaveConflict> conflicts)
    {
        var was = Read(opened);
        var open = conflicts.Select(c => c.Field).ToHashSet();
        return string.Join(
            ';',
            Read(Basis(section, saved))
                .Where(p => !open.Contains(p.Key))
                .Concat(was.Where(p => open.Contains(p.Key)))
                .Select(p => $"{p.Key}:{p.Value}")
        );
    }

    /// <summary>Puts in <paramref name="mine"/> what others changed and this post did not.</summary>
    /// <param name="mine">The saved answers with this post bound over them; changed in place.</param>
    /// <param name="saved">The answers as saved now.</param>
    /// <param name="basis">What <see cref="Basis(Section, JsonObject)"/> gave when the form was opened; null where it is not known, then
    /// this post wins.</param>
    /// <param name="choices">What was chosen for boxes in conflict, by path.</param>
    public static MergedAnswers Merge(
        Section section,
        JsonObject mine,
        JsonObject saved,
        string? basis,
        IReadOnlyDictionary<string, string>? choices = null,
        IReadOnlyDictionary<string, FieldSave>? saves = null,
        Language language = Language.Nl
    )
    {
        if (basis is null)
            return new([], []);
        var opened = Read(basis);
        var conflicts = new List<SaveConflict>();
        var taken = new List<string>();
        var different = Different(section.Fields, mine, saved);
        var theirs = Boxes(different, saved).ToDictionary(b => b.Path);
        foreach (var box in Boxes(different, mine).ToList())
        {
            var other = theirs.GetValueOrDefault(box.Path) ?? box with { Answer = null };
            var was = opened.GetValueOrDefault(box.Path, Nothing);
            var (now, then) = (Print(box), Print(other));
            if (now == then || then == was)
                continue;
            var choice = choices?.GetValueOrDefault(box.Path);
            if (choice == Mine + then)
                continue;
            if (now == was || choice == Theirs)
                taken.Add(box.Path);
            else
                conflicts.Add(
                    new SaveConflict(
                        box.Path,
                        box.Label,
                        ReadableAnswer.Of(box.Field, box.Answer, language),
                        ReadableAnswer.Of(other.Field, other.Answer, language),
                        then,
                        saves?.GetValueOrDefault(box.Path)
                    )
                );
            FormPath.Set(mine, box.Path, other.Answer?.DeepClone());
        }
        return new(conflicts, taken);
    }

    /// <summary>Paths of the boxes that differ.</summary>
    public static IReadOnlyList<string> Changed(FormDefinition form, JsonObject before, JsonObject after)
    {
        var different = Different(form.Fields, before, after);
        var was = Boxes(different, before).ToDictionary(b => b.Path, Print);
        return [.. Boxes(different, after).Where(b => was.GetValueOrDefault(b.Path, Nothing) != Print(b)).Select(b => b.Path)];
    }

    /// <summary>Most of a form is the same at each save; of that no print need be made.</summary>
    private static List<Field> Different(IEnumerable<Field> fields, JsonObject one, JsonObject other) =>
        [.. fields.Where(f => !JsonNode.DeepEquals(one[f.Id], other[f.Id]))];

    private static Dictionary<string, string> Read(string? basis) =>
        (basis ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split(':', 2))
            .Where(p => p.Length == 2)
            .DistinctBy(p => p[0])
            .ToDictionary(p => p[0], p => p[1]);

    private sealed record Box(string Path, Field Field, LocalText Label, JsonNode? Answer);

    private const string Nothing = "-";

    private static string Print(Box box) =>
        box.Answer is null ? Nothing : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Shown(box))).AsSpan(0, 6));

    private static string Shown(Box box) =>
        box.Field.Kind.Nesting == Nesting.Items ? AnswersJson.Canonical(box.Answer) : FieldWriter.ToTyped(box.Field, box.Answer);

    /// <summary>A list is one box: its places move when an item goes.</summary>
    private static IEnumerable<Box> Boxes(IEnumerable<Field> fields, JsonObject answers) =>
        fields.SelectMany(f => Boxes(f, f.Id, f.Label, answers));

    private static IEnumerable<Box> Boxes(Field field, string path, LocalText label, JsonObject answers) =>
        field.Kind.Nesting switch
        {
            _ when field.ReadOnly || field.Kind.IsComputed || field.Kind.HoldsFiles => [],
            Nesting.Fields => field.Fields.SelectMany(f => Boxes(f, $"{path}.{f.Id}", f.Label, answers)),
            Nesting.Rows => field.Rows.SelectMany(r =>
                field
                    .Columns.Where(c => !r.Without.Contains(c.Id))
                    .SelectMany(c =>
                        Boxes(
                            c,
                            $"{path}.{r.Id}.{c.Id}",
                            new LocalText($"{r.Label.Nl}, {c.Label.Nl}", $"{r.Label.In(Language.En)}, {c.Label.In(Language.En)}"),
                            answers
                        )
                    )
            ),
            _ => [new Box(path, field, label, FormPath.Get(answers, path))],
        };
}
