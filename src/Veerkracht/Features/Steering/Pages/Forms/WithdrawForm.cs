using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class WithdrawForm : ChangeForm
{
    public override string Kind => "withdraw";
    public override LocalText Title => new("Trek de oproep in", "Withdraw the call");
    public override LocalText Hint =>
        new(
            "De oproep stopt helemaal. Dat kan alleen zolang aan niemand subsidie is voorgesteld of toegekend.",
            "The call ends altogether. That is possible only while nobody was proposed or awarded a grant."
        );
    public override string Partial => "Forms/_Withdraw";

    protected override Adjustment Read(CallDefinition call, TypedForm typed) => new WithdrawAdjustment();
}
