using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Conversation;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>Somebody with the role of jury becomes a member of a panel, with the interests that were declared.</summary>
public sealed class NameAssessor(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    AgencyColleagues colleagues,
    OrganisationRegistry organisations,
    Clock clock
) : IAct
{
    private static readonly Telling ForYou = new(
        Reader.Person,
        new("U zit in de jury van {title}", "You are in the panel of {title}"),
        new(
            "U scoort aanvragen voor deze oproep tot en met {until}. U krijgt bericht als er iets voor u klaarligt.",
            "You score applications for this call until {until}. You are told when something is there for you."
        )
    )
    {
        When = new("tegen wie nieuw in de jury zit", "to who is new in the panel"),
        Lands = "/jury",
    };

    public static ActKind Kind { get; } =
        new("name-assessor", new("Beoordelaar benoemd", "Assessor named"))
        {
            By = ActBy.Manager,
            IsInternal = true,
            Touches = ActTouches.None,
            Tells = [ForYou],
            Words = new(
                "a panel; a person with the role jury over the measure",
                "the person is a member, with employer and municipality as declared; done again these are others",
                "nothing"
            ),
        };

    /// <param name="employer">Enterprise number or NIS code of where the person works, as typed; empty where that is none.</param>
    /// <param name="municipality">The same of where the person lives or sits in the council.</param>
    public Task<Outcome<PanelMember>> Do(
        Actor actor,
        string call,
        string step,
        Guid person,
        string? employer,
        string? municipality,
        CancellationToken stop = default
    ) =>
        acts.Run<PanelOf, PanelMember>(
            Kind,
            actor,
            new PanelTarget(calls, call, step),
            null,
            act => Name(act, person, employer, municipality, stop),
            stop
        );

    private async Task<Outcome<PanelMember>> Name(
        ActScope<PanelOf> act,
        Guid person,
        string? employer,
        string? municipality,
        CancellationToken stop
    )
    {
        var (call, panel) = (act.Subject.Call, act.Subject.Panel!);
        if ((await colleagues.Over(call.Measure, ActBy.Assessor.Roles, stop)).All(c => c.Id != person))
            return NoAssessor;
        var (works, lives) = (Read(employer), Read(municipality));
        if (works is { Known: false } || lives is { Known: false })
            return Unknown(works is { Known: false } ? "werkgever" : "gemeente");
        var member = await db.PanelMembers.FirstOrDefaultAsync(m => m.PanelId == panel.Id && m.PersonId == person, stop);
        var isNew = member is not { ReleasedAt: null };
        if (member is null)
            db.PanelMembers.Add(
                member = new()
                {
                    PanelId = panel.Id,
                    PersonId = person,
                    NamedBy = act.Actor.PersonId,
                    NamedAt = act.At,
                }
            );
        else
        {
            if (!isNew && member.Employer == works.Id && member.Municipality == lives.Id)
                return act.Nothing(member);
            act.Before = new { employer = member.Employer, municipality = member.Municipality };
            (member.NamedBy, member.NamedAt, member.ReleasedAt) = (act.Actor.PersonId, act.At, null);
        }
        (member.Employer, member.Municipality) = (works.Id, lives.Id);
        act.Evidence = new { panel = panel.Id, assessor = person };
        act.After = new { employer = member.Employer, municipality = member.Municipality };
        act.Say("title", call.Title.WithEnglish());
        act.Say("until", PanelWordsOfSite.Day(panel.DueOn));
        if (isNew)
            act.Tell(ForYou, act.Actor.Organisation, person);
        return member;
    }

    private (OrganisationId? Id, bool Known) Read(string? key) =>
        string.IsNullOrWhiteSpace(key) ? (null, true)
        : organisations.IdOf(key.Trim(), clock.Today) is { } id ? (id, true)
        : (null, false);

    private static readonly Refusal NoAssessor = new(
        "no-assessor",
        new LocalText("Kies iemand met de rol van jurylid.", "Choose somebody with the role of jury member."),
        RefusalKind.Invalid,
        "persoon"
    );

    private static Refusal Unknown(string box) =>
        new(
            "organisation-unknown",
            new LocalText(
                "Deze organisatie is niet bekend. Kies ze uit de lijst, of geef haar ondernemingsnummer.",
                "This organisation is not known. Choose it from the list, or give its enterprise number."
            ),
            RefusalKind.Invalid,
            box
        );
}
