using System.Globalization;
using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Where somebody goes on who pressed a button of a group: at the item that was added, copied or moved.</summary>
public static class ItemPlace
{
    /// <summary>The path of that item, or of its group where the item is gone; null where no such button was pressed.</summary>
    /// <param name="answers">As they are saved now.</param>
    public static string? Of(IFormCollection form, JsonObject answers) =>
        form["_add"].FirstOrDefault() is { } group ? Last(answers, group)
        : form["_remove"].FirstOrDefault() is { } gone ? GroupOf(gone)
        : Beside(answers, form["_copy"].FirstOrDefault(), 1)
            ?? Beside(answers, form["_up"].FirstOrDefault(), -1)
            ?? Beside(answers, form["_down"].FirstOrDefault(), 1);

    private static string Last(JsonObject answers, string group) =>
        FormPath.Get(answers, group) is JsonArray { Count: > 0 } items ? $"{group}[{items.Count - 1}]" : group;

    private static string? Beside(JsonObject answers, string? item, int by)
    {
        if (item is null)
            return null;
        var group = GroupOf(item);
        var digits = item.Length > group.Length + 1 ? item.AsSpan(group.Length + 1).TrimEnd(']') : default;
        return
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && FormPath.Get(answers, group) is JsonArray { Count: > 0 } items
            ? $"{group}[{Math.Clamp(index + by, 0, items.Count - 1)}]"
            : group;
    }

    private static string GroupOf(string item) => item.LastIndexOf('[') is > 0 and var open ? item[..open] : item;
}
