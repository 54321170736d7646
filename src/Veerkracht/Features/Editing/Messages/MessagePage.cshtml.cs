using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Editing.Pages;
using Veerkracht.Features.Editing.Parts;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;

namespace Veerkracht.Features.Editing.Messages;

/// <summary>
/// One message of a call: its words in each language, and how a reader gets it, on the site and by mail, with the facts of an example
/// dossier. What is shown is what is saved.
/// </summary>
[For(Audience.Steering, Posts = Audience.Managing)]
public sealed class CallMessageModel(DraftServices services, SaveDraft save, ExampleFacts facts) : PartsPage(services, save)
{
    /// <summary>Nothing runs in the mail and nothing is fetched; it has its styles in itself, as mail must.</summary>
    private static readonly Dictionary<string, string> Guard = new()
    {
        [HeaderNames.XFrameOptions] = "SAMEORIGIN",
        [HeaderNames.ContentSecurityPolicy] =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>Tag of the language in which the example is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "taal")]
    public string? Shown { get; set; }

    [BindProperty(SupportsGet = true, Name = "bewaard")]
    public bool Saved { get; set; }

    public WrittenMessage Written { get; private set; } = null!;

    /// <summary>In the boxes: what is saved, or what was typed and could not be.</summary>
    public LocalText TypedTitle { get; private set; } = LocalText.Empty;
    public LocalText TypedBody { get; private set; } = LocalText.Empty;
    public IReadOnlyList<Language> Languages { get; private set; } = [];

    /// <summary>The message of the example dossier.</summary>
    public Notice Example { get; private set; } = null!;
    public string Here => $"{Address}/berichten/{Written.Kind.Code}";
    public Language Reader => Languages.FirstOrDefault(l => l.Tag == Shown, Language.Nl);
    public string Plain => Mail.Plain([Example], Why);
    private WhyMail Why => Example.MayNotBeRefused ? WhyMail.Binding : WhyMail.Works;
    public IEnumerable<PartFault> FaultsHere => Faults.Where(f => Written.Path is { } path && f.Piece.Equals(path));

    /// <summary>What the message said when the page was shown: who saves on another one is told.</summary>
    public string Was =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Written.IsOwn}\n{All(Written.Title)}\n{All(Written.Body)}")));

    private MailText Mail => new($"{Request.Scheme}://{Request.Host}", Reader);

    /// <param name="vorm">"mail" behind the address: the mail itself, as HTML.</param>
    public async Task<IActionResult> OnGetAsync(string? vorm, CancellationToken stop)
    {
        if (vorm is not (null or "mail") || !await Find(stop))
            return NotFound();
        if (vorm is null)
            return Page();
        HttpContext.HasOwnHeaders(Guard);
        return Content(Mail.Html([Example], Why), MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    public async Task<IActionResult> OnPostAsync(string? was, string? doe, CancellationToken stop)
    {
        if (!await Find(stop))
            return NotFound();
        if (!Actor.MayWrite(Draft))
            return Forbid();
        var (title, body) =
            doe == "standaard" ? (LocalText.Empty, LocalText.Empty) : (Typed("title", TypedTitle), Typed("text", TypedBody));
        (TypedTitle, TypedBody) = doe == "standaard" ? (TypedTitle, TypedBody) : (title, body);
        if (was != Was)
            return Refused([Acts.Refusal.ChangedMeanwhile()]);
        var edited = Written.With(title, body);
        if (edited.Text is not { } text)
            return Refused([Refusal(edited)]);
        var saved = await Save(text, stop);
        return saved.Done ? Redirect($"{Here}?bewaard=true&taal={Reader.Tag}#voorbeeld") : Refused(saved.Refusals);
    }

    public string Place(string name) => L[PlaceWords.All[name]].Trim('[', ']');

    private async Task<bool> Find(CancellationToken stop)
    {
        if (MessageKinds.Find(Code) is not { } kind || !await LoadText(stop) || Text is not { } text)
            return false;
        Written = new(text, kind);
        (TypedTitle, TypedBody) = (Written.Title, Written.Body);
        Languages = BoxValues.LanguagesOf(
            PartPlace.At(text, CallPath.Root)!,
            Written.Path is { } path ? [text.At(path.Then("title")), text.At(path.Then("text"))] : []
        );
        Example = Made(kind);
        return true;
    }

    private Notice Made(MessageKind kind)
    {
        var values = facts.Of(Services.Checks.Of(Draft).Call, Draft).ToDictionary();
        var (message, telling) = (Written.Message, Written.Telling);
        foreach (var part in new[] { "dossier", "step-id" })
            values[part] = new("voorbeeld", "voorbeeld");
        return new Notice
        {
            Id = Guid.Empty,
            At = Services.Clock.UtcNow,
            Organisation = OrganisationId.None,
            Event = kind.Code,
            MayNotBeRefused = telling.MayNotBeRefused,
            Thread = new ToldOf(OrganisationId.None, values["number"].Nl, values["government"].Nl, null).Thread,
            Title = MessagePlaces.Fill(message.Heading, values),
            Body = MessagePlaces.Fill(message.Whole, values),
            Href = telling.Lands is { } lands ? MessagePlaces.Fill(lands, values, Language.Nl) : null,
        };
    }

    private LocalText Typed(string name, LocalText was) =>
        Languages.Aggregate(was, (text, l) => text.With(l, Request.Form[$"{name}.{l.Tag}"].ToString().ReplaceLineEndings("\n").Trim()));

    private static string All(LocalText text) => string.Join('\n', text.All.Select(t => $"{t.Language}: {t.Text}"));
}
