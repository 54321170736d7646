using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.House;

/// <summary>
/// One of everything that an address can be about, all of Geetbets: so that it is known who is the applicant, who the partner (Gent), and who is
/// nobody to it (Herstappe).
/// </summary>
internal sealed class MatrixWorld
{
    private readonly Dictionary<string, string> _values = [];

    public string this[string name]
    {
        get => _values[name];
        private set => _values[name] = value;
    }

    public IEnumerable<KeyValuePair<string, string>> All => _values;

    public static async Task<MatrixWorld> Make(TestSite site)
    {
        var world = new MatrixWorld();
        await world.Drafts(site);
        await world.Dossiers(site);
        await world.Calls(site);
        return world;
    }

    private async Task Drafts(TestSite site)
    {
        var draft = await site.ADraftTogether("", Situations.Gent);
        this["draft"] = $"{draft.Id}";
        this["draft-step"] = TogetherCalls.Step;
        var officer = TestSite.As("geetbets-officer");
        var remark = Value(await site.Act((LeaveRemark a) => a.Do(officer, draft.Id, TogetherCalls.Step, "name", "Klopt dit?")));
        this["remark"] = $"{remark.Id}";
        this["notice"] = $"{await site.Query(db => db.Notices.Select(n => n.Id).FirstAsync())}";
    }

    private async Task Dossiers(TestSite site)
    {
        await site.Publish(TestCalls.FromPot(300_000), 1_000_000_00);
        async Task<Guid> Sent() => (await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        async Task<Guid> Complete() => (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        var (manager, approver) = (TestSite.As(Manager), TestSite.As(Approver));

        var registered = await Sent();
        this["dossier"] = $"{registered}";
        this["step"] = site.Call(TestCalls.Small).Steps[0].Id;
        var question = Value(await site.Act((AskQuestion a) => a.Do(manager, registered, "Welke straat?")));
        this["question"] = $"{question.Id}";
        this["rejection"] = $"{Value(await site.Act((ProposeRejection a) => a.Do(manager, registered, "Te laat"))).Id}";

        this["complete"] = $"{await Complete()}";
        this["award"] = $"{Value(await site.Propose(await Complete())).Id}";

        var awarded = await Complete();
        await site.Awarded(awarded);
        this["awarded"] = $"{awarded}";
        await site.Send(awarded, "first", TestCalls.Cost("2000.00"));
        this["payment"] = $"{Value(await site.Act((ProposePayment a) => a.Do(manager, awarded, "first", "In orde"))).Id}";

        var paying = await Complete();
        await site.Awarded(paying);
        await site.Send(paying, "first", TestCalls.Cost("2000.00"));
        this["approved-payment"] = $"{(await site.Approved(paying, "first")).Id}";

        var corrected = await Sent();
        this["selection"] = $"{Value(await site.Selected((await site.CompleteFirst()).Id, true)).Id}";
        this["correction"] = $"{Value(await site.Correct(corrected, this["step"], TestCalls.Cost("1800.00"))).Id}";
        var file = await site.Query(db => db.Documents.AsNoTracking().FirstOrDefaultAsync());
        this["file"] = $"{file?.Id}";
        Assert.NotEqual(manager.PersonId, approver.PersonId);
    }

    private async Task Calls(TestSite site)
    {
        this["call"] = TestCalls.Small;
        var change = Value(await site.Proposes(TestCalls.Small, "close", new { at = "2022-12-01T12:00" }));
        this["change"] = $"{change.Id}";
        var consultation = await site.Opened();
        this["call-draft"] = $"{consultation.DraftId}";
        this["consultation"] = $"{consultation.Id}";
        this["comment"] = $"{Value(await site.Comment(consultation, "vvsg", CallParts.Whole, "Is dit haalbaar?")).Id}";
    }
}
