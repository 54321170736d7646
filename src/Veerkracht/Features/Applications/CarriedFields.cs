using Veerkracht.Core.Forms;

namespace Veerkracht.Features.Applications;

/// <summary>
/// What moving to another version of a form can do to answers, as far as the forms alone tell it: who looks here first reads no answers
/// that stay as they are. See <see cref="CarriedAnswers"/>.
/// </summary>
public static class CarriedFields
{
    /// <summary>Ids of the fields of the old form of which some answer may have no place in the new one.</summary>
    public static IReadOnlyList<string> Losing(FormDefinition from, FormDefinition to) => [.. Losing([.. from.Fields], [.. to.Fields])];

    /// <summary>Whether the new form has a field that starts with a value and that the old form does not know.</summary>
    public static bool Starts(FormDefinition from, FormDefinition to) =>
        to.Fields.Any(f => from.Fields.All(old => old.Id != f.Id) && (f.Prefill is not null || Defaults.Of(f) is not null));

    private static IEnumerable<string> Losing(IReadOnlyList<Field> from, IReadOnlyList<Field> to) =>
        from.Where(old => !old.Kind.IsComputed && !(to.FirstOrDefault(f => f.Id == old.Id) is { } now && Holds(old, now)))
            .Select(old => old.Id);

    private static bool Holds(Field old, Field now) =>
        CarriedAnswers.Fits(old, now)
        && old.Kind.Nesting switch
        {
            Nesting.Fields or Nesting.Items => !Losing(old.Fields, now.Fields).Any(),
            Nesting.Rows => old.Rows.All(row =>
                now.Rows.FirstOrDefault(r => r.Id == row.Id) is { } same && !Losing([.. old.CellsOf(row)], [.. now.CellsOf(same)]).Any()
            ),
            _ => !old.Kind.HasOptions || old.Options.All(o => now.Options.Any(n => n.Id == o.Id)),
        };
}
