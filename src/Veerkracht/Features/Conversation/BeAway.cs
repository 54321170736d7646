using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Conversation;

/// <summary>Somebody of an agency says from when until when a colleague stands in, or that this is over. No act of the history.</summary>
public sealed class BeAway(Db db, AgencyColleagues colleagues, Clock clock)
{
    /// <summary>At most a year: who is away longer has another role.</summary>
    public const int MostDays = 366;

    public Task<Absence?> Of(Guid person, CancellationToken stop = default)
    {
        var today = clock.Today.ToDateOnly();
        return db.Absences.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == person && a.Until >= today, stop);
    }

    /// <summary>Colleagues who can stand in: who sees at least one of the measures that the person sees.</summary>
    public async Task<IReadOnlyList<Applications.Together.Colleague>> Deputies(Actor actor, CancellationToken stop = default)
    {
        var all = new Dictionary<Guid, Applications.Together.Colleague>();
        foreach (var measure in actor.Measures.Order(StringComparer.Ordinal))
        {
            foreach (var colleague in await colleagues.Over(measure, RolesTogether.OverDossiers, stop))
                all.TryAdd(colleague.Id, colleague);
        }
        all.Remove(actor.PersonId);
        return [.. all.Values.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    /// <param name="from">First day, in Brussels.</param>
    /// <param name="until">Last day.</param>
    public async Task<Outcome<Absence>> Do(Actor actor, DateOnly? from, DateOnly? until, Guid? deputy, CancellationToken stop = default)
    {
        if (!actor.IsAdministration)
            return Refusal.Forbidden();
        var today = clock.Today.ToDateOnly();
        var wrong = new List<Refusal>();
        if (from is null)
            wrong.Add(NoFirstDay);
        if (until is not { } last || last < today || (from is { } day && (last < day || last.DayNumber - day.DayNumber >= MostDays)))
            wrong.Add(NoDays);
        if (deputy is null || (await Deputies(actor, stop)).All(c => c.Id != deputy))
            wrong.Add(NoDeputy);
        return wrong.Count > 0
            ? Outcome<Absence>.Refused(wrong)
            : await Save(actor.PersonId, from!.Value, until!.Value, deputy!.Value, stop);
    }

    private Task<Outcome<Absence>> Save(Guid own, DateOnly first, DateOnly last, Guid person, CancellationToken stop) =>
        db.Transact<Absence>(
            async () =>
            {
                var there = await db.Absences.FirstOrDefaultAsync(a => a.PersonId == own, stop);
                if (there is null)
                    db.Absences.Add(
                        there = new()
                        {
                            PersonId = own,
                            From = first,
                            Until = last,
                            DeputyId = person,
                        }
                    );
                else
                    (there.From, there.Until, there.DeputyId) = (first, last, person);
                return there;
            },
            stop
        );

    /// <summary>Back again; what is over is over.</summary>
    public Task Back(Guid person, CancellationToken stop = default) =>
        db.Absences.Where(a => a.PersonId == person).ExecuteDeleteAsync(stop);

    private static readonly Refusal NoFirstDay = new(
        "no-first-day-away",
        new LocalText("Kies de eerste dag waarop u er niet bent.", "Choose the first day on which you are away."),
        RefusalKind.Invalid,
        "van"
    );

    private static readonly Refusal NoDays = new(
        "no-days-away",
        new LocalText(
            "Kies een laatste dag: niet vóór de eerste, niet voorbij, en samen hoogstens een jaar.",
            "Choose a last day: not before the first, not over, and at most a year together."
        ),
        RefusalKind.Invalid,
        "tot"
    );

    private static readonly Refusal NoDeputy = new(
        "no-deputy",
        new LocalText("Kies een collega die uw dossiers mag zien.", "Choose a colleague who may see your dossiers."),
        RefusalKind.Invalid,
        "vervanger"
    );
}
