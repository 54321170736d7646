using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Evaluates the answers of one form, in two parts: <see cref="Read"/> gives everything that the answers alone decide, and
/// <see cref="FormState.Findings"/> adds the checks, for which the caller may give what it computed from the values in between
/// (the amounts of the funding rules). Total: any JSON gives an evaluation.
/// </summary>
public static class FormEvaluator
{
    /// <param name="form">The form.</param>
    /// <param name="answers">The answers as they were sent; not changed.</param>
    /// <param name="outer">Names from outside the form, such as applicant, today and earlier, as expressions know them.</param>
    /// <param name="identityOf">Who has a key of an organisation, null for nobody; not given where nobody can tell.</param>
    public static FormState Read(
        FormDefinition form,
        JsonObject answers,
        IReadOnlyDictionary<string, object?> outer,
        Func<string, string?>? identityOf = null
    ) => new(form, answers, outer, identityOf);
}
