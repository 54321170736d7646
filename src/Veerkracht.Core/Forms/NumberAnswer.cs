using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Forms;

/// <summary>Numbers, amounts and percentages: exact from the text that was sent.</summary>
internal static partial class NumberAnswer
{
    /// <summary>No answer reaches this, so that no computation can run out of hand.</summary>
    public static readonly Rational Limit = 1_000_000_000_000_000;

    public static Answer Read(Field field, JsonNode node, FormRecord record)
    {
        if (Json.Typed(node) is { } typed)
            return typed.Length == 0 ? Answer.None : new Answer(null, Json.AsTyped(typed), Unreadable(field, typed, record));
        var source = node;
        if (field.Kind.HoldsAmount && Json.Object(node) is { } money)
        {
            if (
                money.Count != 2
                || !money.TryGetPropertyValue("amount", out source)
                || !money.TryGetPropertyValue("currency", out var currency)
            )
                return new Answer(null, null, Messages.WrongType(field, record));
            if (Json.Text(currency) != "EUR")
                return new Answer(null, null, Messages.NotEuro(field, record));
        }
        var text = Json.Number(source);
        if (text is null && Json.Text(source) is { } written)
        {
            if (written.Length == 0)
                return Answer.None;
            if (!Strict().IsMatch(written))
                return new Answer(null, Json.AsTyped(written), Messages.NotANumberOfJson(field, record));
            text = written;
        }
        if (text is null)
            return new Answer(null, null, Messages.WrongType(field, record));
        if (Parse(text) is not { } value || value >= Limit || value <= -Limit || (field.Kind.HoldsAmount && value > Money.Max.Euro))
            return new Answer(null, Json.AsTyped(text), Messages.FarTooLarge(field, record));
        return new Answer(value, Canonical(field, value), Bounds(field, value, record));
    }

    private static Problem Unreadable(Field field, string typed, FormRecord record) =>
        UnitTyped.Beside(field, typed) switch
        {
            BesideNumber.Unit => Messages.OtherUnit(field, record),
            BesideNumber.Times => Messages.ShortTimes(field, record),
            BesideNumber.Words => Messages.WordsBeside(field, record),
            _ => Messages.NotANumber(field, record),
        };

    public static JsonNode Canonical(Field field, Rational value) =>
        JsonValue.Create(field.Kind.HoldsAmount && value.ExactDecimals() is <= 2 ? Fixed(value, 2) : Shortest(value));

    /// <summary>"300000.00": with so many decimals, half rounded away from zero.</summary>
    public static string Fixed(Rational value, int decimals)
    {
        if (value.Denominator.IsOne)
            return value.Numerator.ToString(CultureInfo.InvariantCulture) + (decimals == 0 ? "" : "." + new string('0', decimals));
        var scaled = Rounding.HalfUp(value * new Rational(BigInteger.Pow(10, decimals), 1));
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return (scaled.Sign < 0 ? "-" : "") + (decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}");
    }

    private static string Shortest(Rational value) => Fixed(value, value.ExactDecimals() ?? 10);

    private static Problem? Bounds(Field field, Rational value, FormRecord record)
    {
        var decimals = field.Kind.HoldsAmount ? 2 : field.Decimals;
        if (value.ExactDecimals() > decimals)
            return Messages.TooManyDecimals(field, decimals, record);
        if ((field.Above is { } above && value <= above) || (field.Min is { } min && value < min))
            return Messages.TooSmall(field, record);
        return field.Max is { } max && value > max ? Messages.TooLarge(field, record) : null;
    }

    /// <summary>The number of an answer, also where it stands with its currency; null where it is none.</summary>
    public static Rational? Value(JsonNode answer)
    {
        var source = Json.Object(answer) is { } money && money.TryGetPropertyValue("amount", out var amount) ? amount : answer;
        return Parse(Json.Number(source) ?? Json.Text(source) ?? "");
    }

    /// <summary>A JSON number, exponent and all; null where it is longer than any number that counts.</summary>
    public static Rational? Parse(string text)
    {
        if (text.Length is 0 or > 60)
            return null;
        // Most numbers are whole and not long.
        if (text.Length <= 18 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
            return long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        var at = text[0] == '-' ? 1 : 0;
        var whole = Digits(text, ref at);
        var decimals = ReadOnlySpan<char>.Empty;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            decimals = Digits(text, ref at);
            if (decimals.IsEmpty)
                return null;
        }
        if (whole.IsEmpty || Exponent(text.AsSpan(at)) is not { } exponent || exponent is > 30 or < -30)
            return null;
        decimals = decimals.TrimEnd('0');
        var digits = BigInteger.Parse(string.Concat(whole, decimals), NumberStyles.None, CultureInfo.InvariantCulture);
        if (text[0] == '-')
            digits = -digits;
        var scale = decimals.Length - exponent;
        return scale >= 0 ? new Rational(digits, BigInteger.Pow(10, scale)) : new Rational(digits * BigInteger.Pow(10, -scale), 1);
    }

    private static ReadOnlySpan<char> Digits(string text, scoped ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return text.AsSpan(start, at - start);
    }

    /// <summary>"e-3": -3; 0 where nothing is left, null where that is no exponent of at most four digits.</summary>
    private static int? Exponent(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty)
            return 0;
        if (rest[0] is not ('e' or 'E'))
            return null;
        rest = rest[1..];
        var digits = rest.TrimStart("+-");
        return
            rest.Length - digits.Length <= 1
            && digits.Length is >= 1 and <= 4
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var exponent)
            ? rest[0] == '-'
                ? -exponent
                : exponent
            : null;
    }

    [GeneratedRegex(@"\A-?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Strict();
}
