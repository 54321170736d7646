using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Forms;

/// <summary>
/// The types of the answers of a form, as expressions see them. What is computed can be left out: an expression may use only what is
/// computed before it, so that a form can never run in a circle.
/// </summary>
public static class AnswerTypes
{
    public static readonly ExpressionType Bool = new ExpressionType.Bool();
    public static readonly ExpressionType Number = new ExpressionType.Number();
    public static readonly ExpressionType Text = new ExpressionType.Text();
    public static readonly ExpressionType Date = new ExpressionType.Date();

    /// <summary>Types by field id.</summary>
    public static Dictionary<string, ExpressionType> Of(IEnumerable<Field> fields, bool computed)
    {
        var types = new Dictionary<string, ExpressionType>();
        foreach (var field in fields)
            if (computed || !field.Kind.IsComputed)
                types[field.Id] = field.Kind.Value(field, computed);
        return types;
    }
}
