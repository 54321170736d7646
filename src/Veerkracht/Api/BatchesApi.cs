using Microsoft.AspNetCore.Http.Features;
using Veerkracht.Data;
using Veerkracht.Features.Payments.Batches;

namespace Veerkracht.Api;

/// <summary>Files to the bank and what it answers.</summary>
internal static class BatchesApi
{
    private const string Tag = "Payments",
        Xml = "application/xml";

    /// <summary>Largest file of a bank, bytes: 100,000 facts are about 100 MB.</summary>
    private const long LargestFile = 200_000_000;

    /// <summary>More than this of it lies on the disk while it is read, bytes.</summary>
    private const int InMemory = 1_000_000;

    public static void MapBatches(this IEndpointRouteBuilder api)
    {
        api.MapPost("/measures/{slug}/payment-batches", Prepare)
            .Named("prepareBatch", Tag, "Put the approved payments of a measure into one file for the bank", PrepareBatch.Kind)
            .Produces<BatchJson>(201);
        api.MapGet("/payment-batches/{id:guid}", Get)
            .Named("getBatch", Tag, "A file for the bank with its orders and what became of each", Audience.Paying)
            .Produces<BatchJson>()
            .Refuses(401, 403, 404);
        api.MapGet("/payment-batches/{id:guid}/file", File)
            .Named("getBatchFile", Tag, "The file itself, pain.001.001.09, once it is released: the same bytes each time", Audience.Paying)
            .Produces<Stream>(200, Xml)
            .Refuses(401, 403, 404);
        api.MapPost("/payment-batches/{id:guid}/release", Release)
            .Named("releaseBatch", Tag, "Release a file, as a second person", ReleaseBatch.Kind)
            .Produces<BatchJson>();
        api.MapPost("/payment-batches/{id:guid}/withdrawal", Withdraw)
            .Named("withdrawBatch", Tag, "Take back a file that was not released", WithdrawBatch.Kind)
            .Produces<BatchJson>();
        api.MapPost("/payment-batches/{id:guid}/handover", HandOver)
            .Named("handOverBatch", Tag, "Say that the bank has the file; the same again is harmless", HandOverBatch.Kind)
            .Produces<BatchJson>();
        api.MapPost("/bank-files", Read)
            .Named("readBankFile", Tag, "Bring a file of the bank (pain.002.001.10 or camt.054.001.08) as body", ReadBankFile.Kind)
            .Accepts<Stream>(Xml, "text/xml", "application/octet-stream")
            .Produces<BankFileJson>();
        api.MapPost("/bank-lines/{id:guid}/closing", Close)
            .Named("closeBankLine", Tag, "Say why nothing more is done about a line that could not be matched", CloseBankLine.Kind)
            .Produces(204);
    }

    private static async Task<IResult> Prepare(
        string slug,
        BatchDayBody body,
        HttpContext context,
        PrepareBatch prepare,
        BatchFiles files,
        CancellationToken stop
    )
    {
        if (body.On is not { } on)
            return Problems.Of(BatchRefusals.DayPast, context);
        var outcome = await prepare.Do(context.Actor(), slug, on, stop);
        return await Told(outcome, context, files, json => TypedResults.Created($"{ApiDoor.Prefix}/payment-batches/{json.Id}", json), stop);
    }

    private static async Task<IResult> Get(Guid id, HttpContext context, BatchFiles files, CancellationToken stop) =>
        await Seen(id, context, files, stop) is { } shown ? TypedResults.Ok(BatchJson.Of(shown)) : Problems.NotFound(context);

    private static async Task<IResult> File(Guid id, HttpContext context, BatchFiles files, CancellationToken stop) =>
        await Seen(id, context, files, stop) is { } shown && BatchFiles.Written(shown) is { } file
            ? TypedResults.File(file, Xml, BatchFiles.NameOf(shown.Batch))
            : Problems.NotFound(context);

    private static async Task<IResult> Release(
        Guid id,
        HttpContext context,
        ReleaseBatch release,
        BatchFiles files,
        CancellationToken stop
    ) => await Told(await release.Do(context.Actor(), id, stop), context, files, TypedResults.Ok, stop);

