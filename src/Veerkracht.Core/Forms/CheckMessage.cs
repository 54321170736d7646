using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Messages of checks with values in them: "U vraagt {asked - ceiling:amount} te veel." Between braces stands an expression,
/// after a colon its format: amount, or nothing for the shortest way to write it.
/// </summary>
public static class CheckMessage
{
    /// <summary>The expressions in a message by the text between the braces, for <see cref="Check.Values"/>.</summary>
    /// <param name="place">Where the Dutch message starts in its file.</param>
    public static IReadOnlyDictionary<string, Expression> Compile(
        LocalText message,
        Place place,
        IReadOnlyDictionary<string, ExpressionType> names,
        ICollection<Fault> faults
    )
    {
        var values = new Dictionary<string, Expression>();
        var refused = new HashSet<string>();
        foreach (var part in message.All.SelectMany(t => Parts(t.Text)))
        {
            if (values.ContainsKey(part) || refused.Contains(part))
                continue;
            var offset = Math.Max(0, message.Nl.IndexOf($"{{{part}}}", StringComparison.Ordinal) + 1);
            if (Expression.Compile(Split(part).Expression, place with { Column = place.Column + offset }, names, null, faults) is { } value)
                values[part] = value;
            else
                refused.Add(part);
        }
        return values;
    }

    /// <summary>
    /// The message with its values filled in, a dash for what is not known; what is not in <paramref name="values"/> stays as it stands.
    /// </summary>
    /// <param name="isBeyond">A value met a bound: the message does not say what it should, and counts for nothing.</param>
    public static LocalText Filled(
        LocalText message,
        IReadOnlyDictionary<string, Expression> values,
        IReadOnlyDictionary<string, object?> names,
        out bool isBeyond
    ) => Filled(message, values, names, out isBeyond, null);

    /// <param name="reading">Tells which values look at what cannot be read or computed.</param>
    internal static LocalText Filled(
        LocalText message,
        IReadOnlyDictionary<string, Expression> values,
        IReadOnlyDictionary<string, object?> names,
        out bool isBeyond,
        FormReading? reading
    )
    {
        isBeyond = false;
        foreach (var (part, expression) in values)
        {
            var unknown = reading?.UnknownsRead;
            var value = expression.Evaluate(names, out var isPartBeyond);
            var isUnknown = reading?.UnknownsRead != unknown;
            // What it looked at has an error of its own.
            isBeyond |= isPartBeyond && !isUnknown;
            if (isPartBeyond || isUnknown)
                value = null;
            message = message.Map((text, language) => text.Replace($"{{{part}}}", Written(value, Split(part).Format, language)));
        }
        return message;
    }

    private static string Written(object? value, string format, Language language) =>
        value switch
        {
            Rational number when format == "amount" => Messages.Euro(number, language),
            Rational number => Numerals.WriteExact(number, language),
            LocalDate date => DateText.Short(date),
            bool yes => language == Language.Nl ? (yes ? "ja" : "nee")
            : yes ? "yes"
            : "no",
            string text => text,
            _ => "–",
        };

    private static (string Expression, string Format) Split(string part) =>
        part.EndsWith(":amount", StringComparison.Ordinal) ? (part[..^":amount".Length], "amount") : (part, "");

    private static IEnumerable<string> Parts(string message)
    {
        for (var at = message.IndexOf('{'); at >= 0; at = message.IndexOf('{', at + 1))
        {
            var end = message.IndexOf('}', at);
            if (end < 0)
                yield break;
            if (end > at + 1)
                yield return message[(at + 1)..end];
        }
    }
}
