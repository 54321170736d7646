using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.People;
using Veerkracht.Features.Privacy;
using Veerkracht.Features.Programmes;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.People;
using Veerkracht.Tests.Privacy;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>
/// What is done beside the way of a dossier from draft to payment: the envelope, partners, people, consultations. Each sees to what it
/// needs first, so that it can be done at any moment of a life.
/// </summary>
internal sealed partial class RandomLife
{
    private const string First = "first";
    private int _named;
    private int _followed;
    private int _left;
    private const int RemovesEvery = 24;

    private IReadOnlyList<(string Name, Func<Task<string>> Act)> Beside =>
        [
            ("envelope", Envelope),
            ("agree", () => OnDraft(d => Say<AgreeWithDraft, string>(a => a.Do(Signer(d), d.Id, First)))),
            ("confirm partnership", () => OnPartner(Confirm)),
            ("decline partnership", () => OnPartner(Decline)),
            ("take request back", () => OnPartner(TakeBack)),
            ("ask partner again", () => OnPartner(AskAgain)),
            ("withdraw invitation", WithdrawInvitation),
            ("accept invitation", AcceptInvitation),
            ("give role", () => Say<GiveRole, Mandate>(a => a.Do(Mayor, Situations.Id("geetbets-officer"), Administrator))),
            ("end role", EndRole),
            ("follow provider", FollowProvider),
            ("name administrator", NameAdministrator),
            ("register organisation", RegisterOrganisation),
            ("open consultation", async () => Codes(await Consult())),
            ("answer comment", AnswerComment),
            ("close consultation", CloseConsultation),
            ("ask to sign", Sign),
            ("note", Note),
            ("assign", Assign),
            ("round", Round),
            ("round", Round),
            ("round", Round),
            ("panel", Panel),
            ("bank", Bank),
            ("bank", Bank),
            ("bank", Bank),
            ("theme", Theme),
            ("news", News),
            ("files", Files),
        ];

    /// <summary>Somebody who is not there any more is to be forgotten: confirmed, refused, or again after a copy was put back.</summary>
    private async Task<string> Remove()
    {
        var person = await site.Left($"An Vroeger {++_left}", null);
        if (_left % 3 == 0)
            return await Say<ForgetAgain, int>(a => a.Do(new HashSet<string> { Forgetting.PrintOf(person) }));
        var proposed = await site.Act((ProposeRemoval a) => a.Do(As("administrator"), person, "Op eigen vraag"));
        if (proposed.Value is not { Id: var id })
            return Codes(proposed);
        var other = As("second-administrator");
        return _left % 3 == 1
            ? await Say<ConfirmRemoval, Removal>(a => a.Do(other, id))
            : await Say<RefuseRemoval, Removal>(a => a.Do(other, id, "Nog niet"));
    }

    /// <summary>Of what runs, the first that can be; by chance a life may have withdrawn nothing.</summary>
    private async Task<string> Withdraw()
    {
        foreach (var call in new[] { RandomCalls.Straight, RandomCalls.WithJury })
            await site.Act((StartApplication a) => a.Do(As("gent-officer"), call));
        var came = "nothing runs";
        foreach (var dossier in await site.Query(db => db.Dossiers.AsNoTracking().OrderBy(d => d.Id).ToListAsync()))
        {
            came = await Say<WithdrawApplication, Dossier>(a => a.Do(Signer(dossier), dossier.Id, "Gaat niet door"));
            if (came == Done)
                break;
        }
        return came;
    }

    /// <summary>At the end of a life each of these once more, so that none was left out by chance.</summary>
    public async Task Finish(Func<Task> look)
    {
        foreach (
            var (name, act) in Beside.Concat(Enumerable.Repeat(("remove", (Func<Task<string>>)Remove), 3)).Append(("withdraw", Withdraw))
        )
        {
            if (Told(name, await act()))
                await look();
        }
    }

    private static (string, Task<string>) Drawn((string Name, Func<Task<string>> Act) of) => (of.Name, of.Act());

    private static Actor Mayor => As("geetbets-mayor");

    private static AskedRole Administrator => Staff.Asks(Role.Administrator);

    /// <summary>The files of the programme give the measure another envelope; mostly one that still bears what was decided.</summary>
    private async Task<string> Envelope()
    {
        var booked = -await site.Balance(Book.Envelope(RandomCalls.Measure).Appropriation);
        var wanted = Pick([0, booked - 50_00, booked + 25_01, booked + 100_00]);
        return await site.Ask(
            async (ProgrammeCatalogue catalogue) =>
            {
                var (programme, measure) = catalogue.FindMeasure(RandomCalls.Measure)!.Value;
                var changed = measure with { Envelope = new Money(wanted) };
                var files = programme with { Measures = [.. programme.Measures.Select(m => m == measure ? changed : m)] };
                return $"{wanted} {await Say<LoadProgramme, IReadOnlyList<string>>(a => a.Fund(Actor.System, files))}";
            }
        );
    }