    private static async Task<IResult> Withdraw(
        Guid id,
        ReasonJson body,
        HttpContext context,
        WithdrawBatch withdraw,
        BatchFiles files,
        CancellationToken stop
    ) => await Told(await withdraw.Do(context.Actor(), id, body.Reason ?? "", stop), context, files, TypedResults.Ok, stop);

    private static async Task<IResult> HandOver(
        Guid id,
        HttpContext context,
        HandOverBatch handOver,
        BatchFiles files,
        CancellationToken stop
    ) => await Told(await handOver.Do(context.Actor(), id, stop), context, files, TypedResults.Ok, stop);

    private static async Task<IResult> Read(HttpContext context, ReadBankFile read, CancellationToken stop)
    {
        // Nobody else makes the site take in a large file.
        if (ActFrame.Refuses(ReadBankFile.Kind, context.Actor(), AtBank.For(context.Actor())) is { } refusal)
            return Problems.Of(refusal, context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestFile;
        context.Request.EnableBuffering(InMemory, LargestFile);
        await context.Request.Body.CopyToAsync(Stream.Null, stop);
        var outcome = await read.Do(context.Actor(), context.Request.Body, context.Request.Query["name"], stop);
        return outcome.Answer(context, result => TypedResults.Ok(BankFileJson.Of(result)));
    }

    private static async Task<IResult> Close(Guid id, ReasonJson body, HttpContext context, CloseBankLine close, CancellationToken stop) =>
        (await close.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, _ => TypedResults.NoContent());

    private static async Task<BatchShown?> Seen(Guid id, HttpContext context, BatchFiles files, CancellationToken stop) =>
        await files.Find(context.Actor(), id, stop) is { } shown && context.Actor().MaySeePayments(shown.Batch.Measure) ? shown : null;

    private static async Task<IResult> Told(
        Outcome<PaymentBatch> outcome,
        HttpContext context,
        BatchFiles files,
        Func<BatchJson, IResult> tell,
        CancellationToken stop
    )
    {
        if (!outcome.Done)
            return Problems.Of(outcome.Refusals, context);
        return tell(BatchJson.Of(await files.Of(outcome.Value, stop)));
    }
}

/// <param name="On">Day in Brussels on which the bank pays, "2022-12-01".</param>
public sealed record BatchDayBody(DateOnly? On);

/// <param name="State">"prepared", "released", "handed-over" or "withdrawn".</param>
/// <param name="Sha256">Of the file, once it is released.</param>
public sealed record BatchJson(
    Guid Id,
    string Measure,
    int Number,
    BatchState State,
    DateOnly On,
    AmountJson Amount,
    string MessageId,
    string? Sha256,
    IReadOnlyList<BatchOrderJson> Orders
)
{
    internal static BatchJson Of(BatchShown shown) =>
        new(
            shown.Batch.Id,
            shown.Batch.Measure,
            shown.Batch.Number,
            shown.Batch.State,
            shown.Batch.On,
            AmountJson.Of(shown.Batch.Amount),
            shown.Batch.MessageId,
            shown.Batch.ContentHash,
            [.. shown.Orders.Select(o => BatchOrderJson.Of(o.Order, o.Number))]
        );
}

/// <param name="Answer">What the bank said where it did not carry it out, or sent it back.</param>
public sealed record BatchOrderJson(
    Guid Id,
    Guid Payment,
    string Dossier,
    string EndToEndId,
    AmountJson Amount,
    string Iban,
    OrderState State,
    string? Answer
)
{
    internal static BatchOrderJson Of(BatchOrder order, string number) =>
        new(order.Id, order.PaymentId, number, order.EndToEndId, AmountJson.Of(order.Amount), order.Iban, order.State, order.Answer);
}

/// <param name="Matched">Lines that agree with an order in all, and were done.</param>
/// <param name="Returned">Of these: rejected by the bank, or sent back.</param>
/// <param name="Unmatched">Lines into which a person has to look, or looked.</param>
/// <param name="WasKnown">The same file was read before: nothing counts twice.</param>
public sealed record BankFileJson(Guid Id, int Lines, int Matched, int Returned, int Unmatched, bool WasKnown)
{
    internal static BankFileJson Of(BankFileResult result) =>
        new(result.Id, result.Lines, result.Matched, result.Returned, result.Unmatched, result.WasKnown);
}
