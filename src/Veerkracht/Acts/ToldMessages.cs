using System.Reflection;
using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>Every message that there is, from the declarations: those of the acts, and those of other work.</summary>
public static partial class ToldMessages
{
    /// <summary>Of acts, then of other work, each by code.</summary>
    public static IReadOnlyList<TellingOf> All { get; } =
    [
        .. ActCatalogue.All.Where(k => k.Tells.Count > 0).Select(k => new TellingOf(k.Code, k.Title, k.Tells)),
        .. typeof(ToldMessages)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ITells)))
            .SelectMany(t =>
                (IReadOnlyList<TellingOf>)t.GetProperty(nameof(ITells.Tells), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!
            )
            .OrderBy(t => t.Event, StringComparer.Ordinal),
    ];

    private static readonly Dictionary<Telling, string> Events = All.SelectMany(t => t.Tells.Select(told => (told, t.Event)))
        .DistinctBy(t => t.told)
        .ToDictionary(t => t.told, t => t.Event);

    /// <exception cref="InvalidOperationException">Nobody declared it: it would stand in no list.</exception>
    public static string EventOf(Telling telling) =>
        Events.GetValueOrDefault(telling)
        ?? throw new InvalidOperationException($"\"{telling.Title.Nl}\" is declared nowhere: see {nameof(ITells)}.");

    /// <summary>A text with its places filled in; a place of which nothing is known stays empty.</summary>
    public static LocalText Fill(LocalText text, IReadOnlyDictionary<string, LocalText> values) =>
        new(Fill(text.Nl, values, Language.Nl), Fill(text.In(Language.En), values, Language.En));

    public static string Fill(string text, IReadOnlyDictionary<string, LocalText> values, Language language) =>
        Place().Replace(text, m => values.TryGetValue(m.Groups[1].Value, out var value) ? value.In(language) : "").Trim();

    /// <summary>The places of a text, once each.</summary>
    public static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Place();
}
