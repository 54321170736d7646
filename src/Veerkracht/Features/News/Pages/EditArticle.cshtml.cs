using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Features.Themes.Pages;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.News.Pages;

/// <summary>One article as staff write it: what it says, how it looks, and when everybody reads it.</summary>
[For(Audience.Managing)]
[StreamedForm]
public sealed class EditArticleModel(
    ArticleDesk desk,
    ArticleFiles files,
    PublishArticle publish,
    CorrectArticle correct,
    WithdrawArticle withdraw,
    ShownArticles articles,
    KnownThemes themes,
    ProgrammeCatalogue programmes,
    SiteSettings site,
    Db db,
    Clock clock,
    Texts texts
) : ThemeDeskPage(texts)
{
    private Article _article = null!;

    /// <summary>What stands in the boxes: what was typed, else what was saved.</summary>
    public AskedArticle Typed { get; private set; } = null!;
    public ShownArticle Shown { get; private set; } = null!;

    /// <summary>As it would look, from what was typed; null where nobody asked.</summary>
    public ShownArticle? Preview { get; private set; }
    public IReadOnlyList<Choice> Themes { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds =>
        [new("nieuws", L["Nieuws", "News"]), new("evenement", L["Evenement: webinar, vergadering", "Event: webinar, meeting"])];

    public Article Article => _article;
    public ArticleState State => _article.StateAt(clock.UtcNow);
    public string Here => $"{NewsDeskModel.Href}/{_article.Id}";
    public string PreviewUrl => site.At(Request, $"/nieuws/voorbeeld/{_article.PreviewCode}");
    public bool IsPublic => State == ArticleState.Public;
    public Refusal? CannotPublish => Refuses(PublishArticle.Kind) ?? PublishArticle.Cannot(_article);
    public bool MayCorrect => Refuses(CorrectArticle.Kind) is null;
    public bool MayWithdraw => Refuses(WithdrawArticle.Kind) is null;

    public string? Done =>
        Request.Query["gedaan"].ToString() switch
        {
            "bewaard" => L["Bewaard.", "Saved."],
            "gepubliceerd" => L["Gepubliceerd.", "Published."],
            "gepland" => L["De publicatie is gepland.", "The publication is planned."],
            "verbeterd" => L[
                "Verbeterd. Wat u verbeterde, staat met de datum onder het artikel.",
                "Corrected. What you corrected stands below the article with its date."
            ],
            "ingetrokken" => L["Ingetrokken. Niemand leest dit artikel nog.", "Withdrawn. Nobody reads this article any more."],
            _ => null,
        };

    public string Box(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public string Moment(DateTime utc) => DateText.Long(BrusselsTime.At(NewsList.InstantOf(utc)), L.Language);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await Load(id, stop) is { } answer ? answer : Page();

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop) =>
        WithFiles(id, (asked, sent) => desk.Save(Actor, id, asked, sent, stop), "bewaard", stop);

    /// <summary>Shows what was typed, and keeps nothing of it.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken stop)
    {
        if (await Load(id, stop) is { } answer)
            return answer;
        Typed = TypedArticle.Read(Request.Form);
        var draft = await db.Articles.AsNoTracking().Include(a => a.Themes).FirstAsync(a => a.Id == id, stop);
        ArticleDesk.Take(draft, Typed);
        Preview = await articles.Of(draft, draft.PreviewCode, stop);
        return Page();
    }

    [Does(typeof(PublishArticle))]
    public async Task<IActionResult> OnPostPublishAsync(Guid id, string? op, string? om, CancellationToken stop)
    {
        if (await Load(id, stop) is { } answer)
            return answer;
        var (at, isBad) = TypedArticle.Moment(op?.Trim() ?? "", om?.Trim() ?? "");
        if (isBad)
            return Refused([NewsRefusals.BadMoment]);
        return await Answer(await publish.Do(Actor, id, at, stop), a =>
            a.StateAt(clock.UtcNow) == ArticleState.Planned ? "gepland" : "gepubliceerd"
        );
    }

    [Does(typeof(CorrectArticle))]
    public Task<IActionResult> OnPostCorrectAsync(Guid id, string? verbetering, CancellationToken stop) =>
        WithFiles(
            id,
            (asked, sent) =>
                correct.Do(
                    Actor,
                    id,
                    asked,
                    sent,
                    new(verbetering?.Trim() ?? "", Box("verbetering_en").Trim() is { Length: > 0 } en ? en : null),
                    stop
                ),
            "verbeterd",
            stop
        );

    [Does(typeof(WithdrawArticle))]
    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, string? reason, CancellationToken stop)
    {
        if (await Load(id, stop) is { } answer)
            return answer;
        return await Answer(await withdraw.Do(Actor, id, reason, stop), _ => "ingetrokken");
    }

    private async Task<IActionResult> WithFiles(
        Guid id,
        Func<AskedArticle, SentToArticle, Task<Outcome<Article>>> act,
        string done,
        CancellationToken stop
    )
    {
        if (await Load(id, stop) is { } answer)
            return answer;
        Typed = TypedArticle.Read(Request.Form);
        var came = StreamedFormAttribute.Files(HttpContext);
        var received = await files.Receive(
            came.FirstOrDefault(f => f.Field == NewsRefusals.Picture)?.File,
            [.. came.Where(f => f.Field == NewsRefusals.Files).Select(f => f.File)],
            stop
        );
        if (!received.Done)
            return Refused(received.Refusals);
        return await Answer(await act(Typed, received.Value), _ => done);
    }

    private Task<IActionResult> Answer(Outcome<Article> outcome, Func<Article, string> done) =>
        Task.FromResult(outcome.Done ? Redirect($"{Here}?gedaan={done(outcome.Value)}") : Refused(outcome.Refusals));

    private Refusal? Refuses(ActKind kind) =>
        programmes.Find(_article.Programme) is { } programme
            ? ActFrame.Refuses(kind, Actor, new ArticleOf(programme, Actor, _article, clock.UtcNow))
            : Refusal.NotFound();

    /// <summary>An answer where the page is not shown.</summary>
    private async Task<IActionResult?> Load(Guid id, CancellationToken stop)
    {
        var found = await db.Articles.AsNoTracking().Include(a => a.Themes).FirstOrDefaultAsync(a => a.Id == id, stop);
        if (found is null)
            return NotFound();
        if (programmes.WrittenBy(Actor).All(p => p.Slug != found.Programme))
            return Forbid();
        _article = found;
        Typed = TypedArticle.Of(found);
        Shown = await articles.Of(found, found.PreviewCode, stop);
        var tree = await themes.All(stop);
        Themes =
        [
            .. tree
                .InOrder.Where(n => n.Node.RetiredOn is null || Typed.Themes.Contains(n.Node.Slug))
                .Select(n => new Choice(n.Node.Slug, $"{new string('–', n.Level)} {L[n.Node.Title]}".Trim())),
        ];
        return null;
    }
}
