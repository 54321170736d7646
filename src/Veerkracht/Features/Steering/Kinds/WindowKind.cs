using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>
/// Extends, shortens or reopens the window of a step, or sets the days of one that was announced: for all, for classes, for a list.
/// </summary>
public sealed class WindowKind(AdjustmentServices services, WindowEffects effects) : AdjustmentKind<WindowAdjustment>(services)
{
    public override string Kind => "window";
    public override LocalText Title => new("Verleng, verkort of heropen een termijn", "Extend, shorten or reopen a window");

    protected override Task<Outcome<WindowAdjustment>> Check(CallDefinition call, WindowAdjustment change, CancellationToken stop) =>
        Task.FromResult(Check(call, change));

    private Outcome<WindowAdjustment> Check(CallDefinition call, WindowAdjustment change)
    {
        if (call.Steps.All(s => s.Id != change.Step))
            return Invalid("unknown-step", "step", "Kies een stap van deze oproep.", "Choose a step of this call.");
        if (Services.Organisations.Resolve(call, change.For) is not { Done: true } scope)
            return Outcome<WindowAdjustment>.Refused(Services.Organisations.Resolve(call, change.For).Refusals);
        if (change is { Opens: null, Closes: null })
            return Invalid(
                "nothing-changes",
                "closes",
                "Vul een nieuwe einddatum of een nieuwe begindatum in.",
                "Enter a new end or a new beginning."
            );
        change = change with { For = scope.Value };
        if (scope.Value.Classes.FirstOrDefault(c => call.Applicants.All(a => a.Class != c)) is { } stranger)
            return Invalid(
                "unknown-class",
                "for",
                $"Deze oproep is er niet voor {CallWords.Class(stranger).Nl}. Wijzig eerst wie kan aanvragen.",
                $"This call is not for {CallWords.Class(stranger).In(Language.En)}. Change first who can apply."
            );
        var after = change.Apply(call, new(Services.Clock.Today, LocalText.Empty));
        var windows = Parties(call, change)
            .Select(p =>
                (Before: WindowOf.Class(call, change.Step, p.Class, p.Who), After: WindowOf.Class(after, change.Step, p.Class, p.Who))
            )
            .ToList();
        if (windows.FirstOrDefault(w => w.After.Opens >= w.After.Closes) is { After.Opens: { } opens })
            return Invalid(
                "end-before-opening",
                "closes",
                $"Het einde moet na de opening liggen: {Core.Calendar.DateText.Long(opens, Language.Nl)}.",
                $"The end must come after the opening: {Core.Calendar.DateText.Long(opens, Language.En)}."
            );
        return windows.All(w => w.Before == w.After)
            ? Invalid(
                "nothing-changes",
                "closes",
                "Zo verandert er niets: dit zijn de dagen die al gelden.",
                "Nothing changes so: these are the days that count already."
            )
            : change;
    }

    protected override LocalText What(CallDefinition call, WindowAdjustment change)
    {
        var party = Parties(call, change)[0];
        var after = change.Apply(call, new(Services.Clock.Today, LocalText.Empty));
        return WindowWords.Sentence(
            call.Step(change.Step),
            change.For,
            WindowOf.Class(call, change.Step, party.Class, party.Who),
            WindowOf.Class(after, change.Step, party.Class, party.Who),
            Services.Clock.Now
        );
    }

    protected override Task<Effect> Effect(CallDefinition before, CallDefinition after, WindowAdjustment change, CancellationToken stop) =>
        effects.Of(before, after, change.Step, change.For, stop);

    /// <summary>One of each kind for whom it counts: each class, or each organisation.</summary>
    private static List<(string Class, OrganisationId Who)> Parties(CallDefinition call, WindowAdjustment change) =>
        change.For.Organisations.Count > 0
            ? [.. change.For.Organisations.Select(o => (o.Class, o.Id))]
            :
            [
                .. (change.For.Classes.Count > 0 ? change.For.Classes : call.Applicants.Select(a => a.Class)).Select(c =>
                    (c, OrganisationId.None)
                ),
            ];
}
