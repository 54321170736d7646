using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls.Commands;

/// <summary>schema CALL: the JSON Schema (2020-12) of the answers of a step.</summary>
public static class SchemaCommand
{
    /// <param name="call">Slug or path.</param>
    /// <param name="step">The step; the first if null.</param>
    /// <returns>0 with the schema in <paramref name="output"/>; 2 or 1 with the reason in <paramref name="error"/>.</returns>
    public static int Run(string call, string? step, TextWriter output, TextWriter error, DataFolder? data = null)
    {
        data ??= DataFolder.Find(".", AppContext.BaseDirectory);
        if (CallFile.Load(call, data, error, out var exit) is not { } definition)
            return exit;
        if (definition.Steps.FirstOrDefault(s => s.Id == (step ?? definition.Steps[0].Id)) is not { } found)
        {
            error.WriteLine(
                $"{definition.Slug} has no step '{step}'; its steps are {string.Join(", ", definition.Steps.Select(s => s.Id))}"
            );
            return CallFile.Misused;
        }
        output.WriteLine(AnswersSchema.Of(found.Form).ToJsonString(EvaluationJson.Written));
        return CallFile.Ok;
    }
}
