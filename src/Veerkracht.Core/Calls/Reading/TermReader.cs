namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads a term of the call in calendar days: "acceptance: { days: 30 }".</summary>
internal static class TermReader
{
    /// <summary>Nobody waits longer; it is a slip of the keyboard.</summary>
    private const int Most = 366;

    /// <summary>Null where the call does not have it.</summary>
    public static int? Days(MapReader call, string key, Thing what)
    {
        if (call.Node(key) is not { } node)
            return null;
        var map = new MapReader(node, what, call.Scope);
        map.Required("days");
        var days = map.Count("days");
        if (days is 0 or > Most)
            map.Scope.Fault(
                map.At("days"),
                $"'days' of '{key}' must be from 1 to {Most}",
                $"'days' van '{key}' moet van 1 tot {Most} zijn"
            );
        map.Close();
        return days;
    }
}
