using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.Calls.Pages;

/// <summary>A question in words for who reads the form and fills in nothing yet.</summary>
public static class FormWords
{
    /// <summary>What kind of answer it wants, with its bounds: "Bedrag", "Tekst van ten hoogste 2.000 tekens".</summary>
    public static LocalText Kind(Field field)
    {
        var kind = field.Kind.Words.Count > 0 ? field.Kind.Words[0].Label : field.Kind.Name;
        return field switch
        {
            { Fields.Count: > 0, MaxItems: null } when field.Kind.Box(field) == BoxKind.Block => LocalText.Empty,
            { Rows.Count: > 0 } => LocalText.Empty,
            { MaxLength: { } most } => new($"{kind.Nl}, ten hoogste {most} tekens", $"{kind.In(Language.En)}, at most {most} characters"),
            { MaxItems: { } most } => new($"{kind.Nl}, ten hoogste {most}", $"{kind.In(Language.En)}, at most {most}"),
            _ => kind,
        };
    }

    /// <summary>Whether it may stay empty, or is asked only sometimes.</summary>
    public static LocalText Note(Field field) =>
        field.VisibleWhen is not null ? new("alleen als een ander antwoord het nodig maakt", "only where another answer asks for it")
        : field.Required.When is not null ? new("soms verplicht", "sometimes required")
        : field.Required.Always || field.Fields.Count > 0 ? LocalText.Empty
        : new("niet verplicht", "optional");

    public static string Unit(Field column, Texts L) =>
        column.IsAmount ? " (€)"
        : column.Unit.IsEmpty ? ""
        : $" ({L[column.Unit]})";
}
