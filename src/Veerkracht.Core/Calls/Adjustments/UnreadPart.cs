using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>The part of the data of a change that cannot be read, and why.</summary>
/// <param name="Path">JSON path from the whole: "$.for.organisations[0]".</param>
public sealed record UnreadPart(string Path, LocalText Why)
{
    /// <summary>Characters of a path: a name inside it may be as long as what was sent.</summary>
    private const int Longest = 200;

    internal static UnreadPart At(string path) =>
        Told(path, at =>
            new(
                $"Wat op {at} staat, kan niet gelezen worden of hoort daar niet.",
                $"What stands at {at} cannot be read, or does not belong there."
            )
        );

    internal static UnreadPart Empty(string path) =>
        Told(path, at =>
            new($"Op {at} staat niets. Vul het in of laat het weg.", $"There is nothing at {at}. Fill it in or leave it out.")
        );

    internal static UnreadPart Missing(string path) =>
        Told(path, at => new($"{at} ontbreekt. Vul het in.", $"{at} is missing. Fill it in."));

    /// <param name="why">To stand behind what it is about; null where it is JSON, and no object.</param>
    internal static UnreadPart Whole(LocalText? why) =>
        new(
            "$",
            why is { } broken
                ? new($"Wat u voor deze wijziging stuurde, {broken.Nl}.", $"What you sent for this change {broken.In(Language.En)}.")
                : new("De gegevens van een wijziging zijn een JSON-object: {…}.", "The data of a change are a JSON object: {…}.")
        );

    private static UnreadPart Told(string path, Func<string, LocalText> why)
    {
        var at = path.Length <= Longest ? path : path[..Longest] + "…";
        return new(at, why(at));
    }
}
