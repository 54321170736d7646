using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>
/// The texts of a call that may be corrected without a new version, each with its path: "title", "proposal.intro", "proposal/project.title"
/// for a section, "proposal/project/name.label" for a field, with "/column" behind a table and ":option" behind a choice. Ids, rules and
/// messages are not among them.
/// </summary>
public static class CallTexts
{
    public static IReadOnlyDictionary<string, LocalText> Of(CallDefinition call)
    {
        var texts = new Dictionary<string, LocalText>();
        Map(call, (path, text) =>
        {
            if (!text.IsEmpty)
                texts.TryAdd(path, text);
            return text;
        });
        return texts;
    }

    /// <summary>The call with each text as <paramref name="change"/> gives it.</summary>
    public static CallDefinition Map(CallDefinition call, Func<string, LocalText, LocalText> change) =>
        call with
        {
            Title = change("title", call.Title),
            Summary = change("summary", call.Summary),
            Steps =
            [
                .. call.Steps.Select(step =>
                    step with
                    {
                        Title = change($"{step.Id}.title", step.Title),
                        Intro = change($"{step.Id}.intro", step.Intro),
                        Form = new FormDefinition([
                            .. step.Form.Sections.Select(section =>
                                section with
                                {
                                    Title = change($"{step.Id}/{section.Id}.title", section.Title),
                                    Intro = change($"{step.Id}/{section.Id}.intro", section.Intro),
                                    Fields = Fields(section.Fields, $"{step.Id}/{section.Id}", change),
                                }
                            ),
                        ]),
                    }
                ),
            ],
        };

    private static IReadOnlyList<Field> Fields(IReadOnlyList<Field> fields, string under, Func<string, LocalText, LocalText> change) =>
        [
            .. fields.Select(field =>
            {
                var path = $"{under}/{field.Id}";
                return field with
                {
                    Label = change($"{path}.label", field.Label),
                    Hint = change($"{path}.hint", field.Hint),
                    Options = [.. field.Options.Select(o => o with { Label = change($"{path}:{o.Id}.label", o.Label) })],
                    // What a row changes of a column is a field again, under the same path: its label is corrected with that of the column.
                    Rows =
                    [
                        .. field.Rows.Select(r =>
                            r with
                            {
                                Label = change($"{path}:{r.Id}.label", r.Label),
                                Columns = r.Columns is { } own ? Fields(own, path, change) : null,
                            }
                        ),
                    ],
                    Columns = Fields(field.Columns, path, change),
                    Fields = Fields(field.Fields, path, change),
                };
            }),
        ];
}

/// <summary>Corrected texts by path; see <see cref="CallTexts"/>.</summary>
public sealed record TextAdjustment(IReadOnlyDictionary<string, LocalText> Texts) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        CallTexts.Map(call, (path, text) => Texts.GetValueOrDefault(path, text));
}
