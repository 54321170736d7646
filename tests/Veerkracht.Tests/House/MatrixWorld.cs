using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Uploads;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Features.People;
using Veerkracht.Features.Privacy;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Assessment;
using Veerkracht.Tests.Awards;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Payments;
using Veerkracht.Tests.People;
using Veerkracht.Tests.Privacy;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.House;

/// <summary>
/// One of everything that an address can be about, all of Geetbets: so that it is known who is the applicant, who the partner (Gent), and
/// who is nobody to it (Herstappe).
/// </summary>
internal sealed partial class MatrixWorld
{
    public const string Applicant = "0207518137",
        Partner = Situations.Gent,
        Now = "2022-09-01T09:00";

    public static OrganisationId PartnerId => Known.As(Partner);

    private readonly Dictionary<string, string> _values = [];

    /// <summary>The id of "payments": one payment that waits.</summary>
    public string this[string name]
    {
        get => _values.GetValueOrDefault(name) ?? throw new InvalidOperationException($"The world has no {name}.");
        private set => _values[name] = value;
    }

    private void Put(string name, string id) => this[name] = id;

    public static async Task<MatrixWorld> Make(TestSite site)
    {
        var world = new MatrixWorld();
        await world.Drafts(site);
        await world.Dossiers(site);
        await world.Calls(site);
        world["assessed"] = $"{await site.APanelAtWork()}";
        world["unread"] = $"{await site.BesideThePanel()}";
        var rounds = await site.RoundsInEveryState();
        world["rounds"] = $"{rounds["open"].Id}";
        world["decided-round"] = $"{rounds["decided"].Id}";
        var proposed = rounds["proposed"].Id;
        world["proposed-round"] = $"{proposed}";
        world["round-proposals"] =
            $"{await site.Query(db => db.RoundProposals.Where(p => p.RoundId == proposed).Select(p => p.Id).SingleAsync())}";
        await site.BatchesInEveryState(world.Put);
        await world.People(site);
        await world.Following(site);
        await world.Deeds(site);
        await world.Articles(site);
        return world;
    }

    private async Task Drafts(TestSite site)
    {
        var draft = await site.ADraftTogether("", Partner);
        this["draft"] = $"{draft.Id}";
        var officer = TestSite.As("geetbets-officer");
        this["upload"] = await site.In(async s =>
        {
            var uploads = s.GetRequiredService<FileUploads>();
            var begun = await uploads.Begin(
                uploads.Make(draft.Id, TogetherCalls.Step, "papers", "a.pdf", 10, "", officer.PersonId),
                default
            );
            return $"{Value(begun).Id}";
        });
        var remark = Value(await site.Act((LeaveRemark a) => a.Do(officer, draft.Id, TogetherCalls.Step, "name", "Klopt dit?")));
        this["remarks"] = $"{remark.Id}";
    }

    private async Task Dossiers(TestSite site)
    {
        // Within what an approver with a limit may decide on.
        await site.Publish(TestCalls.FromPot(90_000), 1_000_000_00);
        async Task<Guid> Sent() => (await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        async Task<Guid> Complete() => (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        async Task<Guid> Claimed()
        {
            var dossier = await Complete();
            await site.Awarded(dossier);
            await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
            return dossier;
        }
        var manager = TestSite.As(Manager);

        this["dossier"] = $"{await Sent()}";
        this["many"] = $"{await Sent()}";
        this["step"] = site.Call(TestCalls.Small).Steps[0].Id;
        var (asked, late, claim) = (await Sent(), await Sent(), await Claimed());
        this["questions"] = $"{Value(await site.Act((AskQuestion a) => a.Do(manager, asked, "Welke straat?"))).Id}";
        this["rejections"] = $"{Value(await site.Act((ProposeRejection a) => a.Do(manager, late, "Te laat"))).Id}";
        this["corrections"] = $"{Value(await site.Correct(await Sent(), this["step"], TestCalls.Cost("1800.00"))).Id}";

        var (revised, opened) = (await Sent(), await Sent());
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As("geetbets-officer"), revised, this["step"])));
        Value(await site.Act((OpenAgain a) => a.Do(manager, opened, this["step"], ["cost"], "Te weinig gestaafd", "20/9/2022")));
        (this["revised"], this["opened"]) = ($"{revised}", $"{opened}");
        this["complete"] = $"{await Complete()}";
        this["awards"] = $"{Value(await site.Propose(await Complete())).Id}";
        this["awarded"] = $"{await Claimed()}";
        this["awarded-number"] = (await site.Dossier(Guid.Parse(this["awarded"]))).Number;
        await Conditions(site);
        await Objections(site);
        this["claimed"] = $"{await Claimed()}";
        this["payments"] = $"{Value(await site.Act((ProposePayment a) => a.Do(manager, claim, "first", "In orde"))).Id}";
        this["approved-payment"] = $"{(await site.Approved(await Claimed(), "first")).Id}";

