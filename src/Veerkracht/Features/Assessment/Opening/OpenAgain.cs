using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Opening;

/// <summary>
/// The agency opens sections or fields of a step that was sent, for the applicant to complete. What was sent stays in force until the
/// completed version is sent; nothing else can be changed.
/// </summary>
public sealed class OpenAgain(ActFrame acts, Db db, Clock clock, CallCatalogue calls) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("open-again", new("Opnieuw geopend om aan te vullen", "Opened again for completion"))
        {
            By = ActBy.Handler,
            Text = new("comment", new("Schrijf wat de aanvrager moet aanvullen.", "Write what the applicant must complete.")),
            From = [DossierState.Registered, DossierState.Complete, DossierState.Awarded],
            WaitsForDecision = true,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.Decided(
                    "Aan te vullen: {number}, {step}",
                    "To be completed: {number}, {step}",
                    "{name}. Het agentschap opende een deel van wat u indiende opnieuw. Vul het aan en dien opnieuw in tot en met {until}. "
                        + "Wat u eerst indiende, telt tot u opnieuw indient. Doet u niets, dan blijft het tellen.",
                    "{name}. The agency opened a part of what you sent again. Complete it and send again until {until}. What you sent "
                        + "first counts until you send again. If you do nothing, it stays valid."
                ) with
                {
                    Lands = "/dossiers/{dossier}/stap/{step-id}",
                },
            ],
            Words = new(
                "registered, complete or awarded; a step that was sent and not decided on",
                "the chosen parts can be changed until the last day; what was sent stays in force",
                "nothing"
            ),
        };

    /// <param name="parts">As <see cref="OpenFields"/> reads them.</param>
    /// <param name="due">The last day, as typed.</param>
    public Task<Outcome<Revision>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        IReadOnlyCollection<string> parts,
        string comment,
        string? due,
        CancellationToken stop = default
    )
    {
        var term = AnswerTerm.Read(due, clock.Today);
        return acts.Run<Dossier, Revision>(
            Kind,
            actor,
            new DossierTarget(dossierId),
            comment,
            async act =>
                !term.Done ? Outcome<Revision>.Refused(term.Refusals)
                : term.Value is { } day ? await Open(act, stepId, parts, day.ToDateOnly(), stop)
                : DayNeeded,
            stop
        );
    }

    /// <summary>Why no part of this step can be opened by this reader now; null where it can.</summary>
    /// <param name="dossier">With its steps.</param>
    public static Refusal? Cannot(Actor actor, Core.Calls.CallDefinition call, Dossier dossier, DossierStep step) =>
        ActFrame.Refuses(Kind, actor, dossier)
        ?? RevisionRefusals.Fixed(call, dossier, step)
        ?? (step.Revision is { Kind: RevisionKind.Asked } ? OpenAlready : null);

    private async Task<Outcome<Revision>> Open(
        ActScope<Dossier> act,
        string stepId,
        IReadOnlyCollection<string> parts,
        DateOnly due,
        CancellationToken stop
    )
    {
        var dossier = act.Subject;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { } step)
            return Refusal.NotFound();
        if (Cannot(act.Actor, call, dossier, step) is { } refusal)
            return refusal;
        var form = call.Step(stepId).Form;
        var chosen = OpenFields.Known(form, parts);
        if (chosen.Count == 0 || chosen.Count < parts.Distinct().Count())
            return NothingChosen;
        var revision = new Revision
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            StepId = stepId,
            Kind = RevisionKind.Asked,
            Chosen = string.Join(' ', chosen),
            Comment = act.Reason,
            DueOn = due,
            RemindAt = AnswerTerm.Reminder(due, act.At),
            OpenedBy = act.Actor.PersonId,
            OpenedAt = act.At,
        };
        var open = OpenFields.Of(form, chosen);
        var answers = AnswersJson.Read(step.InForce!);
        var last = await db
            .Revisions.Where(r => r.DossierId == dossier.Id && r.StepId == stepId)
            .OrderByDescending(r => r.OpenedAt)
            .ThenByDescending(r => r.Id)
            .FirstOrDefaultAsync(stop);
        // What the applicant typed of these parts and did not send stays.
        if (last is { EndedAs: null or RevisionEnd.Passed })
            Keep(answers, AnswersJson.Read(step.Answers), open);
        if (step.Revision is not null)
            last?.End(RevisionEnd.Replaced, act.Actor.PersonId, act.At);
        db.Revisions.Add(revision);
        step.Revise(new OpenRevision(revision.Id, revision.Kind, open, due), AnswersJson.Write(answers));
        dossier.Await(Desk.Applicant);
        act.Evidence = new
        {
            revision = revision.Id,
            step = stepId,
            open = chosen,
            due,
            counts = step.SentSha256,
        };
        act.Say("step", call.Step(stepId).Title);
        act.Say("step-id", new(stepId));
        act.Say("until", DateText.Long(NodaTime.LocalDate.FromDateOnly(due)));
        return revision;
    }

    private static void Keep(JsonObject answers, JsonObject typed, IReadOnlyList<string> open)
    {
        foreach (var field in open)
        {
            answers.Remove(field);
            if (typed[field] is { } answer)
                answers[field] = answer.DeepClone();
        }
    }

    private static readonly Refusal DayNeeded = new(
        "due-needed",
        new LocalText("Kies tot welke dag de aanvrager kan aanvullen.", "Choose until which day the applicant can complete it."),
        RefusalKind.Invalid,
        AnswerTerm.Field
    );

    private static readonly Refusal NothingChosen = new(
        "nothing-chosen",
        new LocalText(
            "Kies minstens één deel of vraag van deze stap om te openen.",
            "Choose at least one part or question of this step to open."
        ),
        RefusalKind.Invalid,
        "parts"
    );

    private static readonly Refusal OpenAlready = new(
        "opened-already",
        new LocalText(
            "Een deel van deze stap staat al open. Neem dat eerst terug.",
            "A part of this step is open already. Take that back first."
        )
    );
}
