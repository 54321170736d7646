using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>A step that is not asked of some or of all: it cannot be opened, and no later step waits for it.</summary>
public sealed record SkipStepAdjustment(string Step, Scope For) : Adjustment
{
    public override Adjustment Identified(Func<string, OrganisationId> who) => this with { For = For.Identified(who) };

    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        call.Steps.All(s => s.Id != Step)
            ? call
            : call with
            {
                Decided = call.Decided with
                {
                    Exceptions =
                    [
                        .. call.Decided.Exceptions,
                        new(
                            For,
                            new WindowException(
                                Step,
                                null,
                                null,
                                new(
                                    $"Deze stap is niet nodig: {decision.Reason.Nl}",
                                    $"This step is not needed: {decision.Reason.In(Language.En)}"
                                )
                            )
                            {
                                Skipped = true,
                            }
                        ),
                    ],
                },
            };
}

/// <summary>Another value for a setting of the call.</summary>
public sealed record SettingAdjustment(string Id, Rational Value) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        call with
        {
            Settings = [.. call.Settings.Select(s => s.Id == Id ? s with { Value = Value } : s)],
        };
}
