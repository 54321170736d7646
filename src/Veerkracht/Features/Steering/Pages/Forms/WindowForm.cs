using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Pages.Forms;

internal sealed class WindowForm : ChangeForm
{
    public override string Kind => "window";
    public override LocalText Title => new("Verleng, verkort of heropen een termijn", "Extend, shorten or reopen a window");
    public override LocalText Hint =>
        new(
            "Voor iedereen, voor een soort bestuur of voor enkele besturen. Ook om dagen vast te leggen die nog niet bekend waren.",
            "For everybody, for a kind of government or for some governments. Also to set days that were not known yet."
        );
    public override string Partial => "Forms/_Window";

    protected override Adjustment Read(CallDefinition call, TypedForm typed) =>
        new WindowAdjustment(
            typed["step"],
            typed.Scope(),
            typed.Moment("opens", LocalTime.Midnight),
            typed.Moment("closes", new LocalTime(23, 59))
        );
}
