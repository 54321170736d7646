using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Scanning;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

/// <summary>A scanner looks at each file; until it said something only who sent it opens it.</summary>
public sealed class ScannerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_holds_a_virus_is_refused_at_once_and_what_is_clean_opens(Database database)
    {
        using var clamd = new FakeClamd();
        await using var site = await Start(database, clamd);
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));

        var infected = await officer.Upload(Address(dossier.Id), Files.Pdf(FakeClamd.Virus));
        var clean = await officer.Upload(Address(dossier.Id), Files.Pdf()).Made();

        Assert.Equal("file-refused", infected.Code);
        Assert.Contains("virus", infected.Text, StringComparison.Ordinal);
        Assert.Equal(Files.Pdf().Length, clamd.Seen);
        var document = await site.Query(db => db.Documents.SingleAsync(Stop));
        Assert.Equal((clean["files"]![0]!["id"]!.GetValue<Guid>(), Verdict.Clean), (document.Id, document.Verdict));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Before_the_scanner_said_something_nobody_but_the_sender_opens_a_file(Database database)
    {
        using var clamd = new FakeClamd { IsBusy = true };
        await using var site = await Start(database, clamd);
        var dossier = await site.AFilledApplication();
        Assert.True((await site.Submit(dossier.Id)).Done);
        var document = await site.Query(db => db.Documents.FirstAsync(Stop));
        var (officer, auditor) = (new Caller(await site.ApiAs("geetbets-officer")), new Caller(await site.ApiAs("auditor")));
        using var sender = await Browser.As(site, "geetbets-officer");
        using var staff = await Browser.As(site, "auditor");

        Assert.Equal(HttpStatusCode.OK, (await sender.Get($"/documenten/{document.Id}")).StatusCode);
        foreach (var page in (string[])[$"/documenten/{document.Id}", $"/documenten/{document.Id}/bekijk"])
        {
            var kept = await staff.Get(page);
            Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);
            Assert.Contains("nagekeken op virussen", await kept.Content.ReadAsStringAsync(Stop));
        }
        await officer.Get($"/files/{document.Id}").Ok();
        await auditor.Get($"/files/{document.Id}").Refused(HttpStatusCode.Conflict, "file-waits");

        clamd.IsBusy = false;
        Assert.Equal(2, await site.In(s => s.GetRequiredService<ScanWaiting>().Do(Stop)));
        Assert.Equal(HttpStatusCode.OK, (await staff.Get($"/documenten/{document.Id}")).StatusCode);
        await auditor.Get($"/files/{document.Id}").Ok();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_turns_out_to_hold_a_virus_leaves_the_draft_and_its_sender_is_told(Database database)
    {
        using var clamd = new FakeClamd { IsBusy = true };
        await using var site = await Start(database, clamd);
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        await officer.Upload(Address(dossier.Id), Files.Pdf("goed")).Made();
        var id = (await officer.Upload(Address(dossier.Id), Files.Pdf(FakeClamd.Virus)).Made())["files"]![0]!["id"]!.GetValue<string>();
        clamd.IsBusy = false;

        await site.In(s => s.GetRequiredService<ScanWaiting>().Do(Stop));

        Assert.DoesNotContain(
            id,
            await site.Query(db => db.Set<Features.Applications.DossierStep>().Select(s => s.Answers).SingleAsync(Stop))
        );
        await officer.Get($"/files/{id}").Refused(HttpStatusCode.Conflict, "file-infected");
        var notice = await site.Query(db => db.Set<Notice>().SingleAsync(n => n.Once == $"infected:{id}", Stop));
        Assert.Contains("Test.Virus", notice.Body.Nl, StringComparison.Ordinal);
        Assert.Contains("schoon bestand", notice.Body.Nl, StringComparison.Ordinal);
        Assert.Equal(0, await site.In(s => s.GetRequiredService<ScanWaiting>().Do(Stop)));
    }

    [Fact]
    public async Task The_operations_page_says_whether_a_scanner_looks()
    {
        using var clamd = new FakeClamd();
        await using var with = await Start(Database.Sqlite, clamd);
        await using var without = await TestSite.Start(Database.Sqlite);
        async Task<string> Page(TestSite site)
        {
            using var administrator = await Browser.As(site, "administrator");
            return await administrator.Text("/werking");
        }
        Assert.Contains("kijkt elk bestand na", await Page(with));
        Assert.Contains("geen: bestanden openen zonder controle", await Page(without));
        clamd.Dispose();
        Assert.Contains("antwoordt niet", await Page(with));
    }

    private static Task<TestSite> Start(Database database, FakeClamd clamd) =>
        TestSite.Start(database, with: o => o with { Settings = new Dictionary<string, string?> { ["Files:Scanner"] = clamd.Address } });

    private static string Address(Guid dossier) => $"/dossiers/{dossier}/steps/{Given.First}/files?field=decision&name=besluit.pdf";
}
