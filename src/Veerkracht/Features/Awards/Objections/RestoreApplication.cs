using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>What follows where a rejection goes: the application is complete again, at the place in the order that it had.</summary>
public sealed class RestoreApplication : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("restore-application", new("Aanvraag hersteld", "Application restored"))
        {
            By = ActBy.Following,
            From = [DossierState.Rejected],
            TellsNobody = "the outcome of which it is a part tells it",
            Words = new("rejected", "complete, at the place in the order that it had", "nothing: what was asked stayed asked"),
        };
}
