using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>Sends steps and shows receipts.</summary>
internal static class SubmissionsApi
{
    public const string KeyHeader = "Idempotency-Key";
    private const string Tag = "Steps";
    private const int LongestKey = 200;

    public static void MapSubmissions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/dossiers/{id:guid}/steps/{step}/submission", Submit)
            .Named("submitStep", Tag, "Send a step; whoever sends twice gets the receipt of the one submission", SubmitStep.Kind)
            .Produces<ReceiptJson>()
            .RefusesAsAct(412)
            .WithDescription(
                "Idempotency-Key names this one submission: the same key for something else is refused. "
                    + "If-Match sends only the version that you read."
            );
        api.MapGet("/dossiers/{id:guid}/steps/{step}/receipt", Get)
            .Named("getReceipt", Tag, "The receipt of a step that was sent", Audience.Applicant | Audience.Agency)
            .Produces<ReceiptJson>()
            .Refuses(401, 404);
        api.MapGet("/dossiers/{id:guid}/steps/{step}/receipt.pdf", Pdf)
            .Named(
                "getReceiptPdf",
                Tag,
                "The receipt as a PDF, in the language that you accept (or ?lang=nl, ?lang=en)",
                Audience.Applicant | Audience.Agency
            )
            .Produces(200, contentType: "application/pdf")
            .Refuses(401, 404);
    }

    private static async Task<IResult> Submit(
        Guid id,
        string step,
        HttpContext context,
        SubmitStep submit,
        CallCatalogue calls,
        CancellationToken stop
    )
    {
        var key = context.Request.Headers[KeyHeader].ToString().Trim();
        if (key.Length > LongestKey)
            return Problems.Of(KeyTooLong, context);
        var outcome = await submit.Do(context.Actor(), id, step, key.Length == 0 ? null : key, ETags.Wanted(context.Request), stop);
        return outcome.Answer(context, receipt => TypedResults.Ok(ReceiptJson.Of(receipt, calls)));
    }

    private static async Task<IResult> Get(
        Guid id,
        string step,
        int? version,
        HttpContext context,
        Db db,
        CallCatalogue calls,
        CancellationToken stop
    ) =>
        await db.FindDossier(context.Actor(), id, stop) is { } dossier && await Find(db, calls, dossier, step, version, stop) is { } receipt
            ? TypedResults.Ok(ReceiptJson.Of(receipt, calls))
            : Problems.NotFound(context);

    /// <param name="number">Of the version; null for the one that counts.</param>
    private static async Task<Receipt?> Find(Db db, CallCatalogue calls, Dossier dossier, string step, int? number, CancellationToken stop)
    {
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (dossier.Steps.FirstOrDefault(s => s.StepId == step) is not { } there || Receipt.Of(call, dossier, there) is not { } counts)
            return null;
        if (number is null || number == counts.Version)
            return counts;
        var version = await db
            .SentVersions.AsNoTracking()
            .FirstOrDefaultAsync(v => v.DossierId == dossier.Id && v.StepId == step && v.Number == number, stop);
        return version is null ? null : Receipt.Of(call, dossier, version);
    }

    private static async Task<IResult> Pdf(
        Guid id,
        string step,
        int? version,
        HttpContext context,
        Db db,
        CallCatalogue calls,
        StepContexts contexts,
        ClaimMoney claims,
        OrganisationRegistry organisations,
        Texts texts,
        CancellationToken stop
    )
    {
        if (
            await db.FindDossier(context.Actor(), id, stop) is not { } dossier
            || await Find(db, calls, dossier, step, version, stop) is not { } receipt
        )
            return Problems.NotFound(context);
        var call = calls.Get(receipt.Call, receipt.CallVersion);
        var evaluation = CallEngine.Evaluate(call, step, AnswersJson.Read(receipt.Answers), await contexts.For(call, dossier, step, stop));
        var sentBy = await db.People.Where(p => p.Id == receipt.SentBy).Select(p => p.Name).FirstOrDefaultAsync(stop) ?? "";
        return TypedResults.File(
            ReceiptPdf.Make(
                receipt,
                call,
                call.Step(step),
                evaluation,
                await claims.AskedBy(
                    dossier,
                    call,
                    step,
                    receipt.Amounts.Where(a => a.Key == call.Funding.Grant).Select(a => (Money?)a.Value.Amount).FirstOrDefault(),
                    receipt.SentAt,
                    stop
                ),
                sentBy,
                key => organisations.NameOf(key, receipt.SentInBrussels.Date),
                texts
            ),
            "application/pdf",
            $"{receipt.Number}-{step}.pdf"
        );
    }

    private static readonly Refusal KeyTooLong = new(
        "too-long",
        new LocalText($"Een {KeyHeader} heeft hoogstens {LongestKey} tekens.", $"An {KeyHeader} has at most {LongestKey} characters."),
        RefusalKind.Invalid,
        KeyHeader
    );
}

/// <param name="SentAt">By the clock of the domain.</param>
/// <param name="Sha256">Of the UTF-8 bytes of <paramref name="Canonical"/>.</param>
/// <param name="Version">1 for what was sent first; higher where it was sent again.</param>
/// <param name="Counts">No later version took its place.</param>
/// <param name="Canonical">What was sent, as canonical JSON text (RFC 8785).</param>
public sealed record ReceiptJson(
    Guid Dossier,
    string Number,
    string OrganisationName,
    string? ProjectName,
    string Call,
    int CallVersion,
    string Step,
    TextJson Title,
    MomentJson SentAt,
    Guid SentBy,
    string Sha256,
    string Canonical,
    AmountJson? Asked,
    IReadOnlyDictionary<string, ExplainedJson> Amounts,
    int Version,
    bool Counts
)
{
    internal static ReceiptJson Of(Receipt receipt, CallCatalogue calls) =>
        new(
            receipt.DossierId,
            receipt.Number,
            receipt.OrganisationName,
            receipt.ProjectName,
            receipt.Call,
            receipt.CallVersion,
            receipt.StepId,
            TextJson.Of(calls.Get(receipt.Call, receipt.CallVersion).Step(receipt.StepId).Title),
            MomentJson.At(receipt.SentAt),
            receipt.SentBy,
            receipt.Sha256,
            receipt.Answers,
            AmountJson.Of(receipt.Asked),
            ExplainedJson.Of(receipt.Amounts),
            receipt.Version,
            receipt.ReplacedAt is null
        );
}
