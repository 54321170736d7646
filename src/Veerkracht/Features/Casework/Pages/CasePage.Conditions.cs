using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Casework.Pages;

/// <summary>What is done on one of the conditions of a dossier, and what of it is offered.</summary>
public sealed partial class CasePageModel
{
    /// <summary>A form by which somebody judges a condition.</summary>
    public sealed record JudgingForm(string Handler, string Name, bool May, LocalText Title, LocalText Label, LocalText Button);

    public LocalText Day(DateOnly day) => DateText.Long(LocalDate.FromDateOnly(day));

    /// <summary>Where a condition stands on the page of its dossier.</summary>
    public static string PlaceOf(AwardCondition condition) => $"voorwaarde-{condition.Id:n}";

    public bool MayBring(AwardCondition condition) => ActFrame.Refuses(BringEvidence.Kind, Actor, Known(condition)) is null;

    /// <summary>To show this one is the main thing to do: it is the first that is open, and nothing above it waits.</summary>
    public bool IsMain(AwardCondition condition) =>
        Deeds.All(d => d.Form.IsAside)
        && Case.Conditions.Where(c => c.IsOpen && !Case.ConditionEvidence.Any(e => e.ConditionId == c.Id && e.Waits)).MinBy(c => c.DueOn)
            == condition;

    public bool MayDrop(AwardCondition condition) => ActFrame.Refuses(DropCondition.Kind, Actor, Known(condition)) is null;

    public IReadOnlyList<JudgingForm> JudgingOf(AwardCondition condition) =>
        [
            new(
                "Met",
                $"m{condition.Id:n}",
                ActFrame.Refuses(MeetCondition.Kind, Actor, Known(condition)) is null,
                new("De voorwaarde is vervuld", "The condition is met"),
                new("Wat hebt u nagekeken?", "What did you look at?"),
                new("Noteer als vervuld", "Record as met")
            ),
            new(
                "NotEnough",
                $"n{condition.Id:n}",
                RefuseEvidence.Cannot(Actor, Known(condition), Case.ConditionEvidence) is null,
                new("Het bewijs volstaat niet", "The evidence is not enough"),
                new("Wat ontbreekt er nog?", "What is still missing?"),
                new("Vraag meer bewijs", "Ask for more evidence")
            ),
            new(
                "Lift",
                $"l{condition.Id:n}",
                ActFrame.Refuses(ProposeConditionLift.Kind, Actor, Known(condition)) is null,
                new("Stel voor om de voorwaarde op te heffen", "Propose to lift the condition"),
                new("Waarom hoeft dit niet meer?", "Why is this no longer needed?"),
                new("Stel de opheffing voor", "Propose to lift it")
            ),
        ];

    public IReadOnlyList<AttachedFile> FilesOf(ConditionEvidence evidence) => FilesOf(evidence.Id);

    /// <summary>Those that came with evidence or with an objection.</summary>
    public IReadOnlyList<AttachedFile> FilesOf(Guid with) =>
        [.. Case.QuestionFiles.Where(f => f.QuestionId == with).Select(f => FormView.Attached(f))];

    public bool IsOwnDecision(Objection objection) =>
        objection.IsOpen && Case.Reader.HasAuthorityOver(Case.Dossier.Measure) && objection.IsOwnDecisionOf(Case.Reader.PersonId);

    /// <summary>Whether what was decided is final, or until when it can be objected to; null where the call says nothing of it.</summary>
    public LocalText? Standing
    {
        get
        {
            if (Case.Call.ObjectionDays is not { } days || Case.Decision is not { } decision)
                return null;
            if (Case.Objections.Any(o => o.IsOpen))
                return new("Voorlopig: er loopt een bezwaar.", "Preliminary: an objection is open.");
            var (until, objected) = (decision.Until(days), Case.Objections.Any(o => o.DecisionId == decision.Id));
            if (decision.IsFinal || objected || Case.Today > until)
                return new("Deze beslissing is definitief.", "This decision is final.");
            var day = Day(until);
            return new($"Voorlopig: bezwaar kan tot en met {day.Nl}.", $"Preliminary: it can be objected to until {day.In(Language.En)}.");
        }
    }

    private KnownCondition Known(AwardCondition condition) => new(Case.Dossier, condition);

    [Does(typeof(BringEvidence))]
    public Task<IActionResult> OnPostEvidenceAsync(Guid id, Guid condition, [FromServices] BringEvidence act, CancellationToken stop)
    {
        var form = $"c{condition:n}";
        return Answer(
            id,
            act.Do(
                Actor,
                condition,
                Request.Form[$"{form}_evidence"].ToString(),
                [.. Received.Where(f => f.Field == $"{form}_files").Select(f => f.File)],
                stop
            ),
            BringEvidence.Kind.Code,
            form,
            stop
        );
    }

    [Does(typeof(DropCondition))]
    public Task<IActionResult> OnPostDropConditionAsync(
        Guid id,
        Guid condition,
        [FromServices] DropCondition act,
        CancellationToken stop
    ) => Answer(id, act.Do(Actor, condition, stop), DropCondition.Kind.Code, "", stop);

    [Does(typeof(MeetCondition))]
    public Task<IActionResult> OnPostMetAsync(Guid id, Guid condition, [FromServices] MeetCondition act, CancellationToken stop) =>
        Answer(id, act.Do(Actor, condition, ReasonOf("m", condition), stop), MeetCondition.Kind.Code, $"m{condition:n}", stop);

    [Does(typeof(RefuseEvidence))]
    public Task<IActionResult> OnPostNotEnoughAsync(Guid id, Guid condition, [FromServices] RefuseEvidence act, CancellationToken stop) =>
        Answer(id, act.Do(Actor, condition, ReasonOf("n", condition), stop), RefuseEvidence.Kind.Code, $"n{condition:n}", stop);

    [Does(typeof(ProposeConditionLift))]
    public Task<IActionResult> OnPostLiftAsync(Guid id, Guid condition, [FromServices] ProposeConditionLift act, CancellationToken stop) =>
        Answer(id, act.Do(Actor, condition, ReasonOf("l", condition), stop), ProposeConditionLift.Kind.Code, $"l{condition:n}", stop);

    private string ReasonOf(string form, Guid condition) => Request.Form[$"{form}{condition:n}_reason"].ToString();
}
