using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls;

/// <summary>
/// Which amounts are not known because a number that they depend on cannot be read. They would be computed as if nothing stood there, and a
/// 0.00 beside "12x" is a wrong answer. Whether an amount depends on a box is tried: another number in it gives another amount.
/// </summary>
internal static class UnknownAmounts
{
    private static readonly string[] Unreadable = ["not-a-number", "wrong-type", "wrong-currency"];
    private static readonly string[] Tries = ["1", "1000", "1000000", "1000000000"];
    private const int MostBoxes = 20;

    /// <param name="clean">The answers as the form reads them; what is beyond all numbers stands there as it was typed.</param>
    /// <param name="amounts">As computed from the answers as they are.</param>
    /// <param name="compute">Computes the amounts from other answers.</param>
    public static IReadOnlySet<string> Of(
        FormDefinition form,
        JsonObject answers,
        JsonObject clean,
        IReadOnlyList<Finding> errors,
        IReadOnlyDictionary<string, Explained> amounts,
        Func<JsonObject, IReadOnlyDictionary<string, Explained>> compute
    )
    {
        var unknown = new HashSet<string>();
        if (amounts.Count == 0)
            return unknown;
        foreach (
            var path in errors
                .Where(e => Unreadable.Contains(e.Code) || Json.Typed(FormPath.Get(clean, e.Field)) is not null)
                .Select(e => e.Field)
                .Distinct()
                .Take(MostBoxes)
        )
        {
            if (FormPath.FieldAt(form, path) is not { Kind.HoldsNumber: true })
                continue;
            foreach (var number in Tries)
            {
                var other = (JsonObject)answers.DeepClone();
                if (!FormPath.Set(other, path, JsonValue.Create(number)))
                    break;
                unknown.UnionWith(compute(other).Where(a => a.Value.Amount != amounts[a.Key].Amount).Select(a => a.Key));
            }
        }
        return unknown;
    }
}
