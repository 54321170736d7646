namespace Veerkracht.Core.Expressions;

/// <summary>
/// One evaluation: the values by name, the variables of the macros, and the bounds that keep it short whatever the values are.
/// Past a bound the evaluation has failed and its result is the empty value of its type.
/// </summary>
internal sealed class Frame(IReadOnlyDictionary<string, object?> values, int locals)
{
    /// <summary>
    /// Work of the macros, in operations, where the lists are short; a list of n items has room for 100 of each two of them, up to
    /// <see cref="MostSteps"/>.
    /// </summary>
    public const int MaxSteps = 1_000_000,
        MostSteps = 20_000_000;

    /// <summary>Size of a numerator or denominator. Answers have at most 93 bits; a sum of quotients over 200 items still fits.</summary>
    public const int MaxBits = 32_768;

    /// <summary>Characters of a text that is put together.</summary>
    public const int MaxText = 100_000;

    /// <summary>Items of a list that is put together.</summary>
    public const int MaxItems = 50_000;

    private int _steps;
    private int _most = MaxSteps;

    public IReadOnlyDictionary<string, object?> Values { get; } = values;
    public object?[] Locals { get; } = locals == 0 ? [] : new object?[locals];
    public bool Failed { get; private set; }

    public object? Fail()
    {
        Failed = true;
        return null;
    }

    /// <summary>False when the work is over: the caller stops.</summary>
    public bool Spend(int steps)
    {
        _steps += steps;
        if (_steps > _most)
            Failed = true;
        return !Failed;
    }

    /// <summary>Makes room for comparing each item of a list with each other.</summary>
    public void MakeRoom(int items) => _most = (int)Math.Max(_most, Math.Min(100L * items * items, MostSteps));
}
