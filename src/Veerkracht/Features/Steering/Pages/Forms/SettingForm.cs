using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class SettingForm : ChangeForm
{
    public override string Kind => "setting";
    public override LocalText Title => new("Wijzig een grens", "Change a limit");
    public override LocalText Hint =>
        new("Vanaf welk getal iemand die invult een waarschuwing krijgt.", "From which number on who fills in gets a warning.");
    public override string Partial => "Forms/_Setting";

    public override bool Fits(CallDefinition call) => base.Fits(call) && call.Settings.Count > 0;

    protected override Adjustment Read(CallDefinition call, TypedForm typed) =>
        new SettingAdjustment(typed["setting"], typed.Number("value"));
}
