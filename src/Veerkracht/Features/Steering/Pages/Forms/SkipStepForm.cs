using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class SkipStepForm : ChangeForm
{
    public override string Kind => "skip-step";
    public override LocalText Title => new("Sla een stap over", "Skip a step");
    public override LocalText Hint =>
        new(
            "Een stap is niet meer nodig, voor iedereen of voor enkelen. Latere stappen wachten er niet op.",
            "A step is no longer needed, for everybody or for some. Later steps do not wait for it."
        );
    public override string Partial => "Forms/_SkipStep";

    public override bool Fits(CallDefinition call) => base.Fits(call) && call.Steps.Count > 1;

    protected override Adjustment Read(CallDefinition call, TypedForm typed) => new SkipStepAdjustment(typed["step"], typed.Scope());
}
