using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>What is told of organisations in a list that cannot be there, each kind of fault with all that have it. In nl and en.</summary>
internal static class OrganisationMessages
{
    /// <summary>Most that are named; of the rest only the number is said.</summary>
    private const int Shown = 10;

    public static Problem Unknown(Field field, List<string> keys, FormRecord record) =>
        Messages.About(
            "unknown-organisation",
            field,
            record,
            name =>
                keys.Count == 1
                    ? $"{Listed(keys, true, "“", "”")} bij {name} is geen bestuur dat wij kennen. Zoek het op naam of op "
                        + "ondernemingsnummer en kies het."
                    : $"{Listed(keys, true, "“", "”")} bij {name} zijn geen besturen die wij kennen. Zoek ze op naam of op "
                        + "ondernemingsnummer en kies ze.",
            name =>
                keys.Count == 1
                    ? $"{Listed(keys, false, "“", "”")} in {name} is no organisation that we know. Search it by name or enterprise "
                        + "number and choose it."
                    : $"{Listed(keys, false, "“", "”")} in {name} are no organisations that we know. Search them by name or enterprise "
                        + "number and choose them."
        );

    public static Problem WrongNumber(Field field, List<string> keys, FormRecord record) =>
        Messages.About(
            "wrong-organisation-number",
            field,
            record,
            name =>
                keys.Count == 1
                    ? $"Het ondernemingsnummer {Listed(keys, true)} bij {name} bestaat niet: de controlecijfers kloppen niet. Kijk de "
                        + "cijfers na."
                    : $"De ondernemingsnummers {Listed(keys, true)} bij {name} bestaan niet: de controlecijfers kloppen niet. Kijk de "
                        + "cijfers na.",
            name =>
                keys.Count == 1
                    ? $"The enterprise number {Listed(keys, false)} in {name} does not exist: its check digits are wrong. Check the digits."
                    : $"The enterprise numbers {Listed(keys, false)} in {name} do not exist: their check digits are wrong. Check the "
                        + "digits."
        );

    public static Problem Twice(Field field, List<string> keys, FormRecord record) =>
        Messages.About(
            "organisation-twice",
            field,
            record,
            name =>
                keys.Count == 1
                    ? $"{Listed(keys, true)} staat twee keer bij {name}. Laat het één keer staan."
                    : $"{Listed(keys, true)} staan meer dan één keer bij {name}. Laat elk één keer staan.",
            name =>
                keys.Count == 1
                    ? $"{Listed(keys, false)} stands twice in {name}. Leave it there once."
                    : $"{Listed(keys, false)} stand more than once in {name}. Leave each there once."
        );

    /// <summary>"A, B and C".</summary>
    private static string Listed(List<string> keys, bool dutch, string open = "", string close = "")
    {
        List<string> named = [.. keys.Take(Shown).Select(k => open + k + close)];
        var rest = keys.Count - named.Count;
        if (rest > 0)
            named.Add(dutch ? $"nog {rest} andere" : $"{rest} others");
        return named.Count == 1 ? named[0] : string.Join(", ", named[..^1]) + (dutch ? " en " : " and ") + named[^1];
    }
}
