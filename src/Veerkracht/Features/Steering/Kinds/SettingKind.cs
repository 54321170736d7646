using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>
/// Another value for a setting of the call: a limit of plausibility. Drafts see it at once; what was sent is not read again.
/// </summary>
public sealed class SettingKind(AdjustmentServices services) : AdjustmentKind<SettingAdjustment>(services)
{
    public override string Kind => "setting";
    public override LocalText Title => new("Wijzig een grens", "Change a limit");

    protected override Task<Outcome<SettingAdjustment>> Check(CallDefinition call, SettingAdjustment change, CancellationToken stop) =>
        Task.FromResult<Outcome<SettingAdjustment>>(
            call.Settings.FirstOrDefault(s => s.Id == change.Id) is not { } setting
                ? Invalid("unknown-setting", "setting", "Kies een grens van deze oproep.", "Choose a limit of this call.")
            : change.Value.Sign < 0 ? Invalid("below-zero", "value", "Vul een getal vanaf 0 in.", "Enter a number of 0 or more.")
            : setting.Value == change.Value
                ? Invalid("nothing-changes", "value", "Dit is de waarde die al geldt.", "This is the value that counts already.")
            : change
        );

    protected override LocalText What(CallDefinition call, SettingAdjustment change)
    {
        var setting = call.Settings.Single(s => s.Id == change.Id);
        return new(
            $"“{setting.Label.Nl}” wordt {Value(setting, change.Value, Language.Nl)}.",
            $"“{setting.Label.In(Language.En)}” becomes {Value(setting, change.Value, Language.En)}."
        );
    }

    protected override async Task<Effect> Effect(
        CallDefinition before,
        CallDefinition after,
        SettingAdjustment change,
        CancellationToken stop
    )
    {
        var (was, becomes) = (before.Settings.Single(s => s.Id == change.Id), after.Settings.Single(s => s.Id == change.Id));
        var drafts = await Services.Concerned.Drafts(before.Slug, Scope.All, stop);
        return new Effect(
            [
                new(
                    $"Was {Value(was, was.Value, Language.Nl)}, wordt {Value(becomes, becomes.Value, Language.Nl)}.",
                    $"Was {Value(was, was.Value, Language.En)}, becomes {Value(becomes, becomes.Value, Language.En)}."
                ),
                new(
                    $"In opmaak: {drafts.Count}. Wat verstuurd is, wordt niet opnieuw bekeken.",
                    $"Drafts: {drafts.Count}. What was sent is not looked at again."
                ),
            ],
            Concerned.Each(
                drafts,
                new("Wat u invult, wordt nu met deze waarde bekeken.", "What you enter is now looked at with this value.")
            )
        );
    }

    private static string Value(Setting setting, Rational value, Language language) =>
        $"{Numerals.WriteExact(value, language)} {setting.Unit.In(language)}".TrimEnd();
}
