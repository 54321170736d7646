using System.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Editing;

/// <summary>Staff say what a call tells in its own words, see how it arrives, and cannot leave out what must be known.</summary>
public sealed class MessagesInOwnWordsTests
{
    private const string Example = """

        examples:
          - { name: eerste, as: "24028", on: 2022-09-01, answers: { name: "Balie <b> {amount}", cost: 1234.5 }, amounts: { grant: 1234.5 } }
        """;

    private const string Asked = """

        messages:
          - event: ask-question
            title: { nl: "Even iets over {number}", en: "Something about {number}", fr: "Une question sur {number}" }
            text: { nl: "Beste {government}, <b>hallo</b>.\nTot snel.", en: "Dear {government}.", fr: "Cher {government}." }
        applicants:
        """;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_message_is_written_shown_as_it_arrives_and_taken_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        await site.Written(draft, TestForm.Yaml() + Example);
        var source = (await site.Read(draft)).Source;
        using var http = site.Client();
        await http.SignIn(Manager);

        var list = await Sheet.Open(http, $"/opstellen/{draft.Id}/berichten");
        Assert.Contains("Toekenning bevestigd iedereen bij de aanvrager Toegekend: {amount} voor {number}", list.Text);
        Assert.DoesNotContain("Toekenning voorgesteld", list.Text);

        var page = await Sheet.Open(http, $"/opstellen/{draft.Id}/berichten/confirm-award");
        Assert.Equal("Toegekend: {amount} voor {number}", page["title.nl"]);
        Assert.Contains("{amount} bedrag · moet erin staan", page.Text);
        // As it stands it says nothing of its own, and saving that changes nothing.
        Assert.Equal(source, (await Saved(page)).Source);

        (page["title.nl"], page["text.nl"]) = ("Goed nieuws voor {project}", "U krijgt {amount} & <i>meer</i>.\nTot snel.");
        (page["title.en"], page["text.en"]) = ("Good news", "You get {amount}.");
        page = await page.Press("bewaar");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var screen = page.Page.QuerySelector("#op-de-site")!;
        Assert.Contains("Goed nieuws voor Balie <b> {amount}", screen.TextContent);
        Assert.Contains(
            "U krijgt € 1.234,50 & <i>meer</i>.\nTot snel.\n\nvernieuwd-17 – Geetbets – Balie <b> {amount}",
            Plain(screen.TextContent)
        );
        var plain = Plain(page.Page.QuerySelector("#zonder-opmaak")!.TextContent);
        Assert.Contains("U krijgt € 1.234,50 & <i>meer</i>.", plain);
        Assert.Contains("/dossiers/voorbeeld/toekenning", plain);
        Assert.Contains("zulke mail komt altijd", plain);

