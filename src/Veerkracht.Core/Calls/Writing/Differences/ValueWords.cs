using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing.Conditions;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Differences;

/// <summary>Says a value of a call in words: an amount as amount, a word by its label, a condition as a sentence.</summary>
public static class ValueWords
{
    /// <summary>Most characters of a value that is shown as it is written.</summary>
    private const int Shown = 300;

    /// <param name="value">The value; null where nothing stands there.</param>
    /// <param name="key">What the format says of it; null where it says nothing.</param>
    /// <param name="names">The names that a condition may use.</param>
    public static LocalText? Of(YamlNode? value, FormatKey? key, Func<NamesInSight> names) =>
        value switch
        {
            null or YamlScalar { IsEmpty: true } => null,
            YamlScalar scalar => Of(scalar.Text, key, names),
            YamlList list when list.Items.All(i => i is YamlScalar) && key is not null => Joined(
                list.Items.Select(i => Of(((YamlScalar)i).Text, key, names))
            ),
            _ when value.AsLocal() is { } text && key?.Kind is ValueKind.Local or ValueKind.LongLocal => new LocalText(
                $"\"{text.Nl}\"",
                $"\"{text.In(Language.En)}\""
            ),
            _ => Same(Short(PieceWriter.Flow(value))),
        };

    private static LocalText Of(string text, FormatKey? key, Func<NamesInSight> names) =>
        key?.Kind switch
        {
            ValueKind.YesNo or ValueKind.YesOrCondition when text is "true" or "yes" => new LocalText("ja", "yes"),
            ValueKind.YesNo or ValueKind.YesOrCondition when text is "false" or "no" => new LocalText("nee", "no"),
            ValueKind.YesOrCondition or ValueKind.Condition => Condition(text, names()),
            ValueKind.Word or ValueKind.Words => key.LabelOf(text),
            ValueKind.Amount or ValueKind.Cap or ValueKind.Caps when Words.Amount(text) is { } amount => new LocalText(
                Numerals.WriteEuro(amount, Language.Nl),
                Numerals.WriteEuro(amount, Language.En)
            ),
            ValueKind.Percentage when Words.Number(text) is { } percentage => new LocalText(
                $"{Numerals.WriteExact(percentage, Language.Nl)} %",
                $"{Numerals.WriteExact(percentage, Language.En)}%"
            ),
            ValueKind.Number or ValueKind.Count when Words.Number(text) is { } number => new LocalText(
                Numerals.WriteExact(number, Language.Nl),
                Numerals.WriteExact(number, Language.En)
            ),
            ValueKind.Date when Words.Date(text) is { } date => DateText.Long(date),
            ValueKind.Time when Words.Time(text) is { } time => DateText.Long(time),
            ValueKind.Name or ValueKind.Names or ValueKind.Cap or ValueKind.Caps => names().Find($"amounts.{text}")?.Label is { } label
            && key.Refers is Referent.Amount or Referent.Nothing or Referent.Basis
                ? label
                : Same(text),
            ValueKind.Expression => Same(Short(text)),
            ValueKind.Local or ValueKind.LongLocal or ValueKind.Text => Same($"\"{text}\""),
            _ => Same(Short(text)),
        };

    private static LocalText Condition(string text, NamesInSight names) =>
        ExpressionWords.OfCondition(text, names) is { } words
            ? new LocalText($"als {words.Nl}", $"if {words.In(Language.En)}")
            : Same(text);

    private static LocalText Joined(IEnumerable<LocalText> texts)
    {
        var all = texts.ToList();
        return new LocalText(string.Join(", ", all.Select(t => t.Nl)), string.Join(", ", all.Select(t => t.In(Language.En))));
    }

    private static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    private static LocalText Same(string text) => new(text, text);
}
