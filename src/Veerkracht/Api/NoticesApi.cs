using Veerkracht.Core.Texts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Api;

/// <summary>What somebody and their organisation were told.</summary>
internal static class NoticesApi
{
    private const string Tag = "Messages";

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        api.MapGet("/notices", List)
            .Named("getNotices", Tag, "Your notices, unread first, page by page", Audience.SignedIn)
            .Produces<NoticesJson>()
            .Refuses(401, 422);
        api.MapPost("/notices/{id:guid}/read", Read)
            .Named("readNotice", Tag, "Mark a notice as read, for you", Audience.Told)
            .Produces<NoticeJson>()
            .RefusesAsAct();
        api.MapPost("/notices/read", ReadAll)
            .Named("readAllNotices", Tag, "Mark all your notices as read", Audience.SignedIn)
            .Produces<CountJson>()
            .RefusesAsAct();
        api.MapGet("/me/mail", async (HttpContext context, ChooseMail mail, CancellationToken stop) =>
                TypedResults.Ok(MailJson.Of(await mail.Of(context.Actor().PersonId, stop)))
            )
            .Named("getMail", "Me", "When you get notices by e-mail, and in which language", Audience.SignedIn)
            .Refuses(401);
        api.MapPut("/me/mail", Choose)
            .Named("chooseMail", "Me", "Say when you get notices by e-mail, or not, and in which language", Audience.SignedIn)
            .Produces<MailJson>()
            .RefusesAsAct();
    }

    private static async Task<IResult> List(HttpContext context, Inbox inbox, string? state, int? page, CancellationToken stop)
    {
        if (!Endpoints.TryRead<NoticeFilter>(state, out var filter))
            return Problems.Of(Endpoints.NotAnOption<NoticeFilter>("state"), context);
        var found = await inbox.Of(context.Actor(), filter ?? NoticeFilter.All, page ?? 1, stop);
        return TypedResults.Ok(
            new NoticesJson(
                [.. found.Rows.Select(r => NoticeJson.Of(r.Notice, r.IsRead))],
                found.Page,
                Inbox.Size,
                found.Total,
                found.More,
                found.Unread
            )
        );
    }

    private static async Task<IResult> Read(Guid id, HttpContext context, ReadNotices read, CancellationToken stop) =>
        (await read.One(context.Actor(), id, stop)).Answer(context, n => TypedResults.Ok(NoticeJson.Of(n, true)));

    private static async Task<IResult> ReadAll(HttpContext context, ReadNotices read, CancellationToken stop) =>
        (await read.All(context.Actor(), stop)).Answer(context, count => TypedResults.Ok(new CountJson(count)));

    private static async Task<IResult> Choose(MailChoiceJson body, HttpContext context, ChooseMail mail, CancellationToken stop)
    {
        if (!Endpoints.TryRead<MailTiming>(body.When, out var when))
            return Problems.Of(Endpoints.NotAnOption<MailTiming>("when"), context);
        if (body.Language is not (null or "nl" or "en"))
            return Problems.Of(NoLanguage, context);
        if ((when, body.Wanted, body.Language) is (null, null, null))
            return Problems.Of(NotChosen, context);
        when ??= body.Wanted is { } wanted ? (wanted ? MailTiming.AtOnce : MailTiming.None) : null;
        var language = body.Language is { } tag ? Language.Of(tag) : null;
        var outcome = await mail.Do(context.Actor().PersonId, when, language, stop);
        return outcome.Answer(context, now => TypedResults.Ok(MailJson.Of(now)));
    }

    private static readonly Refusal NotChosen = new(
        "required",
        new("Zeg of u e-mail wilt: true of false.", "Say whether you want e-mail: true or false."),
        RefusalKind.Invalid,
        "wanted"
    );

    private static readonly Refusal NoLanguage = new(
        "not-an-option",
        new("Kies nl of en.", "Choose nl or en."),
        RefusalKind.Invalid,
        "language"
    );
}

/// <param name="Wanted">True: at once. False: none but what may not be refused. Never guessed: what is left out stays as it is.</param>
/// <param name="When">at-once, daily or none; goes before <paramref name="Wanted"/>.</param>
/// <param name="Language">nl or en.</param>
public sealed record MailChoiceJson(bool? Wanted, string? When = null, string? Language = null);

/// <param name="When">at-once, daily or none.</param>
public sealed record MailJson(bool Wanted, MailTiming When, string Language)
{
    internal static MailJson Of(MailChoice choice) => new(choice.Timing != MailTiming.None, choice.Timing, choice.Language);
}

public sealed record CountJson(int Count);

/// <param name="Total">Counted up to a bound; <paramref name="More"/> says that there are more than that.</param>
public sealed record NoticesJson(IReadOnlyList<NoticeJson> Notices, int Page, int Size, int Total, bool More, int Unread);

/// <param name="ForYouOnly">Else it is for everybody of your organisation.</param>
/// <param name="Href">Page of the site where you can act; null where there is nothing to do.</param>
public sealed record NoticeJson(
    Guid Id,
    DateTime At,
    TextJson Title,
    TextJson Body,
    string? Call,
    Guid? Dossier,
    bool ForYouOnly,
    string? Href,
    bool Read
)
{
    internal static NoticeJson Of(Notice notice, bool read) =>
        new(
            notice.Id,
            notice.At,
            TextJson.Of(notice.Title),
            TextJson.Of(notice.Body),
            notice.Call,
            notice.DossierId,
            notice.PersonId is not null,
            notice.Href,
            read
        );
}
