using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Again;

/// <summary>Which outermost fields of a form are open where only a part of what was sent may change.</summary>
public static class OpenFields
{
    /// <summary>Stands before the id of a section, which may be called as one of its fields.</summary>
    public const string OfSection = "section:";

    public static LocalText TitleOf(FormDefinition form, string part) =>
        form.Sections.FirstOrDefault(s => OfSection + s.Id == part)?.Title
        ?? form.Fields.FirstOrDefault(f => f.Id == part)?.Label
        ?? new(part);

    /// <summary>
    /// Those that were chosen, by themselves or with their section, and those that show or are required by the answer to one of these:
    /// else an answer could ask for another that nobody may give.
    /// </summary>
    /// <param name="chosen">Ids of outermost fields, and of sections behind <see cref="OfSection"/>.</param>
    public static IReadOnlyList<string> Of(FormDefinition form, IReadOnlyCollection<string> chosen)
    {
        var open = form
            .Sections.Where(s => chosen.Contains(OfSection + s.Id))
            .SelectMany(s => s.Fields)
            .Concat(form.Fields.Where(f => chosen.Contains(f.Id)))
            .Where(CanBeOpened)
            .Select(f => f.Id)
            .ToHashSet();
        // What is computed from an open answer passes it on.
        var reached = open.ToHashSet();
        while (true)
        {
            var more = form
                .Sections.SelectMany(s => s.Fields, (s, f) => (Section: s, Field: f))
                .Where(p => !reached.Contains(p.Field.Id) && Hangs(p.Section, p.Field, reached))
                .Select(p => p.Field)
                .ToList();
            if (more.Count == 0)
                return [.. form.Fields.Select(f => f.Id).Where(open.Contains)];
            reached.UnionWith(more.Select(f => f.Id));
            open.UnionWith(more.Where(CanBeOpened).Select(f => f.Id));
        }
    }

    /// <summary>A box in which the applicant types at all.</summary>
    public static bool CanBeOpened(Field field) => !field.Kind.IsComputed && !field.ReadOnly;

    /// <summary>Something in this section can be typed.</summary>
    /// <param name="revision">That runs; null for a draft of what was never sent.</param>
    public static bool HasOpen(Section section, OpenRevision? revision) =>
        revision?.Open is null || section.Fields.Any(f => CanBeOpened(f) && revision.MayChange(f.Id));

    /// <summary>Those that were chosen and exist.</summary>
    public static IReadOnlyList<string> Known(FormDefinition form, IReadOnlyCollection<string> chosen) =>
        [
            .. form
                .Sections.Where(s => s.Fields.Any(CanBeOpened))
                .Select(s => OfSection + s.Id)
                .Concat(form.Fields.Where(CanBeOpened).Select(f => f.Id))
                .Where(chosen.Contains)
                .Distinct(),
        ];

    /// <summary>The first closed field of which the answer is another; null where none is.</summary>
    public static string? Broken(FormDefinition form, OpenRevision revision, JsonObject before, JsonObject after) =>
        revision.Open is null
            ? null
            : form
                .Fields.Select(f => f.Id)
                .Union(before.Select(a => a.Key))
                .Union(after.Select(a => a.Key))
                .FirstOrDefault(id => !revision.MayChange(id) && !JsonNode.DeepEquals(before[id], after[id]));

    /// <summary>Puts closed answers back as they were, but for those that somebody typed himself: these are refused.</summary>
    public static void Restore(FormDefinition form, OpenRevision? revision, JsonObject before, JsonObject after, IReadOnlySet<string> typed)
    {
        if (revision?.Open is null)
            return;
        foreach (var field in form.Fields.Where(f => !revision.MayChange(f.Id) && !typed.Contains(f.Id)))
        {
            if (JsonNode.DeepEquals(before[field.Id], after[field.Id]))
                continue;
            if (before.ContainsKey(field.Id))
                after[field.Id] = before[field.Id]?.DeepClone();
            else
                after.Remove(field.Id);
        }
    }

    private static bool Hangs(Section section, Field field, HashSet<string> reached) =>
        (field.Kind.IsComputed ? Names(field.Value) : Names(section.VisibleWhen).Concat(Conditions(field))).Any(reached.Contains);

    private static IEnumerable<string> Conditions(Field field) =>
        Names(field.VisibleWhen)
            .Concat(Names(field.Required.When))
            .Concat(field.Fields.Concat(field.Columns).SelectMany(Conditions))
            .Concat(field.Options.SelectMany(o => Names(o.VisibleWhen)));

    private static IEnumerable<string> Names(Expression? condition) => condition?.References.Select(r => r.Split('.', '[')[0]) ?? [];
}
