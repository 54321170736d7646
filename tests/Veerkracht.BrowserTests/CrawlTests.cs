using System.Net;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests;

/// <summary>
/// Follows every link that a page of ours shows, as each kind of reader: none is dead, none fails, none is wider than a phone.
/// </summary>
[Collection(InChromium.Name)]
public sealed class CrawlTests(Chromium chromium, CrawledSite crawled) : IClassFixture<CrawledSite>
{
    private static readonly string[] BadQueries =
    [
        "/dossiers?pagina=-1",
        "/dossiers?pagina=99999999999999999999",
        "/dossiers?pagina=2147483647",
        "/dossiers?toestand=%00&oproep='--",
        "/dossiers?zoek=%00",
        "/dossiers?zoek=%25%27%22%5C",
        "/dossiers?bestuur=%F0%9F%98%80&volgorde=x&wacht=x",
        "/gemeenten?op=0001-01-01",
        "/gemeenten?op=9999-12-31",
        "/gemeenten?op=x&zoek=%00",
        "/maatregelen/fietspaden?pagina=-5",
        "/maatregelen/fietspaden?pagina=x",
        "/maatregelen/fietspaden?pagina=99999999999",
        "/aanmelden?terug=//evil.example",
        "/aanmelden?mislukt=x",
        "/taal/nl?terug=https://evil.example",
        "/taal/xx",
        "/fout/99999",
        "/fout/-1",
        "/fout/200",
        "/klok?back=%00",
        "/dossiers/niets",
        "/dossiers/00000000-0000-0000-0000-000000000000/geschiedenis",
        "/documenten/00000000-0000-0000-0000-000000000000",
        "/oproepen/%00",
        "/gemeenten/%FF",
        "/nieuws/..%2F..%2Fetc",
        "/werkbank?x=%00",
        "/%00",
        "/programmas/%F0%9F%98%80",
        "/mijn-oproepen?handler=x",
        "/uitnodiging/%00",
        "/uitnodiging/niets",
        "/bestuur/kiezen?terug=//evil.example",
        "/bestuur/mensen/00000000-0000-0000-0000-000000000000",
    ];

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere_for_every_reader()
    {
        var faults = new List<string>();
        foreach (var reader in CrawledSite.Readers)
            faults.AddRange((await crawled.As(reader)).Faults);
        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public async Task No_page_is_wider_than_a_phone_however_wide_the_letters_of_its_reader()
    {
        var (faults, seen) = (new List<string>(), new HashSet<string>());
        foreach (var reader in CrawledSite.Readers)
        {
            await using var stage = new Stage(chromium, crawled.Site, Screen.PhoneWithWideLetters);
            var person = reader is null ? await stage.Visitor() : await stage.Anybody(reader);
            // What says the same to two readers is looked at once.
            foreach (var (path, _) in (await crawled.As(reader)).Pages.Where(p => seen.Add(p.Text)))
            {
                await person.Opens(path);
                Assert.True(await person.Page.EvaluateAsync<bool>(WideLetters.AreThere), $"{path} has other letters");
                await person.Looks($"wide-{reader}{path.Replace('/', '-')}");
            }
            faults.AddRange(stage.Faults.Select(f => $"{reader ?? "visitor"}: {f}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_nobody_should_ask_is_refused_in_a_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var step = $"/dossiers/{dossier.Id}/stap";
        string[] about =
        [
            $"{step}/niets",
            $"{step}/proposal/niets",
            $"{step}/proposal/contact?toon=%00",
            $"{step}/proposal/ontvangst.exe",
            $"{step}/proposal/ontvangst.pdf",
            $"/dossiers/{dossier.Id}?gedaan=%00",
            $"/dossiers/{dossier.Id}/toekenning.pdf",
            $"{step}/payment_request",
            $"{step}/payment_request/controle",
        ];
        var faults = new List<string>();
        foreach (var reader in new[] { null, "geetbets-officer", "gent-officer", "programme-manager" })
        {
            using var client = await CrawledSite.Signed(site, reader);
            foreach (var path in BadQueries.Concat(about))
            {
                var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                if ((int)answer.StatusCode >= 500)
                    faults.Add($"{reader}: {path} answered {answer.StatusCode}");
                if (answer.RequestMessage!.RequestUri!.Host != "127.0.0.1")
                    faults.Add($"{reader}: {path} led away to {answer.RequestMessage.RequestUri}");
                if (reader == "gent-officer" && about.Contains(path) && answer.StatusCode != HttpStatusCode.NotFound)
                    faults.Add($"{path} of Geetbets answered {answer.StatusCode} to Gent");
            }
        }
        Assert.Empty(faults);
    }
}
