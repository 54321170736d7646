using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// Reminds of drafts that were not sent: 7 days, 48 hours and 4 hours before the deadline that holds for that applicant, each once for each
/// deadline. Where the clock leapt over several, only the latest is told.
/// </summary>
public sealed class RemindDrafts(Db db, CallCatalogue calls, StepAvailability availability, Notifier notifier, Clock clock)
{
    private const int Batch = 200;
    private static readonly int[] HoursBefore = [4, 48, 7 * 24];

    /// <summary>Looks at every open draft, some at a time; the number of reminders that were told.</summary>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var told = 0;
        for (Guid? after = null; ; )
        {
            var drafts = await Next(after, stop);
            if (drafts.Count == 0)
                return told;
            told += await Remind([.. drafts.Select(d => Due(d.Step, d.Dossier)).OfType<Reminder>()], stop);
            after = drafts[^1].Step.Id;
        }
    }

    private sealed record Open(Guid Id, string StepId);

    private sealed record Reminder(string Key, Dossier Dossier, Step Step, LocalDateTime Closes, Duration Left);

    /// <summary>Without the answers: a reminder needs none of them.</summary>
    private async Task<List<(Open Step, Dossier Dossier)>> Next(Guid? after, CancellationToken stop)
    {
        var steps = db.DossierSteps.AsNoTracking().Where(s => s.State == StepState.Draft);
        if (after is { } last)
            steps = steps.Where(s => s.Id > last);
        var found = await (
            from s in steps
            join d in db.Dossiers.AsNoTracking() on s.DossierId equals d.Id
            where d.State != DossierState.Withdrawn && d.State != DossierState.Rejected
            orderby s.Id
            select new
            {
                s.Id,
                s.StepId,
                Dossier = d,
            }
        )
            .Take(Batch)
            .ToListAsync(stop);
        return [.. found.Select(f => (new Open(f.Id, f.StepId), f.Dossier))];
    }

    private Reminder? Due(Open step, Dossier dossier)
    {
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.FirstOrDefault(s => s.Id == step.StepId) is not { } definition || dossier.HasEnded(definition))
            return null;
        // A step that is skipped, or of a call that was withdrawn, has no deadline to remind of.
        if (
            availability.Of(call, dossier, step.StepId)
            is not { State: not (Core.Calls.StepState.Closed or Core.Calls.StepState.NotEligible), Closes: { } closes }
        )
            return null;
        var left = BrusselsTime.Left(closes, clock.Now);
        if (left <= Duration.Zero || HoursBefore.Where(h => left <= Duration.FromHours(h)).Cast<int?>().FirstOrDefault() is not { } hours)
            return null;
        return new Reminder($"reminder:{step.Id:n}:{closes.ToString("uuuuMMddHHmm", null)}:{hours}", dossier, definition, closes, left);
    }

    private async Task<int> Remind(IReadOnlyList<Reminder> due, CancellationToken stop)
    {
        var keys = due.Select(r => r.Key).ToList();
        var known =
            keys.Count == 0
                ? []
                : await db.Notices.Where(n => n.Once != null && keys.Contains(n.Once)).Select(n => n.Once).ToListAsync(stop);
        var told = 0;
        // One by one: a reminder that another process tells at the same instant keeps none of the others from being told.
        foreach (var reminder in due.Where(r => !known.Contains(r.Key)))
        {
            var outcome = await db.Transact<bool>(
                () =>
                {
                    Tell(reminder);
                    return Task.FromResult<Outcome<bool>>(true);
                },
                stop
            );
            if (outcome.Done)
                told++;
        }
        db.ChangeTracker.Clear();
        return told;
    }

    private void Tell(Reminder reminder)
    {
        var (dossier, step, left) = (reminder.Dossier, reminder.Step, TimeLeft.Text(reminder.Left));
        notifier.Tell(
            new Addressee(dossier.Organisation, Call: dossier.Call, DossierId: dossier.Id),
            new LocalText($"Nog niet ingediend: {dossier.Number}, {left.Nl}", $"Not sent yet: {dossier.Number}, {left.In(Language.En)}"),
            new LocalText(
                $"{step.Title.Nl} is nog een concept. Indienen kan tot en met {DateText.Long(reminder.Closes, Language.Nl)}. Een "
                    + "concept dat niet ingediend is, telt niet mee.",
                $"{step.Title.In(Language.En)} is still a draft. It can be sent until {DateText.Long(reminder.Closes, Language.En)}. A "
                    + "draft that is not sent does not count."
            ),
            $"/dossiers/{dossier.Id}/stap/{step.Id}",
            reminder.Key
        );
    }
}
