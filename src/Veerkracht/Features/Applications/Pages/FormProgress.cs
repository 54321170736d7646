using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>
/// How far a form is filled in, from its definition, the answers and what the engine says of them; of no dossier in particular.
/// </summary>
public sealed record FormProgress(FormDefinition Form, JsonObject Answers, Evaluation Evaluation)
{
    /// <summary>The section in which a finding is about a field; null where it is about none.</summary>
    public Section? SectionOf(Finding finding)
    {
        var top = finding.Field.Split('.', '[')[0];
        return Form.Sections.FirstOrDefault(s => s.Fields.Any(f => f.Id == top));
    }

    /// <summary>About something that was typed in a box, not about what is still missing.</summary>
    public bool IsTyped(Finding finding) =>
        finding.Code != "required"
        && FormPath.Get(Answers, finding.Field) is not null
        && FormPath.FieldAt(Form, finding.Field) is { Type: not (FieldType.Table or FieldType.Group or FieldType.Block) };

    /// <summary>Where a section stands, and whether something was typed in it.</summary>
    public (SectionState State, bool Started) Of(Section section)
    {
        var errors = Evaluation.Errors.Where(e => SectionOf(e) == section).ToList();
        var started = section.Fields.Any(f => Answers[f.Id] is not null and not JsonArray { Count: 0 } and not JsonObject { Count: 0 });
        var state =
            errors.Count == 0 && (started || section.Fields.All(f => f.Type == FieldType.Computed)) ? SectionState.Done
            : errors.Any(IsTyped) ? SectionState.Error
            : SectionState.Todo;
        return (state, started && errors.Count > 0);
    }
}
