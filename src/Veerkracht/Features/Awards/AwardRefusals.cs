using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards;

/// <summary>What acts on single awards share.</summary>
public static class AwardRefusals
{
    public static readonly Refusal InRound = new(
        "award-in-round",
        new(
            "Deze toekenning is deel van een ronde. Beslis over de hele ronde.",
            "This award is part of a round. Decide on the whole round."
        )
    );

    /// <summary>What is proposed for one dossier by itself; null where nothing is, or where it is decided with others.</summary>
    internal static IProposal? Alone(IDossierFacts facts) => facts.Undecided<Award>() is Award { RoundId: null } award ? award : null;
}
