using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class OpenRoundForm : ChangeForm
{
    public override string Kind => "open-round";
    public override LocalText Title => new("Open de oproep voor iedereen", "Open the call for everybody");
    public override LocalText Hint =>
        new(
            "Een aangekondigde of gesloten oproep gaat open op een moment dat u kiest.",
            "An announced or closed call opens at a moment that you choose."
        );
    public override string Partial => "Forms/_OpenRound";

    protected override Adjustment Read(CallDefinition call, TypedForm typed)
    {
        var at = typed.Moment("at", LocalTime.Midnight);
        if (at is null && typed.Refusals.Count == 0)
            typed.Refuse("moment-needed", "at", new("Vul in wanneer de oproep opent.", "Enter when the call opens."));
        return new OpenRoundAdjustment(at ?? default, typed.Moment("closes", new LocalTime(23, 59)));
    }
}
