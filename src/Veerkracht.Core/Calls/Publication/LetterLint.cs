using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>A letter that says neither on what conditions nor how to appeal, and a project that has no name on it.</summary>
internal static class LetterLint
{
    public static IEnumerable<Fault> Of(CallDefinition call, YamlNode root)
    {
        var place = (root.Value("letter") ?? root.Value("funding") ?? root).Place;
        if (call.Letter is not { Conditions.Count: > 0 })
            yield return new Fault(
                place,
                "the award letter says no conditions: give 'conditions' of 'letter'",
                "de toekenningsbrief noemt geen voorwaarden: geef 'conditions' van 'letter'"
            );
        if (call.Letter is null or { Appeal.IsEmpty: true })
            yield return new Fault(
                place,
                "the award letter does not say how to appeal: give 'appeal' of 'letter'",
                "de toekenningsbrief zegt niet wat iemand kan doen die niet akkoord gaat: geef 'appeal' van 'letter'"
            );
        var first = call.Steps[0];
        if (first.Form.Fields.All(f => !f.NamesProject))
            yield return new Fault(
                (root.Value("steps") as YamlList)?.Items.FirstOrDefault()?.Place ?? root.Place,
                $"no field of step '{first.Id}' names the project: say 'names: project' of the one that does, or lists and "
                    + "letters show a number",
                $"geen veld van stap '{first.Id}' geeft het project een naam: zeg 'names: project' bij het veld dat dat doet, of lijsten "
                    + "en "
                    + "brieven tonen een nummer"
            );
    }
}
