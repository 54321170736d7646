using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>A number, an amount in euro or a percentage: exact from the text that was sent.</summary>
internal sealed class NumberKind : FieldKind
{
    private static readonly IReadOnlyList<FieldKey> Bounds =
    [
        FieldKey.Min,
        FieldKey.Max,
        FieldKey.Above,
        FieldKey.WarnAbove,
        FieldKey.WarnText,
    ];

    public static readonly NumberKind Number = new(
        FieldType.Number,
        BoxKind.Number,
        new KindWord("number", "Getal", "Number", "Een aantal, een lengte.", "A number of things, a length.")
    )
    {
        Ask = new LocalText("Vul een getal in bij", "Enter a number for"),
        Keys = [.. Bounds, FieldKey.Decimals],
    };

    public static readonly NumberKind Amount = new(
        FieldType.Amount,
        BoxKind.Amount,
        new KindWord(
            "amount",
            "Bedrag in euro",
            "Amount in euro",
            "Kosten of steun, met twee cijfers na de komma.",
            "Cost or support, with two decimals."
        )
    )
    {
        Ask = new LocalText("Vul een bedrag in bij", "Enter an amount for"),
        Keys = Bounds,
        NewId = "bedrag",
        UsualDecimals = 2,
        HoldsAmount = true,
        StartsAtZero = true,
    };

    public static readonly NumberKind Percentage = new(
        FieldType.Percentage,
        BoxKind.Percentage,
        new KindWord("percentage", "Percentage", "Percentage", "Een getal van 0 tot 100.", "A number from 0 to 100.")
    )
    {
        Ask = new LocalText("Vul een percentage in bij", "Enter a percentage for"),
        Keys = [.. Bounds, FieldKey.Decimals],
        UsualDecimals = 2,
        UsualUnit = "%",
        UnitWords = ["procent", "percent", "per cent", "pct", "pct."],
        StartsAtZero = true,
        Most = 100,
    };

    private readonly BoxKind _box;

    private NumberKind(FieldType type, BoxKind box, KindWord word)
        : base(type, word.Label, word) => (_box, HoldsNumber, CanBeCell, TakesDefault) = (box, true, true, true);

    /// <summary>Where the definition gives no lower bound, it is 0.</summary>
    private bool StartsAtZero { get; init; }

    /// <summary>The upper bound where the definition gives none.</summary>
    private Rational? Most { get; init; }

    /// <summary>Other names of the unit, as people write it.</summary>
    private IReadOnlyList<string> UnitWords { get; init; } = [];

    public override BoxKind Box(Field field) => _box;

    public override Field Whole(Field field) =>
        field with
        {
            Min = field.Min ?? (StartsAtZero && field.Above is null ? Rational.Zero : null),
            Max = field.Max ?? Most,
        };

    public override ExpressionType Value(Field field, bool computed) => AnswerTypes.Number;

    /// <summary>A number, or its text, or (for an amount) with its currency.</summary>
    internal override JsonObject Schema(Field field, Language language)
    {
        var decimals = HoldsAmount ? UsualDecimals : field.Decimals;
        var number = new JsonObject { ["type"] = "number" };
        Bound(number, "minimum", field.Min);
        Bound(number, "exclusiveMinimum", field.Above);
        Bound(number, "maximum", field.Max);
        if (decimals == 0)
            number["type"] = "integer";
        var pattern = decimals == 0 ? "^-?[0-9]+(\\.0+)?$" : $"^-?[0-9]+(\\.[0-9]{{1,{decimals}}}0*)?$";
        var text = new JsonObject { ["type"] = "string", ["pattern"] = pattern };
        var any = new JsonArray(text.DeepClone(), number);
        if (HoldsAmount)
            any.Add(Money(text));
        return new JsonObject { ["anyOf"] = any };
    }

    private static JsonObject Money(JsonObject amount) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["amount"] = amount,
                ["currency"] = new JsonObject { ["const"] = "EUR" },
            },
            ["required"] = new JsonArray("amount", "currency"),
            ["additionalProperties"] = false,
        };

    private static void Bound(JsonObject schema, string keyword, Rational? bound)
    {
        if (bound is { } value)
            schema[keyword] = JsonNode.Parse(value.ToString());
    }

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => NumberAnswer.Read(field, sent, record);

    internal override JsonNode? FromTyped(Field field, string text, Language language)
    {
        var number = UnitTyped.Without(text, [UsualUnit, field.Unit.Nl, field.Unit.In(Language.En), .. UnitWords]);
        if (!NumeralReader.TryRead(number, language, out var numeral, out _))
            return Json.AsTyped(text);
        if (numeral.Decimals > field.Decimals && numeral.Value.ExactDecimals() <= field.Decimals && MayBeThousands(numeral))
            return Json.AsTyped(text);
        return NumberAnswer.Canonical(field, numeral.Value);
    }

    /// <summary>
    /// "1.000" on an English page, "1,000" on a Dutch one: the mark of thousands of the other language, and never one euro. Nobody groups
    /// "0,750", "12,5000" (a sheet with four decimals) or "1.250,000" so.
    /// </summary>
    private static bool MayBeThousands(Numeral numeral)
    {
        var size = numeral.Value < Rational.Zero ? -numeral.Value : numeral.Value;
        return numeral.Decimals == 3 && size >= 1 && size < 1000;
    }

    internal override string Typed(Field field, JsonNode answer, Language language) =>
        NumberAnswer.Value(answer) is not { } number ? base.Typed(field, answer, language)
        : HoldsAmount && number.ExactDecimals() is <= 2 ? Numerals.Write(number, 2, language)
        : Numerals.WriteExact(number, language);
}