    /// <summary>The service for signing in names a role that it did not name before, or names it no more.</summary>
    private Task<string> FollowProvider()
    {
        var named = new NamedRole(Role.Officer, Known.As(Situations.Gent));
        var (says, nothing) = (new HashSet<NamedRole> { named }, new HashSet<NamedRole>());
        return Say<FollowProvider, bool>(a =>
            a.Do(
                Situations.Id("geetbets-officer"),
                _followed++ % 2 == 0 ? says : nothing,
                new HashSet<OrganisationId> { named.Organisation }
            )
        );
    }

    /// <summary>Once: after it there is one.</summary>
    private Task<string> NameAdministrator() =>
        Say<NameAdministrator, Mandate>(a => a.Do(Situations.Id("geetbets-officer"), Known.As(Situations.Gent), "Gent"));

    /// <summary>Once: after it the number is taken.</summary>
    private Task<string> RegisterOrganisation() =>
        Say<RegisterBody, ListedBody>(a => a.Do(As("administrator"), new("0403170701", "Natuurvereniging", "non-profit", null)));

    /// <summary>A draft of Geetbets.</summary>
    private async Task<string> OnDraft(Func<Dossier, Task<string>> act)
    {
        var started = await site.Act((StartApplication a) => a.Do(As("geetbets-officer"), RandomCalls.Straight));
        return started.Done ? await act(started.Value) : Codes(started);
    }

    /// <summary>A draft of Geetbets that names Gent as partner, who is asked.</summary>
    private Task<string> OnPartner(Func<Dossier, Task<string>> act) =>
        OnDraft(async d =>
        {
            var answers = Answers();
            answers["partners"] = new JsonArray(Situations.Gent);
            var saved = await Say<SaveAnswers, SavedAnswers>(a => a.Fields(Officer(d), d.Id, First, answers, null));
            if (saved != Done)
                return saved;
            var asked = await Say<AskPartner, PartnerPart>(a => a.Do(Officer(d), d.Id, First, Situations.Gent));
            return $"{asked}, {await act(d)}";
        });

    private Task<string> TakeBack(Dossier d) =>
        Say<WithdrawPartnerRequest, bool>(a => a.Do(Officer(d), d.Id, First, Known.As(Situations.Gent)));

    private Task<string> Confirm(Dossier d) =>
        Say<ConfirmPartnership, PartnerPart>(a => a.Do(As("gent-finance-director"), d.Id, First, null, null));

    private Task<string> Decline(Dossier d) =>
        Say<DeclinePartnership, PartnerPart>(a => a.Do(As("gent-finance-director"), d.Id, First, "Dit jaar niet"));

    private async Task<string> AskAgain(Dossier d) =>
        $"{await Decline(d)}, {await Say<AskPartnerAgain, PartnerPart>(a => a.Do(Officer(d), d.Id, First, Known.As(Situations.Gent)))}";

    private Task<Outcome<Invited>> Invite()
    {
        _named++;
        var asked = new AskedPerson(
            $"Nieuw {_named}",
            $"nieuw{_named}@geetbets.example",
            Staff.Asks(Pick([Role.Officer, Role.Consultant]))
        );
        return site.Act((InvitePerson a) => a.Do(Mayor, asked));
    }

    private async Task<string> WithdrawInvitation()
    {
        var invited = await Invite();
        return invited.Done ? await Say<WithdrawInvitation, Invitation>(a => a.Do(Mayor, invited.Value.Invitation.Id)) : Codes(invited);
    }

    private async Task<string> AcceptInvitation()
    {
        var invited = await Invite();
        return invited.Done ? await Say<AcceptInvitation, Mandate>(a => a.Do(As("citizen"), invited.Value.Code)) : Codes(invited);
    }

    private async Task<string> EndRole()
    {
        var here = Mayor.Organisation;
        var given = await site.Query(db =>
            db.Mandates.Where(m => m.Organisation == here && m.GivenBy != null && m.ValidUntil == null).Select(m => m.Id).ToListAsync()
        );
        var today = BrusselsTime.At(Instant.FromDateTimeUtc(site.App.Services.GetRequiredService<Clock>().SystemUtcNow)).Date;
        return given.Count == 0 ? "nothing was given" : await Say<EndRole, Mandate>(a => a.Do(Mayor, Pick(given), today));
    }

    /// <summary>Another call that is being written, about which governments are asked.</summary>
    private async Task<Outcome<Consultation>> Consult()
    {
        _named++;
        var draft = Value(await site.NewCall($"Ontwerp {_named}", $"ontwerp-{_named}"));
        return await site.Act((OpenConsultation a) => a.Do(As(Manager), draft.Id, new LocalDate(2022, 9, 15), "Is dit haalbaar?"));
    }

    private async Task<string> AnswerComment()
    {
        var comment = Value(await site.Comment(Value(await Consult()), "vvsg", CallParts.Whole, "Een goede oproep."));
        return await Say<AnswerComment, ConsultationComment>(a => a.Do(As(Manager), comment.Id, CommentVerdict.Followed, "Dank u"));
    }

    private async Task<string> CloseConsultation()
    {
        var open = Value(await Consult());
        return await Say<CloseConsultation, Consultation>(a => a.Do(As(Manager), open.Id));
    }
}
