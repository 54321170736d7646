using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>The phases in which an application is made: its steps of kind application, in order. Most calls have one.</summary>
public static class Phases
{
    /// <summary>The last phase that was sent; the award is computed on it. Null for a draft.</summary>
    public static Step? LastSent(CallDefinition call, Dossier dossier) => Of(call).LastOrDefault(s => IsSent(dossier, s));

    /// <summary>
    /// The phase that this dossier must still go through before an award; null where none is. An optional phase never blocks, and what a
    /// class has no window for is not there for it.
    /// </summary>
    public static Step? Next(CallDefinition call, Dossier dossier) =>
        Of(call)
            .SkipWhile(s => s.Id != LastSent(call, dossier)?.Id)
            .Skip(1)
            .FirstOrDefault(s => !s.Optional && CallCalendar.WindowFor(s, dossier.Class) is not null);

    /// <summary>Whether a later phase waits for the jury's choice of this one.</summary>
    public static bool AwaitsJury(Step phase, Step? next) => next?.Opens.Contains($"selected:{phase.Id}") == true;

    /// <summary>The phase on which the jury has to give its word now; null where it has none to give.</summary>
    public static Step? ForJury(CallDefinition call, Dossier dossier) =>
        dossier.State == DossierState.Complete
        && LastSent(call, dossier) is { } last
        && dossier.Steps.Any(s => s.StepId == last.Id && s.State == StepState.Sent)
        && AwaitsJury(last, Next(call, dossier))
            ? last
            : null;

    /// <summary>Why a later phase is not there for this dossier, whatever its windows say; null where nothing stands in its way.</summary>
    public static LocalText? Closed(CallDefinition call, Dossier dossier, string stepId)
    {
        if (
            call.Step(stepId).Kind != StepKind.Application
            || stepId == StepAvailability.First(call).Id
            || IsSent(dossier, call.Step(stepId))
        )
            return null;
        return dossier.State switch
        {
            DossierState.Draft => new("Gaat open na het indienen van de vorige stap", "Opens after the step before was sent"),
            DossierState.Registered or DossierState.Complete or DossierState.Selected => null,
            _ => new(
                "Over deze aanvraag is al beslist, of er ligt een voorstel klaar",
                "This application was decided on already, or a proposal is ready"
            ),
        };
    }

    private static IEnumerable<Step> Of(CallDefinition call) => call.Steps.Where(s => s.Kind == StepKind.Application);

    private static bool IsSent(Dossier dossier, Step step) => dossier.Steps.Any(s => s.StepId == step.Id && s.Sent is not null);
}
