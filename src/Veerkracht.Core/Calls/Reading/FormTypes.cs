using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// The types of the answers of a form, as expressions see them. What is computed can be left out: an expression may use only
/// what is computed before it, so that a form can never run in a circle.
/// </summary>
public static class FormTypes
{
    public static readonly ExpressionType Bool = AnswerTypes.Bool;
    public static readonly ExpressionType Number = AnswerTypes.Number;
    public static readonly ExpressionType Text = AnswerTypes.Text;
    public static readonly ExpressionType Date = AnswerTypes.Date;

    /// <summary>Types by field id.</summary>
    public static Dictionary<string, ExpressionType> Of(IEnumerable<Field> fields, bool computed) => AnswerTypes.Of(fields, computed);

    public static ExpressionType Of(Field field, bool computed) => field.Kind.Value(field, computed);
}
