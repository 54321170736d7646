namespace Veerkracht.Tests.House;

/// <summary>A page about something, and to what on it something is done.</summary>
/// <param name="Path">Where it stands: "/opstellen/…/publiceren".</param>
/// <param name="Names">What of the page it is done to, by the name of its box; empty where the address says it all.</param>
internal sealed record OpenedPage(string Path, IReadOnlyDictionary<string, string> Names)
{
    public static OpenedPage At(string path, params (string Box, string Value)[] names) =>
        new(path, names.ToDictionary(n => n.Box, n => n.Value));

    public override string ToString() => string.Join(' ', Names.Select(n => $"{n.Key}={n.Value}").Prepend(Path));
}
