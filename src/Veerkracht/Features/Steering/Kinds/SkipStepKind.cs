using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>A step that is not asked of some or of all. What was sent already stays; undo asks it again.</summary>
public sealed class SkipStepKind(AdjustmentServices services) : AdjustmentKind<SkipStepAdjustment>(services)
{
    public override string Kind => "skip-step";
    public override LocalText Title => new("Sla een stap over", "Skip a step");
    public override bool MovesDeadlines => true;

    protected override Task<Outcome<SkipStepAdjustment>> Check(CallDefinition call, SkipStepAdjustment change, CancellationToken stop) =>
        Task.FromResult(Check(call, change));

    private Outcome<SkipStepAdjustment> Check(CallDefinition call, SkipStepAdjustment change)
    {
        if (call.Steps.FirstOrDefault(s => s.Id == change.Step) is not { } step)
            return Invalid("unknown-step", "step", "Kies een stap van deze oproep.", "Choose a step of this call.");
        if (step.Id == StepAvailability.First(call).Id)
            return Invalid(
                "first-step",
                "step",
                "De aanvraag zelf kan niet overgeslagen worden. Sluit de oproep of trek ze in.",
                "The application itself cannot be skipped. Close the call or withdraw it."
            );
        if (step.Instalment is not null && call.Steps.Last(s => s.Instalment is not null) == step)
            return Invalid(
                "settles",
                "step",
                "Deze stap rekent de subsidie af en kan niet overgeslagen worden.",
                "This step settles the grant and cannot be skipped."
            );
        var scope = Services.Organisations.Resolve(call, change.For);
        if (!scope.Done)
            return Outcome<SkipStepAdjustment>.Refused(scope.Refusals);
        change = change with { For = scope.Value };
        return call.Decided.Exceptions.Any(e => e.What.Skipped && e.What.Step == change.Step && (e.For.IsAll || e.For.Equals(change.For)))
            ? Invalid("nothing-changes", "step", "Deze stap wordt voor hen al overgeslagen.", "This step is skipped for them already.")
            : change;
    }

    protected override LocalText What(CallDefinition call, SkipStepAdjustment change)
    {
        var (step, who) = (CallWords.Quoted(call.Step(change.Step)), CallWords.For(change.For));
        return new(
            $"De stap {step.Nl} is niet meer nodig voor {who.Nl}.",
            $"The step {step.En} is no longer needed for {who.In(Language.En)}."
        );
    }

    protected override async Task<Effect> Effect(
        CallDefinition before,
        CallDefinition after,
        SkipStepAdjustment change,
        CancellationToken stop
    )
    {
        var sent = await Services.Concerned.CountSent(before.Slug, change.For, change.Step, stop);
        var unsent = await Services.Concerned.Unsent(before.Slug, change.For, change.Step, drafts: true, stop);
        var drafts = unsent.Count(d => d.Started);
        var waiting = before
            .Steps.Where(s => s.Opens.Any(m => m.EndsWith(":" + change.Step, StringComparison.Ordinal)))
            .Select(s => CallWords.Quoted(s))
            .ToList();
        List<LocalText> lines =
        [
            new(
                $"Dossiers die deze stap niet meer hoeven te doen: {unsent.Count}; daarvan begonnen: {drafts}.",
                $"Dossiers that no longer need this step: {unsent.Count}; of which started: {drafts}."
            ),
            new($"Al verstuurd: {sent}; dat blijft zoals het is.", $"Sent already: {sent}; that stays as it is."),
        ];
        if (waiting.Count > 0)
            lines.Add(
                new(
                    $"Wachten niet meer op deze stap: {CallWords.List(waiting).Nl}.",
                    $"No longer wait for this step: {CallWords.List(waiting).In(Language.En)}."
                )
            );
        if (before.Step(change.Step).Instalment is not null)
            lines.Add(
                new(
                    "De schijf van deze stap wordt dan bij een latere stap betaald.",
                    "The instalment of this step is then paid at a later step."
                )
            );
        return new Effect(
            lines,
            Concerned.Each(
                unsent,
                IsSkipped(after, change)
                    ? new(
                        "U hoeft deze stap niet te doen. Wat u bewaarde, blijft bewaard.",
                        "You need not do this step. What you saved stays saved."
                    )
                    : new("U moet deze stap toch doen.", "You do need to do this step.")
            )
        );
    }

    private static bool IsSkipped(CallDefinition call, SkipStepAdjustment change) =>
        call.Decided.Exceptions.Any(e => e.What.Skipped && e.What.Step == change.Step && e.For.Equals(change.For));
}
