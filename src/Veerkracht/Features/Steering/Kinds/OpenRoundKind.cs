using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>Opens an announced or closed round at a moment, for all who may apply.</summary>
public sealed class OpenRoundKind(AdjustmentServices services, WindowEffects effects) : AdjustmentKind<OpenRoundAdjustment>(services)
{
    public override string Kind => "open-round";
    public override LocalText Title => new("Open de oproep voor iedereen", "Open the call for everybody");
    public override bool MovesDeadlines => true;

    protected override Task<Outcome<OpenRoundAdjustment>> Check(CallDefinition call, OpenRoundAdjustment change, CancellationToken stop)
    {
        var first = StepAvailability.First(call);
        var after = change.Apply(call, new(Services.Clock.Today, LocalText.Empty)).Step(first.Id);
        return Task.FromResult<Outcome<OpenRoundAdjustment>>(
            change.Closes <= change.At
                ? Invalid("end-before-opening", "closes", "Het einde moet na de opening liggen.", "The end must come after the opening.")
            : after.Windows.Any(w => w.Closes <= change.At)
                ? Invalid(
                    "end-needed",
                    "closes",
                    "De termijn is op dat moment al voorbij. Vul ook een nieuw einde in.",
                    "The window is over by that moment. Enter a new end too."
                )
            : after.Windows.Select(w => (w.Opens, w.Closes)).SequenceEqual(first.Windows.Select(w => (w.Opens, w.Closes)))
                ? Invalid("nothing-changes", "at", "Dit zijn de dagen die al gelden.", "These are the days that count already.")
            : change
        );
    }

    protected override LocalText What(CallDefinition call, OpenRoundAdjustment change)
    {
        var period = CallWords.Period(
            change.At,
            change.Closes
                ?? change
                    .Apply(call, new(Services.Clock.Today, LocalText.Empty))
                    .Step(StepAvailability.First(call).Id)
                    .Windows.Select(w => w.Closes)
                    .Max()
        );
        return new(
            $"De oproep is open voor alle besturen die mogen aanvragen: {period.Nl}.",
            $"The call is open for all governments that may apply: {period.In(Language.En)}."
        );
    }

    protected override Task<Effect> Effect(
        CallDefinition before,
        CallDefinition after,
        OpenRoundAdjustment change,
        CancellationToken stop
    ) => effects.Of(before, after, StepAvailability.First(before).Id, Scope.All, stop);
}
