using System.Net;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Steering;

public sealed class SteeringPagesTests
{
    private static readonly string[] Kinds =
    [
        "window",
        "open-round",
        "close",
        "eligibility",
        "skip-step",
        "setting",
        "table",
        "text",
        "visibility",
        "withdraw",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_who_steers_calls_sees_these_pages_and_only_the_manager_the_forms(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Life.Manager);
        using var auditor = await Browser.As(site, "auditor");
        using var jury = await Browser.As(site, "jury-1");
        using var officer = await Browser.As(site, "geetbets-officer");
        foreach (var path in new[] { "/beheer", "/beheer/digitale-kloof" })
        {
            await auditor.Text(path);
            foreach (var stranger in new[] { jury, officer })
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(path)).StatusCode);
        }
        var links = await manager.Text("/beheer/digitale-kloof");
        foreach (var kind in Kinds)
        {
            var call = kind == "setting" ? "fietspaden" : "digitale-kloof";
            await manager.Text($"/beheer/{call}/{kind}");
            Assert.Equal(kind != "setting", links.Contains($"/beheer/digitale-kloof/{kind}\"", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get($"/beheer/{call}/{kind}")).StatusCode);
        }
        foreach (
            var path in new[]
            {
                "/beheer/niets",
                "/beheer/fietspaden/table",
                "/beheer/fietspaden/spell",
                $"/beheer/fietspaden/voorstel/{Guid.Empty}",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await manager.Get(path)).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_read_keeps_what_was_typed_and_what_can_goes_on_to_the_proposal(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Life.Manager);
        const string Form = "/beheer/fietspaden/window";
        async Task<string> Refused(params (string, string)[] boxes)
        {
            var answer = await manager.Post(Form + "?handler=Preview", boxes);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(Stop);
        }
        var page = await Refused(
            ("step", "proposal"),
            ("for", "list"),
            ("organisations", "Gent\nAtlantis"),
            ("closes", "31/02/2022"),
            ("closes_time", "twaalf")
        );
        Assert.Contains("Atlantis</textarea>", page);
        Assert.Contains("31/02/2022", page);
        Assert.Contains("Schrijf het uur zoals 23.59 of 9.00.", page);
        Assert.Contains("Kies voor wie dit geldt.", await Refused(("step", "proposal"), ("closes", "2022-12-15")));
        Assert.Contains(
            "Kies minstens één soort bestuur.",
            await Refused(("step", "proposal"), ("for", "classes"), ("closes", "2022-12-15"))
        );

        var preview = await (
            await manager.Post(
                Form + "?handler=Preview",
                ("step", "proposal"),
                ("for", "list"),
                ("organisations", "Gent; 24028"),
                ("closes", "2022-12-15"),
                ("closes_time", "12u30")
            )
        ).Content.ReadAsStringAsync(Stop);
        Assert.Contains("verlengd voor Gent en Geetbets: tot en met 15 december 2022 om 12.30 uur.", WebUtility.HtmlDecode(preview));
        var payload = Browser.Hidden(preview, "payload");
        var noReason = await manager.Post(
            Form + "?handler=Propose",
            ("payload", payload),
            ("reason", " "),
            ("organisations", "Gent; 24028")
        );
        Assert.Equal(HttpStatusCode.BadRequest, noReason.StatusCode);
        Assert.Contains("Gent; 24028", await noReason.Content.ReadAsStringAsync(Stop));
        var proposed = await manager.Post(Form + "?handler=Propose", ("payload", payload), ("reason", Steer.Reason));
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        using var approver = await Browser.As(site, Life.Approver);
        Assert.Contains("Voorstellen over oproepen", await approver.Text("/werkbank"));
        Assert.DoesNotContain("Voorstellen over oproepen", await manager.Text("/werkbank"));
        Assert.Contains("Bevestig de wijziging", await approver.Text(proposed.Headers.Location!.ToString()));
        Assert.DoesNotContain("Bevestig de wijziging", await manager.Text(proposed.Headers.Location!.ToString()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_table_that_is_uploaded_shows_its_difference_and_a_bad_row_is_told(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await Browser.As(site, Life.Manager);
        const string Form = "/beheer/digitale-kloof/table";
        var right = site.Call("digitale-kloof").Funding.Rights[0].Id;
        var now = await manager.Text($"{Form}?handler=Table&right={right}");
        Assert.StartsWith("nis,name,amount\n11001,\"Aartselaar\",33609.00\n", now);
        async Task<string> Uploads(string csv) =>
            WebUtility.HtmlDecode(
                await (
                    await manager.Upload(
                        Form + "?handler=Preview",
                        [("file", "tabel.csv", System.Text.Encoding.UTF8.GetBytes(csv))],
                        ("right", right)
                    )
                ).Content.ReadAsStringAsync(Stop)
            );
        Assert.Contains(
            "Aartselaar: was € 33.609,00, wordt € 30.000,00.",
            (await Uploads(now.Replace("33609.00", "30000.00", StringComparison.Ordinal))).Replace('\u00A0', ' ')
        );
        Assert.Contains("meer dan de enveloppe van", await Uploads(now.Replace("33609.00", "40000.00", StringComparison.Ordinal)));
        Assert.Contains("Deze tabel is dezelfde als die nu geldt.", await Uploads(now));
        Assert.Contains("Rij 2:", await Uploads(now.Replace("33609.00", "veel", StringComparison.Ordinal)));
        Assert.Contains("Kies een CSV-bestand.", await Uploads(""));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_public_page_tells_what_changed_and_what_was_undone(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var visitor = site.Client();
        var change = await site.Changed(
            "fietspaden",
            "window",
            new
            {
                step = "proposal",
                @for = new { classes = new[] { "province" } },
                closes = "2022-12-15T23:59",
            }
        );
        async Task<string> Page() => WebUtility.HtmlDecode(await visitor.GetStringAsync("/oproepen/fietspaden", Stop));
        Assert.Contains($"1 september 2022: {change.What.Nl}", await Page());
        Assert.Contains(Steer.Reason, await Page());
        Assert.DoesNotContain("Aannames", await Page());
        await site.Undoes(change.Id);
        Assert.Contains($"Ongedaan gemaakt: “{change.What.Nl.TrimEnd('.')}”.", await Page());
        Assert.Contains("Toch niet nodig", await Page());
    }
}
