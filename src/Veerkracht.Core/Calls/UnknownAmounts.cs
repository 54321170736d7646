using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Forms;

namespace Veerkracht.Core.Calls;

/// <summary>
/// Which amounts are not known because a number that they depend on cannot be read. They would be computed as if nothing stood there, and a
/// 0.00 beside "12x" is a wrong answer. Whether an amount depends on a box is tried: another number or day in it gives another amount.
/// </summary>
internal static class UnknownAmounts
{
    internal static readonly string[] Unreadable = ["not-a-number", "not-a-date", "wrong-type", "wrong-currency"];
    private static readonly string[] Days = ["1900-01-01", "2000-01-01", "2020-06-30", "2030-06-30", "2199-12-31"];
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
        var boxes = errors
            .Where(e => Unreadable.Contains(e.Code) || Json.Typed(FormPath.Get(clean, e.Field)) is not null)
            .Select(e => e.Field)
            .Distinct()
            .Select(path => (Path: path, Tries: TriesOf(FormPath.FieldAt(form, path))))
            .Where(box => box.Tries.Length > 0)
            .ToList();
        // To try more would take too long: none of them is known then.
        if (boxes.Count > MostBoxes)
            return amounts.Keys.ToHashSet();
        foreach (var (path, tries) in boxes)
        {
            foreach (var readable in tries)
            {
                var other = (JsonObject)answers.DeepClone();
                if (!FormPath.Set(other, path, JsonValue.Create(readable)))
                    break;
                unknown.UnionWith(compute(other).Where(a => a.Value.Amount != amounts[a.Key].Amount).Select(a => a.Key));
            }
        }
        return unknown;
    }

    private static string[] TriesOf(Field? field) =>
        field is null ? []
        : field.Kind.HoldsNumber ? Tries
        : field.Kind.Value(field, false) == AnswerTypes.Date ? Days
        : [];
}
