using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>
/// How far a form is filled in, from its definition, the answers and what the engine says of them; of no dossier in particular.
/// </summary>
public sealed record FormProgress(FormDefinition Form, JsonObject Answers, Evaluation Evaluation)
{
    private readonly Lazy<ILookup<Section?, Finding>> _errors = new(() => Evaluation.Errors.ToLookup(e => SectionOf(Form, e)));

    /// <summary>The section in which a finding is about a field; null where it is about none.</summary>
    public Section? SectionOf(Finding finding) => SectionOf(Form, finding);

    private static Section? SectionOf(FormDefinition form, Finding finding)
    {
        var top = finding.Field.AsSpan();
        if (top.IndexOfAny('.', '[') is >= 0 and var end)
            top = top[..end];
        foreach (var section in form.Sections)
        {
            foreach (var field in section.Fields)
            {
                if (top.SequenceEqual(field.Id))
                    return section;
            }
        }
        return null;
    }

    /// <summary>About something that was typed in a box, not about what is still missing.</summary>
    public bool IsTyped(Finding finding) =>
        finding.Code != "required"
        && FormPath.Get(Answers, finding.Field) is not null
        && FormPath.FieldAt(Form, finding.Field) is { Kind.Nesting: Nesting.None };

    /// <summary>Something is asked there and nobody answered anything yet: nothing stands there but what the form begins with.</summary>
    public bool IsUntouched(Section section) =>
        _errors.Value[section].Any()
        && section.Fields.All(f => f.Kind.IsComputed || IsEmpty(Answers[f.Id]) || JsonNode.DeepEquals(Answers[f.Id], Defaults.Of(f)));

    private static bool IsEmpty(JsonNode? answer) => answer is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };

    /// <summary>
    /// What is to be mended before it can be sent; a section that was not begun is one line, for it holds no faults of anybody.
    /// </summary>
    public IReadOnlyList<Finding> Points
    {
        get
        {
            var untouched = Form.Sections.Where(IsUntouched).ToHashSet();
            var told = new HashSet<Section>();
            var points = new List<Finding>();
            foreach (var finding in Evaluation.Errors)
            {
                if (SectionOf(finding) is not { } section || !untouched.Contains(section))
                    points.Add(finding);
                else if (told.Add(section))
                    points.Add(new(finding.Field, finding.Code, section.Title.WithEnglish().Map(Told)));
            }
            return points;
        }
    }

    private static string Told(string title, Language language) =>
        language.IsDutch ? $"{title}: nog niet begonnen" : $"{title}: not begun yet";

    /// <summary>Where a section stands, and whether something was typed in it.</summary>
    public (SectionState State, bool Started) Of(Section section)
    {
        var errors = _errors.Value[section].ToList();
        var started = section.Fields.Any(f => !IsEmpty(Answers[f.Id]));
        var state =
            errors.Count == 0 && (started || section.Fields.All(f => f.Kind.IsComputed)) ? SectionState.Done
            : errors.Any(IsTyped) ? SectionState.Error
            : SectionState.Todo;
        return (state, started && errors.Count > 0);
    }
}
