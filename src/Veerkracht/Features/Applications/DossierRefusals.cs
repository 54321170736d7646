using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>The refusals that acts on a dossier share, each said once.</summary>
public static class DossierRefusals
{
    /// <summary>The dossier is in a state in which this act does not exist.</summary>
    public static Refusal WrongState(Dossier dossier)
    {
        var (_, state) = DossierWords.Of(dossier.State);
        return new(
            "wrong-state",
            new(
                $"Dit kan nu niet: de toestand van dossier {dossier.Number} is '{state.Nl}'.",
                $"This cannot be done now: the state of dossier {dossier.Number} is '{state.In(Language.En)}'."
            )
        );
    }

    public static readonly Refusal DecisionPending = new(
        "decision-pending",
        new(
            "Er ligt een voorstel bij de tweede goedkeurder. Wacht op die beslissing.",
            "A proposal lies with the second approver. Wait for that decision."
        )
    );
}
