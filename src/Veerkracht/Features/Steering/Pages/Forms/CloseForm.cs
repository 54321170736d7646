using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class CloseForm : ChangeForm
{
    public override string Kind => "close";
    public override LocalText Title => new("Sluit de oproep", "Close the call");
    public override LocalText Hint =>
        new(
            "Na een moment dat u kiest kan niemand nog aanvragen. Lopende dossiers gaan verder.",
            "After a moment that you choose nobody can apply. Running dossiers go on."
        );
    public override string Partial => "Forms/_Close";

    protected override Adjustment Read(CallDefinition call, TypedForm typed)
    {
        var at = typed.Moment("at", new LocalTime(23, 59));
        if (at is null && typed.Refusals.Count == 0)
            typed.Refuse("moment-needed", "at", new("Vul in tot wanneer aanvragen kan.", "Enter until when applications are possible."));
        return new CloseAdjustment(at ?? default);
    }
}