        var mail = await http.GetAsync(page.Page.QuerySelector("iframe")!.GetAttribute("src"));
        var html = Plain(await mail.Content.ReadAsStringAsync());
        Assert.Contains("U krijgt &#8364; 1.234,50 &amp; &lt;i&gt;meer&lt;/i&gt;.<br>Tot snel.", html.Replace("€", "&#8364;"));
        Assert.DoesNotContain("<i>", html);
        Assert.Contains("sandbox", mail.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("SAMEORIGIN", mail.Headers.GetValues("X-Frame-Options").Single());
        var english = await Sheet.Open(http, $"/opstellen/{draft.Id}/berichten/confirm-award?taal=en");
        Assert.Contains("You get €1,234.50.", Plain(english.Page.QuerySelector("#op-de-site")!.TextContent));
        Assert.Contains("van deze oproep", (await Sheet.Open(http, $"/opstellen/{draft.Id}/berichten")).Text);

        // Without the amount it is saved and cannot be published.
        page["text.en"] = "You get something.";
        page = await page.Press("bewaar");
        Assert.Contains("moet '{amount}' zeggen, en in 'en' doet het dat niet", page.Text);
        Assert.Equal("draft-has-faults", Code(await site.Propose(await site.Read(draft))));

        page = await page.Press("standaard");
        Assert.Contains("Dit bericht heeft de woorden van het platform.", page.Text);
        Assert.Equal(source, (await site.Read(draft)).Source);

        async Task<CallDraft> Saved(Sheet sheet)
        {
            await sheet.Press("bewaar");
            return await site.Read(draft);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_somebody_else_wrote_meanwhile_is_not_overwritten(Database database)
    {
        await using var site = await TestSite.Start(database);
        var draft = Value(await site.NewCall());
        await site.Written(draft, TestForm.Yaml());
        using var http = site.Client();
        await http.SignIn(Manager);
        var (mine, theirs, other) = (await Open("confirm-award"), await Open("confirm-award"), await Open("close-dossier"));
        (theirs["title.nl"], theirs["text.nl"]) = ("Van een ander", "{amount}");
        (theirs["title.en"], theirs["text.en"]) = ("Of another", "{amount}");
        Assert.Equal(HttpStatusCode.OK, (await theirs.Press("bewaar")).Status);

        mine["title.nl"] = "Van mij {amount}";
        var refused = await mine.Press("bewaar");
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.Status);
        Assert.Equal("Van mij {amount}", refused["title.nl"]);
        Assert.Contains("Van een ander", (await site.Read(draft)).Source);
        // Another message is another piece.
        other["title.nl"] = "Klaar: {number}";
        Assert.Equal(HttpStatusCode.OK, (await other.Press("bewaar")).Status);
        var source = (await site.Read(draft)).Source;
        Assert.Contains("Van een ander", source);
        Assert.Contains("Klaar: {number}", source);

        using var approver = site.Client();
        await approver.SignIn(Approver);
        var read = await Sheet.Open(approver, $"/opstellen/{draft.Id}/berichten/close-dossier");
        Assert.Contains("U kunt dit lezen, niet veranderen.", read.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await Sheet.Open(http, $"/opstellen/{draft.Id}/berichten/propose-award")).Status);

        Task<Sheet> Open(string code) => Sheet.Open(http, $"/opstellen/{draft.Id}/berichten/{code}");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_version_in_force_at_that_moment_speaks_in_the_language_of_each_reader(Database database)
    {
        await using var site = await Mailing.WithAddresses(database);
        await using var server = new SmtpListener();
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Registered(TestForm.Call, TestForm.Answers());
        await site.In(s => Mailing.Send(s, server.Port));
        await Choose("geetbets-mayor", "en");
        await Choose("geetbets-finance-director", "fr");

        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?")));
        Assert.All(await Mails(), m => Assert.DoesNotContain("Even iets", m.TextBody));

        await site.Published(await site.NextVersion(TestForm.Call, text => text.Replace("\napplicants:", Asked)));
        await site.In(s => Mailing.Send(s, server.Port));
        server.Messages.Clear();
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke kant?")));
        var mails = await Mails();
        // Officer, director, mayor, and who writes for several towns.
        Assert.Equal(4, mails.Count);
        // The dossier stays on the version on which it was sent.
        Assert.Equal(1, (await site.Dossier(dossier.Id)).CallVersion);

        var dutch = To("geetbets-officer");
        Assert.Contains($"Even iets over {dossier.Number}", dutch.TextBody);
        Assert.Contains($"Beste Geetbets, <b>hallo</b>.\nTot snel.\n\n{dossier.Number} – Geetbets", Lines(dutch.TextBody!));
        Assert.Contains("Beste Geetbets, &lt;b&gt;hallo&lt;/b&gt;.<br>Tot snel.", dutch.HtmlBody);
        Assert.Contains($"https://veerkracht.example/dossiers/{dossier.Id}#vragen", dutch.TextBody);
        Assert.Contains("zulke mail komt altijd", dutch.TextBody);
        Assert.Equal("nl", dutch.Body!.Headers[HeaderId.ContentLanguage]);
        var english = To("geetbets-mayor");
        Assert.Contains("Dear Geetbets.", english.TextBody);
        Assert.Contains("such mail always comes", english.TextBody);
        var french = To("geetbets-finance-director");
        Assert.Contains("Une question sur", french.TextBody);
        Assert.Contains("<p style=\"margin:0 0 20px\" lang=\"fr\">Cher Geetbets.", french.HtmlBody);
        Assert.Contains("such mail always comes", french.TextBody);
        Assert.Equal("fr, en", french.Body!.Headers[HeaderId.ContentLanguage]);
        // One subject for all mail of a dossier, whatever the words.
        Assert.Single(mails.Select(m => m.Subject).Distinct());

        using var officer = await Browser.As(site, "geetbets-officer");
        var inbox = await officer.Text("/berichten");
        Assert.Contains($"Even iets over {dossier.Number}", inbox);
        Assert.Contains("Beste Geetbets, &lt;b&gt;hallo&lt;/b&gt;.", inbox);
        // What goes to staff is the same for every call.
        Assert.DoesNotContain(await site.Query(db => db.Notices.ToListAsync()), n =>
            n.Reach is not null && n.Body.Nl.Contains("Beste", StringComparison.Ordinal)
        );

        Task Choose(string who, string tag) => site.Act((ChooseMail c) => c.Do(Situations.Id(who), MailTiming.AtOnce, Language.Of(tag)));

        MimeMessage To(string who) => mails.Single(m => m.To.Mailboxes.Single().Address.StartsWith(who + "@", StringComparison.Ordinal));

        async Task<List<MimeMessage>> Mails()
        {
            await site.In(s => Mailing.Send(s, server.Port));
            return server.Messages.ConvertAll(Mailing.Parsed);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Mail_is_offered_in_the_languages_of_the_calls(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml().Replace("version: 1\n", "version: 1\nlanguages: [nl, en, fr]\n"), TestForm.Envelope);
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Contains("Français", await officer.Text("/berichten"));
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    /// <summary>Amounts have a space that does not break.</summary>
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace("&#160;", " ");
}
