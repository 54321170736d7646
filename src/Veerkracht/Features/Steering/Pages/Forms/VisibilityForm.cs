using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class VisibilityForm : ChangeForm
{
    public override string Kind => "visibility";
    public override LocalText Title => new("Verberg of toon de oproep", "Hide or show the call");
    public override LocalText Hint =>
        new("Voor het publiek en voor besturen zonder dossier.", "For the public and for governments without a dossier.");
    public override string Partial => "Forms/_Visibility";

    public override bool Fits(CallDefinition call) => true;

    protected override Adjustment Read(CallDefinition call, TypedForm typed)
    {
        if (typed["hidden"] is not ("true" or "false"))
            typed.Refuse("choice-needed", "hidden", new("Kies een van beide.", "Choose one of both."));
        return new VisibilityAdjustment(typed["hidden"] == "true");
    }
}
