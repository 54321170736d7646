using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;

namespace Veerkracht.Core.Payments;

/// <summary>A claim of a call that pays a part of the grant.</summary>
/// <param name="Settles">
/// The claim that asks for the rest, or with which the shares together make the whole. It brings the final cost and pays all that is left,
/// so that rounding leaves nothing behind.
/// </param>
public sealed record PlannedInstalment(Step Step, bool Settles)
{
    /// <summary>The part of the grant; null is all that is left.</summary>
    internal Rational? Share => Settles ? null : Step.Instalment!.Share;
}

/// <summary>
/// What is due of a grant, in which order and from which source: the claims of its call with where its money stands. Acts, lists, pages and
/// letters ask the same plan.
/// </summary>
public sealed class PaymentPlan
{
    private PaymentPlan(IReadOnlyList<PlannedInstalment> instalments, IReadOnlyList<SourceStand> sources) =>
        (Instalments, Sources) = (instalments, sources);

    /// <summary>In the order of the call, which is the order in which they are paid.</summary>
    public IReadOnlyList<PlannedInstalment> Instalments { get; }
    public IReadOnlyList<SourceStand> Sources { get; }

    public Money Granted => Money.Sum(Sources.Select(s => s.Granted));
    public Money Gone => Money.Sum(Sources.Select(s => s.Gone));

    /// <summary>Nothing of the grant is left to be paid: the dossier may close.</summary>
    public bool IsSettled => Sources.All(s => s.Committed.IsZero && s.Ordered.IsZero);

    public static PaymentPlan Of(CallDefinition call, IReadOnlyList<SourceStand> sources)
    {
        var shares = Rational.Zero;
        var instalments = new List<PlannedInstalment>();
        foreach (var step in call.Steps)
        {
            if (step.Instalment is not { } instalment)
                continue;
            shares += instalment.Share ?? Rational.Zero;
            instalments.Add(new(step, instalment.Remainder || shares >= Rational.One));
        }
        return new(instalments, sources);
    }

    /// <summary>The plan of an amount of which it is not known, or does not matter, from which sources it comes.</summary>
    public static PaymentPlan Of(CallDefinition call, Money granted, Money gone = default) =>
        Of(call, [new SourceStand("", granted - gone, Money.Zero, gone)]);

    /// <summary>Null where the step asks for no payment.</summary>
    public PlannedInstalment? Instalment(string stepId) => Instalments.FirstOrDefault(i => i.Step.Id == stepId);

    /// <summary>The claim that is to be paid first; null where none waits.</summary>
    public PlannedInstalment? First(Func<Step, bool> waits) => Instalments.FirstOrDefault(i => waits(i.Step));

    /// <summary>What each claim pays of the whole grant, as long as the final cost does not lower it.</summary>
    public IReadOnlyList<(PlannedInstalment Instalment, Money Amount)> Expected()
    {
        var gone = Money.Zero;
        var expected = new List<(PlannedInstalment, Money)>();
        foreach (var instalment in Instalments)
        {
            var (explained, _) = InstalmentAmount.Of(Granted, gone, instalment.Share);
            gone += explained.Amount;
            expected.Add((instalment, explained.Amount));
        }
        return expected;
    }

    /// <summary>What a claim is paid now.</summary>
    /// <param name="final">
    /// What the rules give for the answers of the claim; null where they give nothing. It counts for the claim that settles only, lowers
    /// the grant or leaves it as it was, and takes from no source more than it granted.
    /// </param>
    /// <exception cref="ArgumentException">The step pays no instalment.</exception>
    public PaymentDue Due(string stepId, FinalCost? final = null)
    {
        var instalment = Instalment(stepId) ?? throw new ArgumentException($"Step {stepId} pays no instalment.", nameof(stepId));
        var lowered = instalment.Settles ? final : null;
        var grant = lowered is null ? Granted : Money.Min(lowered.Grant, Granted);
        var (explained, tooMuch) = InstalmentAmount.Of(grant, Gone, instalment.Share);
        var lines = instalment.Settles
            ? Settlement.Balance(Sources, Ends(grant, lowered))
            : Settlement.Instalment(Sources, explained.Amount);
        return new(explained, grant, tooMuch, lines);
    }

    /// <summary>What each source has granted in the end. The envelope alone bears what no right or pot does.</summary>
    private IReadOnlyList<Money> Ends(Money grant, FinalCost? final)
    {
        if (final is null)
            return [.. Sources.Select(s => s.Granted)];
        var drawn = GrantParts.Within(grant, final.Drawn).ToDictionary(p => p.Source, p => p.Amount);
        var ends = Sources
            .Select(s => s.Source.Length == 0 ? Money.Zero : Money.Min(drawn.GetValueOrDefault(s.Source), s.Granted))
            .ToList();
        var rest = grant - Money.Sum(ends);
        return [.. ends.Select((end, i) => Sources[i].Source.Length == 0 ? rest : end)];
    }
}
