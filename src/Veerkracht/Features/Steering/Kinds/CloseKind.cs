using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>No more applications after a moment, in all windows and for everybody who had a window of its own.</summary>
public sealed class CloseKind(AdjustmentServices services, WindowEffects effects) : AdjustmentKind<CloseAdjustment>(services)
{
    public override string Kind => "close";
    public override LocalText Title => new("Sluit de oproep", "Close the call");
    public override bool MovesDeadlines => true;

    protected override Task<Outcome<CloseAdjustment>> Check(CallDefinition call, CloseAdjustment change, CancellationToken stop)
    {
        var first = StepAvailability.First(call);
        var ends = first
            .Windows.Select(w => w.Closes)
            .Concat(call.Decided.Exceptions.Where(e => e.What.Step == first.Id && !e.What.Skipped).Select(e => e.What.Closes))
            .OfType<NodaTime.LocalDateTime>()
            .ToList();
        return Task.FromResult<Outcome<CloseAdjustment>>(
            Services.Clock.Now >= BrusselsTime.Closing(change.At)
                ? Invalid(
                    "moment-passed",
                    "at",
                    "Kies een moment dat nog moet komen: niemand mag achteraf te laat zijn.",
                    "Choose a moment that is still to come: nobody may be late afterwards."
                )
            : first.Windows.Count > 0 && first.Windows.All(w => w.Closes is not null) && ends.All(e => e <= change.At)
                ? Invalid("nothing-changes", "at", "De oproep sluit al voor dat moment.", "The call closes before that moment already.")
            : change
        );
    }

    protected override LocalText What(CallDefinition call, CloseAdjustment change) =>
        new(
            $"De oproep sluit voor alle besturen: aanvragen kan {CallWords.Until(change.At).Nl}.",
            $"The call closes for all governments: applications are possible {CallWords.Until(change.At).In(Language.En)}."
        );

    protected override Task<Effect> Effect(CallDefinition before, CallDefinition after, CloseAdjustment change, CancellationToken stop) =>
        effects.Of(before, after, StepAvailability.First(before).Id, Scope.All, stop);
}
