using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class EligibilityForm : ChangeForm
{
    public override string Kind => "eligibility";
    public override LocalText Title => new("Wijzig wie kan aanvragen", "Change who can apply");
    public override LocalText Hint =>
        new(
            "Een soort bestuur of enkele besturen kunnen aanvragen vanaf of tot een dag. Wat verstuurd is, blijft zoals het is.",
            "A kind of government or some governments can apply from or until a day. What was sent stays as it is."
        );
    public override string Partial => "Forms/_Eligibility";

    protected override Adjustment Read(CallDefinition call, TypedForm typed) =>
        new EligibilityAdjustment(
            typed.Scope(),
            typed.Date("from"),
            typed.Date("until"),
            typed["holder"].Length > 0 ? typed["holder"] : null
        );
}
