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
                TypedResults.Ok(new MailJson(await mail.IsWanted(context.Actor(), stop)))
            )
            .Named("getMail", "Me", "Whether you get notices by e-mail", Audience.SignedIn)
            .Refuses(401);
        api.MapPut("/me/mail", Choose)
            .Named("chooseMail", "Me", "Turn e-mail about notices on or off", Audience.SignedIn)
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

    private static async Task<IResult> Choose(MailChoiceJson body, HttpContext context, ChooseMail mail, CancellationToken stop) =>
        body.Wanted is { } wanted
            ? (await mail.Do(context.Actor(), wanted, stop)).Answer(context, now => TypedResults.Ok(new MailJson(now)))
            : Problems.Of(NotChosen, context);

    private static readonly Refusal NotChosen = new(
        "required",
        new("Zeg of u e-mail wilt: true of false.", "Say whether you want e-mail: true or false."),
        RefusalKind.Invalid,
        "wanted"
    );
}

/// <param name="Wanted">Never guessed: who leaves it out changes nothing.</param>
public sealed record MailChoiceJson(bool? Wanted);

public sealed record MailJson(bool Wanted);

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
