using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>Awards by two people. The applicant sees what was confirmed, not what was proposed.</summary>
internal static class AwardsApi
{
    private const string Tag = "Awards";

    public static void MapAwards(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/awards", List)
            .Named(
                "getAwards",
                Tag,
                "Awards of a dossier with every amount and its why, oldest first",
                Audience.Applicant | Audience.Agency
            )
            .Produces<AwardsJson>()
            .Refuses(401, 404);
        api.MapGet("/dossiers/{id:guid}/award-letter.pdf", Letter)
            .Named(
                "getAwardLetter",
                Tag,
                "The letter of the confirmed award as a PDF, in the language that you accept (or ?lang=nl, ?lang=en)",
                Audience.Applicant | Audience.Agency
            )
            .Produces(200, contentType: "application/pdf")
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/awards", Propose)
            .Named("proposeAward", Tag, "Propose to award what the rules compute; the money is reserved", ProposeAward.Kind)
            .Produces<AwardJson>(201);
        api.MapPost("/awards/{id:guid}/confirmation", Confirm)
            .Named("confirmAward", Tag, "Confirm an award, as a second person; the money is committed", ConfirmAward.Kind)
            .Produces<AwardJson>();
        api.MapPost("/awards/{id:guid}/refusal", Refuse)
            .Named("refuseAward", Tag, "Refuse a proposed award, as a second person; the money is available again", RefuseAward.Kind)
            .Produces<AwardJson>();
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var all = await db
            .Awards.AsNoTracking()
            .Where(a => a.DossierId == id)
            .Where(a => seesAll || a.State == AwardState.Confirmed || a.State == AwardState.Declined || a.State == AwardState.Replaced)
            .OrderBy(a => a.ProposedAt)
            .ThenBy(a => a.Id)
            .ToListAsync(stop);
        return TypedResults.Ok(new AwardsJson([.. all.Select(AwardJson.Of)]));
    }

    private static async Task<IResult> Letter(Guid id, HttpContext context, AwardLetters letters, Texts texts, CancellationToken stop) =>
        await letters.Find(context.Actor(), id, stop) is { } letter
            ? TypedResults.File(AwardLetterPdf.Make(letter, texts), "application/pdf", $"{letter.Dossier.Number}.pdf")
            : Problems.NotFound(context);

    private static async Task<IResult> Propose(
        Guid id,
        ReasonJson body,
        HttpContext context,
        ProposeAward propose,
        CancellationToken stop
    ) =>
        (await propose.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, a =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/awards", AwardJson.Of(a))
        );

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        ConfirmAward confirm,
        CancellationToken stop
    ) => (await confirm.Do(context.Actor(), id, body.Remark, stop)).Answer(context, a => TypedResults.Ok(AwardJson.Of(a)));

    private static async Task<IResult> Refuse(Guid id, ReasonJson body, HttpContext context, RefuseAward refuse, CancellationToken stop) =>
        (await refuse.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, a => TypedResults.Ok(AwardJson.Of(a)));
}

public sealed record AwardsJson(IReadOnlyList<AwardJson> Awards);

/// <param name="Sources">What is drawn from each right and pot; the envelope bears the whole amount.</param>
/// <param name="Amounts">Every computed amount as it stood when proposed, by name.</param>
public sealed record AwardJson(
    Guid Id,
    Guid Dossier,
    AwardState State,
    AmountJson Amount,
    IReadOnlyList<DrawnJson> Sources,
    IReadOnlyDictionary<string, DecidedJson> Amounts,
    string Reason,
    DecisionJson Decision
)
{
    public static AwardJson Of(Award award) =>
        new(
            award.Id,
            award.DossierId,
            award.State,
            AmountJson.Of(award.Amount),
            [
                .. Features
                    .Awards.DecisionJson.Read<AwardLine>(award.Lines)
                    .Select(l => new DrawnJson(l.Source, new(l.Book), AmountJson.Of(new Money(l.Cents)))),
            ],
            DecidedJson.Of(award.Amounts),
            award.Reason,
            new(award.ProposedBy, award.ProposedAt, award.DecidedBy, award.DecidedAt, award.DecisionReason)
        );
}

/// <param name="Book">Name of its book in the journal.</param>
public sealed record DrawnJson(string Source, KeyedText Book, AmountJson Amount);

public sealed record DecidedJson(TextJson Title, string Amount, string Currency, WhyJson Why)
{
    /// <param name="stored">As <see cref="DecidedAmount"/> is kept with a decision.</param>
    internal static IReadOnlyDictionary<string, DecidedJson> Of(string stored) =>
        new OrderedDictionary<string, DecidedJson>(
            Features
                .Awards.DecisionJson.Read<DecidedAmount>(stored)
                .Select(a =>
                    KeyValuePair.Create(a.Name, new DecidedJson(TextJson.Of(a.Title), a.Amount.ToString(), "EUR", WhyJson.Of(a.Why)))
                )
        );
}
