namespace Veerkracht.Core.Amounts;

/// <summary>
/// An amount of euro in whole cents. There is no other currency, and no arithmetic that rounds unseen:
/// a fraction is a <see cref="Rational"/> until a named method of <see cref="Rounding"/> makes cents of it.
/// Overflow throws, for it cannot happen with amounts that a form accepts (see <see cref="Max"/>).
/// </summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    /// <summary>The largest amount that a form or a file may hold: 10 billion euro.</summary>
    public static readonly Money Max = new(1_000_000_000_000);

    public static Money FromEuro(long euro) => new(checked(euro * 100));

    /// <summary>
    /// Whether a number of euro lies between minus and plus <see cref="Max"/>. Ask before rounding what a product may have made huge.
    /// </summary>
    public static bool CanHold(Rational euro) => euro <= Max.Euro && euro >= -Max.Euro;

    /// <summary>The exact value in euro, for arithmetic that must not round.</summary>
    public Rational Euro => new(Cents, 100);

    public bool IsZero => Cents == 0;
    public bool IsPositive => Cents > 0;
    public bool IsNegative => Cents < 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));

    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));

    public static Money operator -(Money a) => new(checked(-a.Cents));

    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;

    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;

    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;

    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    public static Money Min(Money a, Money b) => a <= b ? a : b;

    public static Money Larger(Money a, Money b) => a >= b ? a : b;

    public static Money Smaller(Money a, Money b) => a <= b ? a : b;

    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (a, b) => a + b);

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>The form of files and of the API: "1234.56", always two decimals, no grouping.</summary>
    public override string ToString()
    {
        var absolute = Math.Abs((decimal)Cents);
        return FormattableString.Invariant($"{(Cents < 0 ? "-" : "")}{(long)(absolute / 100)}.{(int)(absolute % 100):00}");
    }
}
