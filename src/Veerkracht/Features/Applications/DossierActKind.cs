using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>The declaration of an act on a dossier: with the states in which it exists.</summary>
public record DossierActKind(string Code, LocalText Title) : ActKind(Code, Title)
{
    /// <summary>Empty where the act looks at more than the state and refuses by itself.</summary>
    public IReadOnlyList<DossierState> From { get; init; } = [];

    /// <summary>Cannot be done while a proposal lies with the second approver.</summary>
    public bool WaitsForDecision { get; init; }

    /// <summary>Cannot be done while the applicant completes a part that was opened again.</summary>
    public bool WaitsForCompletion { get; init; }
}
