using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>
/// The dossiers that together have the highest score within the money and the limits of a round, each whole. Of those with the same score
/// it is the one that costs least; of those the one with the dossier that registered first and in which they differ (then by id). So there
/// is one, whatever finds it.
/// </summary>
/// <param name="Ids">In the order of registration.</param>
/// <param name="Bound">No choice has a higher score than this.</param>
/// <param name="IsProven">Whether all that could be better was looked at; else there may be one up to <paramref name="Bound"/>.</param>
public sealed record Portfolio(IReadOnlyList<string> Ids, Money Amount, Rational Score, Rational Bound, bool IsProven)
{
    /// <summary>How many half-made choices are followed at once. More are only needed where many limits cross.</summary>
    public const int MostFollowed = 3_000;

    /// <summary>How many choices one organisation may have among its own dossiers.</summary>
    public const int MostOfBody = 5_000;

    /// <summary>The portfolio of a round without faults; null with the reason where it cannot be looked for.</summary>
    /// <param name="followed">As <see cref="MostFollowed"/>.</param>
    public static Portfolio? Of(Round round, out LocalText? why, int followed = MostFollowed)
    {
        if (Problem.Of(round, out why) is not { } problem)
            return null;
        return new Search(problem, followed).Run();
    }
}
