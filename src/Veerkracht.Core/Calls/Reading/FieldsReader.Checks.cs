using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>The checks of a field: what must hold, and what is said where it does not.</summary>
public sealed partial class FieldsReader
{
    private IReadOnlyList<Check> Checks(MapReader map, string field, FormNames names)
    {
        if (!map.Has("checks"))
            return [];
        var all = WithAmounts(names);
        return [.. map.Maps("checks", Thing.Check).Select(check => ReadCheck(check, field, all)).OfType<Check>()];
    }

    /// <summary>The names of the last form that was asked for; its fields have the same.</summary>
    private (FormNames Of, IReadOnlyDictionary<string, ExpressionType> All)? _withAmounts;

    private IReadOnlyDictionary<string, ExpressionType> WithAmounts(FormNames names)
    {
        if (Amounts is null)
            return names.All;
        if (_withAmounts is not { } known || !ReferenceEquals(known.Of, names))
            _withAmounts = known = (names, new Dictionary<string, ExpressionType>(names.All) { ["amounts"] = Amounts });
        return known.All;
    }

    private Check? ReadCheck(MapReader map, string field, IReadOnlyDictionary<string, ExpressionType> names)
    {
        if (map.Has("kind"))
            return Placed(map, new ReadyChecks(map, field, names).Read(map.OneOf("kind", ReadyChecks.Kinds)), names);
        var check = new Check(
            map.Required("code"),
            map.Expression("holds", names, FormTypes.Bool, true)!,
            map.Local("message", true) ?? LocalText.Empty,
            map.Bool("warning"),
            map.Text("field")
        );
        Placed(map, check, names);
        map.Close();
        return check with { Values = scope.Message(map.Node("message"), names) };
    }

    private Check? Placed(MapReader map, Check? check, IReadOnlyDictionary<string, ExpressionType> names)
    {
        if (check is null)
            return null;
        if (check.Code.Length > 0 && !Words.IsSlug(check.Code))
            scope.Fault(
                map.At("code"),
                $"'{check.Code}' cannot be a code; use small letters, digits and hyphens",
                $"'{check.Code}' kan geen code zijn; gebruik kleine letters, cijfers en koppeltekens"
            );
        if (check.Field?.Split('.', '[')[0] is { } at && !names.ContainsKey(at))
            scope.Unknown(map.At("field"), $"there is no field '{at}'", $"er is geen veld '{at}'", at, names.Keys);
        return check;
    }
}
