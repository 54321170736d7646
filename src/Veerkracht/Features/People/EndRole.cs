using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People;

/// <summary>
/// Who manages the people of an organisation ends a role: today at once, a later day at its end. Somebody who manages the people must
/// remain.
/// </summary>
public sealed class EndRole(ActFrame acts, Db db, Clock clock, RecentStandings recent) : IAct
{
    private static readonly Telling Ended = new(
        Reader.Person,
        new("Uw rol bij {government} eindigt: {role}", "Your role at {government} ends: {role}"),
        new(
            "Tot en met {until} kunt u er nog mee werken. Vragen? Spreek wie bij u de mensen beheert aan.",
            "You can work with it until {until}. Questions? Ask who manages the people of your organisation."
        )
    )
    {
        When = new("tegen die persoon", "to that person"),
        Lands = "/bestuur/kiezen",
    };

    public static ActKind Kind { get; } =
        new ActKind("end-role", new("Rol beëindigd", "Role ended"))
        {
            By = PeopleAccess.Managers,
            Touches = ActTouches.People,
            Tells = [Ended],
            Words = new(
                "a role that was given here and counts; somebody who manages the people remains",
                "the role ends, today at once or at the end of a later day",
                "nothing"
            ),
        };

    private const int MostYears = 10;

    /// <param name="lastDay">By the calendar of Brussels and the clock of the system, also in the demonstration.</param>
    public async Task<Outcome<Mandate>> Do(Actor actor, Guid mandateId, LocalDate? lastDay, CancellationToken stop = default)
    {
        var outcome = await acts.Run<PeopleOf, Mandate>(
            Kind,
            actor,
            new PeopleTarget(),
            null,
            act => End(act, mandateId, lastDay, stop),
            stop
        );
        if (outcome.Value is { } ended)
            recent.Forget(ended.PersonId);
        return outcome;
    }

    private async Task<Outcome<Mandate>> End(ActScope<PeopleOf> act, Guid mandateId, LocalDate? lastDay, CancellationToken stop)
    {
        var (organisation, now) = (act.Subject.Organisation, clock.SystemUtcNow);
        await HoldManagers(organisation, stop);
        var mandates = await db.Mandates.AsTracking().Where(m => m.Organisation == organisation).ToListAsync(stop);
        if (mandates.Find(m => m.Id == mandateId) is not { } mandate)
            return Refusal.NotFound();
        var cannot = Cannot(mandate, mandates, now);
        if (cannot is not null && cannot != PeopleRefusals.LastManager)
            return cannot;
        var today = BrusselsTime.At(Instant.FromDateTimeUtc(now)).Date;
        if (lastDay is not { } day || day < today || day > today.PlusYears(MostYears))
            return PeopleRefusals.DayPassed;
        if (cannot is not null)
            return cannot;
        act.Evidence = new
        {
            mandate = mandate.Id,
            person = mandate.PersonId,
            role = mandate.Role,
        };
        act.Before = new { until = mandate.ValidUntil };
        mandate.End(day == today ? now : BrusselsTime.Opening(day.PlusDays(1).AtMidnight()).ToDateTimeUtc(), act.Actor.PersonId);
        act.After = new { until = mandate.ValidUntil };
        act.Say("role", RoleWords.Of(mandate.Role));
        act.Say("government", new(mandate.OrganisationName, mandate.OrganisationName));
        act.Say("until", new(DateText.Long(day, Language.Nl), DateText.Long(day, Language.En)));
        act.Tell(Ended, organisation, mandate.PersonId);
        return mandate;
    }

    /// <summary>Why this role cannot be ended here, whatever the day; null where nothing stands in the way.</summary>
    /// <param name="all">All mandates of the organisation, or those that count now.</param>
    /// <param name="now">UTC, by the clock of the system.</param>
    public static Refusal? Cannot(Mandate mandate, IReadOnlyList<Mandate> all, DateTime now) =>
        mandate.Source == MandateSource.Provider ? PeopleRefusals.FromProvider
        : !mandate.IsLive(now) ? PeopleRefusals.Ended
        : PeopleAccess.Managing.Contains(mandate.Role) && !all.Any(m => m.Id != mandate.Id && Remains(m, now)) ? PeopleRefusals.LastManager
        : null;

    private static bool Remains(Mandate mandate, DateTime now) =>
        PeopleAccess.Managing.Contains(mandate.Role) && mandate.ValidUntil is null && mandate.IsLive(now);

    /// <summary>By a change that changes nothing: two who end each other's right at the same instant go one after the other.</summary>
    private Task HoldManagers(OrganisationId organisation, CancellationToken stop) =>
        db
            .Mandates.Where(m => m.Organisation == organisation && PeopleAccess.Managing.Contains(m.Role) && m.ValidUntil == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.OrganisationName, m => m.OrganisationName), stop);
}
