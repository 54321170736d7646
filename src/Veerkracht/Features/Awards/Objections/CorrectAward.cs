using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>
/// What follows where an award becomes another amount: a corrected award takes its place, and the difference alone is booked.
/// </summary>
public sealed class CorrectAward : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("correct-award", new("Toekenning herzien", "Award corrected"))
        {
            By = ActBy.Following,
            From = [DossierState.Awarded],
            TellsNobody = "the outcome of which it is a part tells it",
            Words = new(
                "awarded, and not all of it ordered or paid",
                "a corrected award in the place of the one before; its conditions and its acceptance stay",
                "the difference alone: available → committed, or committed → available"
            ),
        };
}
