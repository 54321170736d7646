using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads the sections of a form. Field ids are unique in the whole form.</summary>
public static class FormReader
{
    /// <summary>A form without its expressions, without faults: to learn which fields there are.</summary>
    public static FormDefinition Outline(IReadOnlyList<YamlNode> sections) =>
        Sections(
            sections,
            new FormNames(new Dictionary<string, ExpressionType>(), []),
            new FieldsReader(new ReadScope(false), (_, _, _) => true),
            new ReadScope(false)
        );

    /// <summary>The whole form, with its expressions checked.</summary>
    /// <param name="around">Names from outside the form: the applicant, earlier steps.</param>
    /// <param name="amounts">The type of the amounts, for checks; null where the step computes none.</param>
    /// <param name="settings">The ids of the settings of the call.</param>
    /// <param name="isPrefill">Whether a "prefill" names something that exists; notes a fault where it does not.</param>
    public static FormDefinition Read(
        IReadOnlyList<YamlNode> sections,
        IReadOnlyDictionary<string, ExpressionType> around,
        ExpressionType? amounts,
        IReadOnlyCollection<string> settings,
        Func<Field, string, Place, bool> isPrefill,
        ReadScope scope
    )
    {
        var names = new FormNames(around, [.. Outline(sections).Fields]);
        var form = Sections(sections, names, new FieldsReader(scope, isPrefill) { Amounts = amounts, Settings = settings }, scope);
        Circles.Find(form, scope);
        return form;
    }

    private static FormDefinition Sections(IReadOnlyList<YamlNode> nodes, FormNames names, FieldsReader fields, ReadScope scope)
    {
        var sections = new List<Section>();
        var ids = new HashSet<string>();
        var taken = new HashSet<string>();
        foreach (var node in nodes)
        {
            var map = new MapReader(node, Thing.Section, scope);
            sections.Add(
                new Section(
                    map.Id("id", ids, Thing.Section),
                    map.Local("title", true) ?? LocalText.Empty,
                    map.Local("intro") ?? LocalText.Empty,
                    map.Expression("visible_when", names.All, FormTypes.Bool),
                    fields.Read(map.Items("fields", true), names, taken)
                )
            );
            map.Close();
        }
        return new FormDefinition(sections.AsReadOnly());
    }
}
