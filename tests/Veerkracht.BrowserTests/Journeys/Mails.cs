using MimeKit;
using Veerkracht.BrowserTests.People;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>A message that is expected: how its heading begins in Dutch and in English, and who gets it. Nobody else does.</summary>
internal sealed record Expected(string Nl, string En, params string[] To);

/// <summary>
/// The mail of a journey as a real server took it. Everybody has an address and gets mail at once, the mayor of Geetbets in English.
/// </summary>
internal sealed class Mails(TestSite site, Boxes boxes) : IAsyncDisposable
{
    public const string Officer = "geetbets-officer",
        Director = "geetbets-finance-director",
        Mayor = "geetbets-mayor",
        Manager = "programme-manager",
        CaseWorker = "case-worker",
        Approver = "second-approver",
        Limited = "limited-approver",
        Finance = "finance";

    /// <summary>Who works for the applicant; the consultant does so for other towns too.</summary>
    public static readonly string[] Applicant = [Officer, Director, Mayor, "consultant"];

    /// <summary>Who looks after dossiers of the measure.</summary>
    public static readonly string[] Handlers = [Manager, CaseWorker];

    /// <summary>Everybody who gets mail in this journey, and who looks on.</summary>
    public static readonly string[] Everybody = [.. Applicant, .. Handlers, Approver, Limited, Finance, "auditor", "gent-officer"];

    private readonly SmtpListener _server = new();
    private readonly List<MimeMessage> _all = [];

    public async Task Begin()
    {
        await site.GiveAddresses();
        await site.Act((ChooseMail c) => c.Do(Situations.Id(Mayor), MailTiming.AtOnce, Language.En));
        await boxes.AreEmpty();
    }

    /// <summary>
    /// Since the last look these came and no other, each to whom it is for, in their language, and a second round sends nothing more. Who
    /// got mail reads the same on the page of messages, as what is new there.
    /// </summary>
    public async Task Came(params Expected[] expected)
    {
        var before = _all.Count;
        await site.In(s => Mailing.Send(s, _server.Port));
        Assert.Equal(0, await site.In(s => Mailing.Send(s, _server.Port)));
        _all.AddRange(_server.Messages.Skip(before).Select(Mailing.Parsed));
        var came = _all.Skip(before).Select(m => $"{To(m)}: {Heading(m)}").Order(StringComparer.Ordinal).ToList();
        var meant = expected
            .SelectMany(e => e.To.Select(to => $"{to}: {(to == Mayor ? e.En : e.Nl)}"))
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(
            came.Count == meant.Count && came.Zip(meant).All(p => p.First.StartsWith(p.Second, StringComparison.Ordinal)),
            $"came:\n{string.Join('\n', came)}\nexpected:\n{string.Join('\n', meant)}"
        );
        Assert.All(_all.Skip(before), m => Assert.Equal(To(m) == Mayor ? "en" : "nl", m.Body!.Headers[HeaderId.ContentLanguage]));
        foreach (var mail in _all.Skip(before))
            boxes.Got(To(mail), new(Heading(mail), mail.Subject!, Link(mail)));
        foreach (var reader in _all.Skip(before).Select(To).Distinct())
            await boxes.Shows(reader);
    }

    /// <summary>
    /// Follows the link of the last mail to somebody, in the browser of that person; the button of the same message on the page leads to
    /// the same place, and then it is read.
    /// </summary>
    public async Task Follows(Person person, string who)
    {
        var mail = _all.Last(m => To(m) == who);
        var link = Link(mail);
        Assert.Contains($"href=\"https://veerkracht.example{link}\"", mail.HtmlBody);
        await person.Opens(link);
        await boxes.Opens(who, new(Heading(mail), mail.Subject!, link), person);
    }

    /// <summary>All about a dossier is one conversation, and nobody got one message twice.</summary>
    public void AreOneConversation(string number)
    {
        Assert.NotEmpty(_all);
        Assert.Equal($"{number} – Geetbets", Assert.Single(_all.Select(m => m.Subject).Distinct()));
        var root = Assert.Single(_all.Select(m => m.InReplyTo).Distinct());
        Assert.All(_all, m => Assert.Contains(root, m.References));
        Assert.Equal(_all.Count, _all.Select(m => m.MessageId).Distinct().Count());
        Assert.Equal(_all.Count, _server.Messages.Count);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Nobody has another message on the page than those that came by mail too.</summary>
    public Task AreAllThereIs() => boxes.ShowNothingElse();

    /// <summary>The first link of the mail, as a path of this site.</summary>
    private static string Link(MimeMessage mail) =>
        mail.TextBody!.ReplaceLineEndings("\n").Split('\n').First(l => l.StartsWith("https://", StringComparison.Ordinal))[
            "https://veerkracht.example".Length..
        ];

    private static string To(MimeMessage mail) => mail.To.Mailboxes.Single().Address.Split('@')[0];

    private static string Heading(MimeMessage mail) => mail.TextBody!.Split('\n')[0].TrimEnd('\r').Replace('\u00a0', ' ');
}
