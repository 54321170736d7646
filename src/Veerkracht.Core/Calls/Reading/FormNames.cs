using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// The names in sight in a form while it is read. Conditions and checks may use all; what is computed may use answers, and what was
/// computed before it, so that nothing is computed from itself.
/// </summary>
public sealed class FormNames
{
    private readonly Dictionary<string, ExpressionType> _all;
    private readonly Dictionary<string, ExpressionType> _before;

    /// <param name="around">Names from outside.</param>
    /// <param name="fields">The fields that see each other.</param>
    public FormNames(IReadOnlyDictionary<string, ExpressionType> around, IReadOnlyList<Field> fields)
        : this(around, around, fields) { }

    private FormNames(
        IReadOnlyDictionary<string, ExpressionType> all,
        IReadOnlyDictionary<string, ExpressionType> before,
        IReadOnlyList<Field> fields
    )
    {
        (_all, _before) = (new(all), new(before));
        foreach (var field in fields)
            _before.Remove(field.Id);
        foreach (var (name, type) in FormTypes.Of(fields, true))
            _all[name] = type;
        foreach (var (name, type) in FormTypes.Of(fields, false))
            _before[name] = type;
    }

    public IReadOnlyDictionary<string, ExpressionType> All => _all;
    public IReadOnlyDictionary<string, ExpressionType> Before => _before;

    /// <summary>A field was read: what follows may use what it computes.</summary>
    public void Computed(Field field) => _before[field.Id] = FormTypes.Of(field, true);

    /// <summary>The names inside a group, block or table: its own fields over those around.</summary>
    public FormNames Inside(IReadOnlyList<Field> fields) => new(_all, _before, fields);
}
