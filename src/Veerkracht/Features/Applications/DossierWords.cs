using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>The states of a dossier as people say them.</summary>
public static class DossierWords
{
    public static LocalText Of(DossierState state) => state switch
    {
        DossierState.Draft => new("Concept", "Draft"),
        DossierState.Registered => new("Ingediend", "Registered"),
        DossierState.Complete => new("Volledig", "Complete"),
        DossierState.Proposed => new("Voorgesteld", "Proposed"),
        DossierState.Awarded => new("Toegekend", "Awarded"),
        DossierState.Closed => new("Afgesloten", "Closed"),
        DossierState.Rejected => new("Afgewezen", "Rejected"),
        _ => new("Ingetrokken", "Withdrawn"),
    };
}
