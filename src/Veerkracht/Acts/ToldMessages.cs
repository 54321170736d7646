using System.Reflection;
using Veerkracht.Core.Calls.Told;

namespace Veerkracht.Acts;

/// <summary>Every message that there is, from the declarations: those of the acts, and those of other work.</summary>
public static class ToldMessages
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

    /// <summary>
    /// The code by which a call may say a message in its own words: that of its event, with what tells it apart ("confirm-payment-back").
    /// Null where no call may.
    /// </summary>
    public static string? CodeOf(Telling telling) =>
        !telling.MayBeOwn ? null
        : telling.Variant is null ? EventOf(telling)
        : $"{EventOf(telling)}-{telling.Variant}";

    /// <summary>The declaration of a message that a call may say in its own words, with its event.</summary>
    public static (TellingOf Of, Telling Telling) Declared(MessageKind kind) => ByCode[kind.Code];

    private static readonly Dictionary<string, (TellingOf Of, Telling Telling)> ByCode = All.SelectMany(of => of.Tells.Select(t => (of, t)))
        .Where(d => d.t.MayBeOwn && EventOf(d.t) == d.of.Event)
        .ToDictionary(d => CodeOf(d.t)!);

    /// <summary>The codes of all messages that a call may say in its own words.</summary>
    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

    /// <summary>The places of a text, once each.</summary>
    public static IEnumerable<string> Places(string text) => MessagePlaces.In(text).Select(p => p.Name).Distinct();
}
