using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>The panel of a phase is set up, or gets another last day.</summary>
public sealed class OpenPanel(ActFrame acts, Db db, CallCatalogue calls, TaskLooks looks, Clock clock) : IAct
{
    public static ActKind Kind { get; } =
        new("open-panel", new("Jury ingesteld", "Panel set up"))
        {
            By = ActBy.Manager,
            IsInternal = true,
            Touches = ActTouches.None,
            TellsNobody = "assessors are told when they get something to read",
            Words = new(
                "a phase of a call with criteria for which assessors give points",
                "scores are given until this day; done again it is another day",
                "nothing"
            ),
        };

    /// <param name="due">Last day, as typed.</param>
    public Task<Outcome<Panel>> Do(Actor actor, string call, string step, string? due, CancellationToken stop = default) =>
        acts.Run<PanelOf, Panel>(Kind, actor, new PanelTarget(calls, call, step), null, act => Open(act, due, stop), stop);

    private async Task<Outcome<Panel>> Open(ActScope<PanelOf> act, string? due, CancellationToken stop)
    {
        if (!DateReader.TryRead(due ?? "", out var day, out _) || day < clock.Today)
            return DayNeeded;
        var (call, step, panel) = act.Subject;
        act.Before = panel is null ? null : new { due = panel.DueOn };
        if (panel is null)
        {
            panel = new()
            {
                Id = Guid.CreateVersion7(act.At),
                Measure = call.Measure,
                Call = call.Slug,
                StepId = step.Id,
                DueOn = day.ToDateOnly(),
                OpenedBy = act.Actor.PersonId,
                OpenedAt = act.At,
            };
            db.Panels.Add(panel);
        }
        else if (panel.DueOn == day.ToDateOnly())
            return act.Nothing(panel);
        panel.DueOn = day.ToDateOnly();
        act.Evidence = new { panel = panel.Id, step = step.Id };
        act.After = new { due = panel.DueOn };
        await looks.Of(call.Slug, stop);
        return panel;
    }

    private static readonly Refusal DayNeeded = new(
        "day-needed",
        new LocalText("Kies de laatste dag om te scoren: vandaag of later.", "Choose the last day for scores: today or later."),
        RefusalKind.Invalid,
        "tot"
    );
}