        var settled = await Claimed();
        await site.PaidOut(settled, "first");
        await site.Send(settled, "balance", TestCalls.Cost("500.00"));
        await site.Approved(settled, "balance");

        await site.Publish(PhaseAnswers.FromPot(300_000), 0);
        async Task<Guid> Phase() => (await site.Complete("twee-fasen", TestCalls.Cost("2000.00"))).Id;
        this["phased"] = $"{await Phase()}";
        this["selections"] = $"{Value(await site.Selected(await Phase(), true)).Id}";

        async Task<string> FileOf(Guid dossier)
        {
            var decision = await site.Query(db => db.Documents.SingleAsync(d => d.DossierId == dossier && d.Name == "decision.pdf"));
            return $"{decision.Id}";
        }
        var filled = await site.AFilledApplication();
        Given.Value(await site.Submit(filled.Id));
        this["file"] = await FileOf(filled.Id);
        var unsent = (await site.AFilledApplication()).Id;
        this["file-draft"] = $"{unsent}";
        this["draft-file"] = await FileOf(unsent);
    }

    /// <summary>Conditions: with evidence, not proposed, to be lifted; and an award that waits to be accepted.</summary>
    private async Task Conditions(TestSite site)
    {
        var manager = TestSite.As(Manager);
        var open = await site.WithOpenCondition();
        this["conditions"] = $"{open.Id}";
        Value(await site.Act((BringEvidence a) => a.Do(TestSite.As("geetbets-officer"), open.Id, "Zie het attest")));
        await site.WithOpenCondition();
        Value(await site.Lays((await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id));
        var lifted = await site.WithOpenCondition();
        Value(await site.Act((ProposeConditionLift a) => a.Do(manager, lifted.Id, "Niet meer nodig")));
        await site.PublishAccepting();
        await site.Awarded((await site.Complete(ConditionWorld.Accepting, TestCalls.Cost("2000.00"))).Id);
    }

    /// <summary>Decisions that can be objected to, are objected to, are judged, are reopened, and whose outcome is known.</summary>
    private async Task Objections(TestSite site)
    {
        await site.PublishObjecting();
        this["objectable"] = $"{(await site.RejectedToObject()).Id}";
        await site.AwardedToObject();
        foreach (var made in new[] { (await site.RejectedToObject()).Id, (await site.AwardedToObject()).Dossier.Id })
            Value(await site.Objects(made));
        var judged = (await site.AwardedToObject()).Dossier.Id;
        Value(await site.Objects(judged));
        Value(await site.Judges(judged, "upheld", "900"));
        Value(await site.Reopens((await site.RejectedToObject()).Id));
        // Who decided may not judge it; these were decided by nobody whom the matrix knows.
        var (open, proposed) = ((await site.RejectedByOthers()).Id, (await site.RejectedByOthers()).Id);
        Value(await site.Objects(open));
        Value(await site.Objects(proposed));
        Value(await site.Judges(proposed, "dismissed"));
        this["deed:propose-objection-outcome"] = $"{open}";
        this["deed:confirm-reconsideration"] = this["deed:refuse-reconsideration"] = $"{proposed}";
        var ended = (await site.AwardedToObject()).Dossier.Id;
        Value(await site.Objects(ended));
        var outcome = Value(await site.Confirms(Value(await site.Judges(ended, "dismissed"))));
        (this["objected"], this["reconsiderations"]) = ($"{ended}", $"{outcome.Id}");
    }

    private async Task Calls(TestSite site)
    {
        this["call"] = TestCalls.Small;
        this["change-in-force"] = $"{(await site.Changed(TestCalls.Small, "close", new { at = "2022-12-30T12:00" })).Id}";
        this["change"] = $"{Value(await site.Proposes(TestCalls.Small, "close", new { at = "2022-12-01T12:00" })).Id}";
        var consultation = await site.Opened();
        this["call-draft"] = $"{consultation.DraftId}";
        this["source"] = await site.Query(db => db.CallDrafts.Where(d => d.Id == consultation.DraftId).Select(d => d.Source).SingleAsync());
        var proposed = Value(await site.Act((StartDraft a) => a.NextVersion(TestSite.As(Manager), TestCalls.Small)));
        this["proposed-draft"] = $"{proposed.Id}";
        this["proposal-of-draft"] = $"{Value(await site.Propose(proposed)).Id}";
        var table = site
            .App.Services.GetRequiredService<CallCatalogue>()
            .InForce.SelectMany(c => c.Funding.Rights, (c, r) => (c.Slug, Right: r))
            .First(t => t.Right.Rows is not null);
        (this["call-with-table"], this["right"]) = (table.Slug, table.Right.Id);
        this["consultation"] = $"{consultation.Id}";
        this["comment"] = $"{Value(await site.Comment(consultation, "vvsg", CallParts.Whole, "Is dit haalbaar?")).Id}";
    }

    private async Task People(TestSite site)
    {
        var told = Known.As(Applicant);
        var notice = await site.Query(db =>
            db.Notices.FirstAsync(n => n.Organisation == told && n.PersonId == null && n.Reach == null && n.ExceptPersonId == null)
        );
        this["notices"] = $"{notice.Id}";
        var link = site.App.Services.GetRequiredService<Unsubscribing>().AddressFor(Situations.Id("geetbets-officer"));
        this["unsubscribe"] = link[(link.IndexOf('=') + 1)..];
        var asked = new AskedPerson("Bram Wouters", "bram@geetbets.example", Staff.Asks(Role.Officer));
        var invited = Value(await site.Act((InvitePerson a) => a.Do(TestSite.As("geetbets-mayor"), asked)));
        (this["invitation"], this["invitation-id"]) = (invited.Code, $"{invited.Invitation.Id}");
        this["mandate"] = $"{(await site.MandateOf("geetbets-officer", Role.Officer)).Id}";
        this["person"] = $"{Situations.Id("geetbets-officer")}";
        // Somebody who never had a role, and something that is past its term.
        var left = await site.Left("An Vroeger", "an.vroeger@geetbets.example");
        await site.WasRefused(years: 5);
        this["forgettable"] = $"{Situations.Id("citizen")}";
        var why = "Op eigen vraag";
        // By neither of the two who are asked whether they may decide.
        var third = TestSite.As("administrator") with { PersonId = await site.Left("Karel Derde", null) };
        var removal = Value(await site.Act((ProposeRemoval a) => a.Do(third, left, why)));
        this["removal"] = $"{removal.Id}";
    }

    /// <summary>A link that was mailed to nobody known here, and the citizen, who follows something.</summary>
    private async Task Following(TestSite site)
    {
        var asked = new AskedLink("an@voorbeeld.be", LinkPurpose.Account, "", MailTiming.Daily, Core.Texts.Language.Nl);
        var link = Value(await site.Ask((AddressLinks l) => l.Ask(asked)));
        this["address-link"] = link.Shown!.Split('=')[1];
        // Somebody who follows by mail alone.
        var reader = await site.Ask((CitizenPeople p) => p.PersonOf("alleen.mail@voorbeeld.be"));
        this["removal-code"] = site.App.Services.GetRequiredService<Unsubscribing>().CodeFor(reader, onlyFollowed: true);
        await site.In(async s =>
        {
            await s.GetRequiredService<Features.Following.Follows>().Keep(Situations.Id("citizen"), "cfietspaden~mfietspaden", default);
            return 0;
        });
    }

    /// <summary>
    /// For each form of an act on a dossier, one that offers it to somebody: there is such a dossier, or the world is not whole.
    /// </summary>
    private async Task Deeds(TestSite site)
    {
        var dossiers = await site.Query(db => db.Dossiers.Select(d => d.Id).ToListAsync());
        foreach (var (id, persona) in dossiers.SelectMany(id => Persona.All.Select(p => (id, p))))
        {
            var actor = TestSite.As(persona.Slug);
            if (await site.Ask((CaseFiles f) => f.Find(actor, id)) is { } file)
                foreach (var deed in DossierActs.Offered(actor, file))
                    _values.TryAdd($"deed:{deed.Form.Id}", $"{id}");
        }
    }
}
