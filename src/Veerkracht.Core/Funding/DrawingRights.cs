using System.Diagnostics.CodeAnalysis;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding;

/// <summary>Who may draw how much of an envelope that is shared by a key.</summary>
public static class DrawingRights
{
    /// <summary>
    /// The share of each municipality of the day of the right, by NIS code in order; together the envelope, to the cent. Refused when
    /// a municipality has no value for the key: nobody's share may be guessed.
    /// </summary>
    public static bool TrySpread(
        DrawingRight right,
        ReferenceData data,
        [NotNullWhen(true)] out IReadOnlyDictionary<string, Money>? shares,
        [NotNullWhen(false)] out LocalText? why
    )
    {
        shares = null;
        if (right.Rows is { } rows)
            return TryTake(right, rows, data, out shares, out why);
        var weights = new List<KeyValuePair<string, Rational>>();
        foreach (var municipality in data.MunicipalitiesOn(right.Date))
        {
            if (!municipality.Numbers.TryGetValue(right.Key, out var weight))
            {
                why = new LocalText(
                    $"De verdeelsleutel “{right.Key}” is niet bekend voor {municipality.Name}. Kies een andere sleutel of een andere "
                        + "datum.",
                    $"The key “{right.Key}” is not known for {municipality.Name}. Choose another key or another date."
                );
                return false;
            }
            weights.Add(new(municipality.Nis, weight));
        }
        why = right.Envelope.IsNegative
            ? new LocalText(
                "Een enveloppe kan niet negatief zijn. Vul een bedrag vanaf 0 in.",
                "An envelope cannot be negative. Enter an amount of 0 or more."
            )
            : null;
        if (why is not null)
            return false;
        shares = LargestRemainder.Spread(right.Envelope, weights);
        return true;
    }

    /// <summary>The rows of a table as they stand, in order. Refused where a code is of no municipality of the day of the right.</summary>
    private static bool TryTake(
        DrawingRight right,
        IReadOnlyDictionary<string, Money> rows,
        ReferenceData data,
        [NotNullWhen(true)] out IReadOnlyDictionary<string, Money>? shares,
        [NotNullWhen(false)] out LocalText? why
    )
    {
        var stranger = rows.Keys.Order(StringComparer.Ordinal).FirstOrDefault(nis => data.Municipality(nis, right.Date) is null);
        why = stranger is null
            ? null
            : new LocalText(
                $"De tabel van “{right.Title.Nl}” noemt {stranger}, maar op {DateText.Long(right.Date, Language.Nl)} was er geen "
                    + "gemeente met die NIS-code. Verbeter de rij of de datum.",
                $"The table of “{right.Title.In(Language.En)}” names {stranger}, but on {DateText.Long(right.Date, Language.En)} there "
                    + "was no municipality with that NIS code. Mend the row or the date."
            );
        shares = stranger is null ? new SortedDictionary<string, Money>(rows.ToDictionary(), StringComparer.Ordinal) : null;
        return stranger is null;
    }

    /// <summary>As <see cref="TrySpread"/>, for a right that was checked when its call was read.</summary>
    /// <exception cref="ArgumentException">The key is not known for a municipality, or the envelope is negative.</exception>
    public static IReadOnlyDictionary<string, Money> Spread(DrawingRight right, ReferenceData data) =>
        TrySpread(right, data, out var shares, out var why) ? shares : throw new ArgumentException(why.En, nameof(right));

    /// <summary>The sum of the key over all municipalities of the day of the right; a municipality without a value adds nothing.</summary>
    public static Rational TotalKey(DrawingRight right, ReferenceData data) =>
        data.MunicipalitiesOn(right.Date).Aggregate(Rational.Zero, (sum, m) => sum + m.Numbers.GetValueOrDefault(right.Key));

    /// <summary>
    /// The right of a holder with a supposed value of the key (so many inhabitants), half up to the cent, with its why. The right of a
    /// real municipality is its part of <see cref="Spread"/>, which may differ by a cent. Zero where the total is not above zero.
    /// </summary>
    public static Explained For(DrawingRight right, Rational value, ReferenceData data) => For(right, value, TotalKey(right, data));

    /// <summary>As the other, with the total of the key given.</summary>
    public static Explained For(DrawingRight right, Rational value, Rational total)
    {
        var amount = total.Sign > 0 ? Rounding.HalfUpToCent(right.Envelope.Euro * value / total) : Money.Zero;
        return new Explained(amount, [new LocalText(Line(Language.Nl), Line(Language.En))]);

        string Line(Language language) =>
            $"{right.Title.In(language)}: {Numerals.WriteEuro(right.Envelope, language)} × {Numerals.WriteExact(value, language)} / "
            + $"{Numerals.WriteExact(total, language)} = {Numerals.WriteEuro(amount, language)}";
    }
}
