using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Starts an application for the organisation of the actor: a dossier with its number, and the draft of the first step; with the answers of
/// an earlier application, where one is named. Nothing is sent by that.
/// </summary>
public sealed class StartApplication(
    ActFrame acts,
    Db db,
    Clock clock,
    CallCatalogue calls,
    Applicants applicants,
    StepAvailability availability,
    StepContexts contexts,
    RunningElsewhere elsewhere,
    EarlierAnswers earlier,
    OrganisationRegistry organisations
) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("start-application", new("Aanvraag gestart", "Application started"))
        {
            By = ActBy.Applicant,
            Touches = ActTouches.None,
            TellsNobody = "a draft is of who works on it; the organisation sees it in its list, and its deadline is told in time",
            Words = new("no dossier, while the call is open for the government", "a dossier in draft, with its number", "nothing"),
        };

    /// <param name="from">An earlier dossier of the same organisation to begin with; null begins empty.</param>
    public Task<Outcome<Dossier>> Do(Actor actor, string callSlug, Guid? from = null, CancellationToken stop = default) =>
        acts.Run<CallToStart, Dossier>(Kind, actor, new CallToStartTarget(calls, callSlug), null, act => Start(act, from, stop), stop);

    private async Task<Outcome<Dossier>> Start(ActScope<CallToStart> act, Guid? from, CancellationToken stop)
    {
        var (actor, call) = (act.Actor, act.Subject.Call);
        if (applicants.Find(actor.Organisation, clock.Today) is not { } organisation)
            return UnknownOrganisation(actor);
        var status = availability.ForStart(call, organisation, applicants.MayApply(call, organisation, clock.Today));
        if (!status.IsOpen)
            return StepRefusals.NotOpen(status);

        // The number comes first: its row lock makes two that start at once count one after the other.
        var number = await db.NextNumber(call.NumberPrefix, stop);
        if (await TooMany(actor, call, stop) is { } refusal)
            return refusal;
        if (await elsewhere.Started(call, actor.Organisation, stop) is { } running)
            return running;

        EarlierApplication? source = null;
        if (from is { } id && (source = await earlier.Find(actor, call, id, stop)) is null)
            return NothingToCarry;

        var dossier = NewDossier(actor, call, organisation, number, source);
        db.Dossiers.Add(dossier);
        var form = StepAvailability.First(call);
        var first = form.Id;
        var context = await contexts.For(call, dossier, first, stop);
        var start = CallEngine.Start(call, first, context);
        var carried = source is null ? null : await earlier.Carry(source, dossier, act.At, actor.PersonId, start, stop);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == actor.PersonId, stop) is { } own)
            OwnContact.Put(form.Form, start, own);
        var step = NewStep(actor, dossier, first, start);
        if (carried is not null)
            UnkeptAnswers.Add(step, carried.Unkept);
        dossier.Steps.Add(step);
        act.Evidence = source is null ? null : new { from = source.Dossier.Number };
        act.About = dossier.Subject;
        act.After = new
        {
            dossier.Number,
            dossier.CallVersion,
            Holder = organisations.KeyOf(dossier.Holder),
        };
        return dossier;
    }

    /// <summary>
    /// Dossiers that were rejected or withdrawn do not count. A year is a calendar year in Brussels, by the day on which the application
    /// was started.
    /// </summary>
    private async Task<Refusal?> TooMany(Actor actor, CallDefinition call, CancellationToken stop)
    {
        var live = db.Dossiers.Where(d =>
            d.Organisation == actor.Organisation
            && d.Call == call.Slug
            && d.State != DossierState.Rejected
            && d.State != DossierState.Withdrawn
        );
        if (call.MaxDossiers is { } most && await live.CountAsync(stop) >= most)
            return TooMany(most);
        if (call.MaxDossiersPerYear is not { } mostPerYear)
            return null;
        var from = BrusselsTime.Opening(new LocalDate(clock.Today.Year, 1, 1).AtMidnight()).ToDateTimeUtc();
        return await live.CountAsync(d => d.StartedAt >= from, stop) >= mostPerYear ? TooManyThisYear(mostPerYear) : null;
    }

    private Dossier NewDossier(Actor actor, CallDefinition call, Organisation organisation, string number, EarlierApplication? from) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Number = number,
            Programme = call.Programme,
            Measure = call.Measure,
            Call = call.Slug,
            CallVersion = call.Version,
            Organisation = actor.Organisation,
            OrganisationName = organisation.Name,
            Class = organisation.Class,
            Holder = applicants.Holder(organisation, clock.Today),
            SearchText = SearchWords.Of(number, organisation.Name),
            StartedAt = clock.UtcNow,
            StartedFrom = from?.Dossier.Id,
            ChangedAt = clock.UtcNow,
        };

    private DossierStep NewStep(Actor actor, Dossier dossier, string step, System.Text.Json.Nodes.JsonObject answers) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            DossierId = dossier.Id,
            StepId = step,
            Answers = AnswersJson.Write(answers),
            SavedAt = clock.UtcNow,
            SavedBy = actor.PersonId,
        };

    private static Refusal UnknownOrganisation(Actor actor) =>
        new(
            "unknown-organisation",
            new LocalText(
                $"{actor.OrganisationName} staat vandaag niet in de lijst van besturen. Neem contact op met de dienst.",
                $"{actor.OrganisationName} is not in the list of organisations today. Contact the agency."
            )
        );

    private static readonly Refusal NothingToCarry = new(
        "nothing-to-carry",
        new LocalText(
            "Van deze aanvraag kan geen antwoord mee. Kies een andere, of begin met een leeg formulier.",
            "No answer of this application can be carried over. Choose another, or begin with an empty form."
        ),
        RefusalKind.Invalid,
        "from"
    );

    private static Refusal TooMany(int most) =>
        new(
            "too-many-dossiers",
            new LocalText(
                $"Uw bestuur heeft al {most} {(most == 1 ? "lopend dossier" : "lopende dossiers")} in deze oproep; meer kan niet.",
                $"Your organisation has {most} {(most == 1 ? "dossier" : "dossiers")} in this call already; it cannot have more."
            )
        );

    private static Refusal TooManyThisYear(int most) =>
        new(
            "too-many-dossiers-this-year",
            new LocalText(
                $"Uw bestuur heeft dit jaar al {most} {(most == 1 ? "aanvraag" : "aanvragen")} in deze oproep; volgend jaar kan het "
                    + "opnieuw.",
                $"Your organisation has {most} {(most == 1 ? "application" : "applications")} in this call this year already; next "
                    + "year it can apply again."
            )
        );
}
