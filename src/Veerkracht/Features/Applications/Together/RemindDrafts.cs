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
/// deadline. Where the clock leapt over several, only the latest is told. A round reads the drafts of which a moment has come, no other.
/// </summary>
public sealed class RemindDrafts(Db db, Kept kept, CallCatalogue calls, StepAvailability availability, Notifier notifier, Clock clock)
    : ITells
{
    private const int Batch = 200;
    private static readonly int[] HoursBefore = [4, 48, 7 * 24];

    /// <summary>Looks at the drafts of which a moment has come, some at a time; the number of reminders that were told.</summary>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var told = 0;
        // Asked before anything is held: a round in which nothing is due is one look in an index.
        while (await Due().AnyAsync(stop))
        {
            var round = await db.Transact<int>(() => Round(stop), stop);
            if (!round.Done)
                // Another process told them at the same instant; what it left is for the next round.
                return told;
            told += round.Value;
        }
        return told;
    }

    /// <param name="Again">It was sent: what is not sent is a change of it.</param>
    private sealed record Open(Guid Id, string StepId, bool Again, Dossier Dossier);

    /// <param name="Reminder">What to tell now; null where it is only looked at.</param>
    /// <param name="Next">UTC; when to look at it again.</param>
    private sealed record Looked(Open Draft, Reminder? Reminder, DateTime? Next);

    private sealed record Reminder(string Key, Dossier Dossier, Step Step, bool Again, LocalDateTime Closes, Duration Left);

    private IQueryable<DossierStep> Due()
    {
        var now = clock.UtcNow;
        return db.DossierSteps.Where(s => s.RemindAt <= now);
    }

    /// <summary>Goes by the windows as they are in its transaction: who changes them waits, and then has drafts looked at again.</summary>
    private async Task<Outcome<int>> Round(CancellationToken stop)
    {
        await kept.Hold(db, ActTouches.None, stop);
        var looked = (await Drafts(stop)).ConvertAll(Look);
        var keys = looked.Select(l => l.Reminder?.Key).OfType<string>().ToList();
        var known =
            keys.Count == 0
                ? []
                : await db.Notices.Where(n => n.Once != null && keys.Contains(n.Once)).Select(n => n.Once).ToListAsync(stop);
        var due = looked.Select(l => l.Reminder).OfType<Reminder>().Where(r => !known.Contains(r.Key)).ToList();
        due.ForEach(Tell);
        foreach (var next in looked.GroupBy(l => l.Next))
        {
            var ids = next.Select(l => l.Draft.Id).ToList();
            // Beside the version of the draft: who is typing has the same draft as before.
            await db
                .DossierSteps.Where(s => ids.Contains(s.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindAt, next.Key), stop);
        }
        return due.Count;
    }

    /// <summary>Without the answers: a reminder needs none of them.</summary>
    private async Task<List<Open>> Drafts(CancellationToken stop)
    {
        var found = await Due()
            .OrderBy(s => s.RemindAt)
            .Take(Batch)
            .Join(
                db.Dossiers.AsNoTracking(),
                s => s.DossierId,
                d => d.Id,
                (s, d) =>
                    new
                    {
                        s.Id,
                        s.StepId,
                        Again = s.Revising != null,
                        Dossier = d,
                    }
            )
            .ToListAsync(stop);
        return [.. found.Select(f => new Open(f.Id, f.StepId, f.Again, f.Dossier))];
    }

    private Looked Look(Open draft)
    {
        var (id, stepId, again, dossier) = draft;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.FirstOrDefault(s => s.Id == stepId) is not { } step || dossier.HasEnded(step))
            return new(draft, null, null);
        var status = availability.Of(call, dossier, stepId);
        var now = clock.Now;
        // A step that is skipped has no deadline.
        if (status.Closes is not { } closes || BrusselsTime.Closing(closes) <= now)
            return new(draft, null, null);
        var left = BrusselsTime.Left(closes, now);
        var later = HoursBefore.Where(h => left > Duration.FromHours(h)).ToList();
        var next =
            later.Count > 0 ? (now + left - Duration.FromHours(later.Max())).ToDateTimeUtc()
            // A step that opens again has another deadline after this one.
            : status.Again is not null ? BrusselsTime.Closing(closes).ToDateTimeUtc()
            : (DateTime?)null;
        // What cannot be sent now may be sent later: a proposal to award that is refused opens the phase again.
        if (
            status.State is Core.Calls.StepState.Closed or Core.Calls.StepState.NotEligible
            || HoursBefore.Except(later).ToList() is not { Count: > 0 } passed
        )
            return new(draft, null, next);
        var key = $"reminder:{id:n}:{closes.ToString("uuuuMMddHHmm", null)}:{passed.Min()}";
        return new(draft, new Reminder(key, dossier, step, again, closes, left), next);
    }

    private void Tell(Reminder reminder)
    {
        var (dossier, step, left) = (reminder.Dossier, reminder.Step, TimeLeft.Text(reminder.Left));
        notifier.Tell(
            reminder.Again ? NearAgain : Near,
            dossier.Subject,
            dossier.Told,
            dossier.Organisation,
            new Dictionary<string, LocalText>
            {
                ["left"] = left,
                ["step"] = step.Title,
                ["step-id"] = new(step.Id),
                ["until"] = new(DateText.Long(reminder.Closes, Language.Nl), DateText.Long(reminder.Closes, Language.En)),
            },
            once: reminder.Key
        );
    }

    private static readonly Telling Near = Tellings.ToApplicant(
        "Nog niet ingediend: {number}, {left}",
        "Not sent yet: {number}, {left}",
        "{step} is nog een concept. Indienen kan tot en met {until}. Een concept dat niet ingediend is, telt niet mee.",
        "{step} is still a draft. It can be sent until {until}. A draft that is not sent does not count."
    ) with
    {
        Lands = "/dossiers/{dossier}/stap/{step-id}",
    };

    private static readonly Telling NearAgain = Tellings.ToApplicant(
        "Wijziging nog niet ingediend: {number}, {left}",
        "Change not sent yet: {number}, {left}",
        "U bent {step} aan het wijzigen. Opnieuw indienen kan tot en met {until}. Dient u niet opnieuw in, dan telt wat u eerst indiende.",
        "You are changing {step}. It can be sent again until {until}. If you do not send again, what you sent first counts."
    ) with
    {
        Lands = "/dossiers/{dossier}/stap/{step-id}",
        When = new("als het al ingediend was", "where it was sent before"),
        Variant = "again",
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [new("deadline-near", new("De termijn van een concept nadert", "The deadline of a draft comes near"), Near, NearAgain)];
}
