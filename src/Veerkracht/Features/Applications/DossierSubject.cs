using Veerkracht.Features.History;

namespace Veerkracht.Features.Applications;

public static class DossierSubject
{
    /// <summary>The dossier as the subject of an act.</summary>
    public static Subject Subject(this Dossier dossier) => new(dossier.Measure, dossier.Call, dossier.Id);
}
