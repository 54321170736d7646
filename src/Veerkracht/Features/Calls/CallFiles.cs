using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;

namespace Veerkracht.Features.Calls;

/// <summary>The files that a form asks, with what must be and what only sometimes.</summary>
public static class CallFiles
{
    public static IReadOnlyList<(Field Field, bool Always)> AskedBy(Step step) =>
        [.. step.Form.Sections.SelectMany(s => In(s.Fields, s.VisibleWhen is null))];

    private static IEnumerable<(Field, bool)> In(IEnumerable<Field> fields, bool always) =>
        fields.SelectMany(f =>
        {
            var shown = always && f.VisibleWhen is null;
            return f.Kind.Box(f) == BoxKind.Files ? [(f, shown && f.Required.Always)] : In(f.Fields.Concat(f.Columns), shown);
        });
}
