using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>
/// Finance puts all approved payments of a measure that are in no file yet into a new one. Nobody types an account or an amount: both are
/// those of the approved payment.
/// </summary>
public sealed class PrepareBatch(ActFrame acts, Db db, PayerSettings payer, Clock clock) : IAct
{
    private const int DaysAhead = 366;

    public static ActKind Kind { get; } =
        new("prepare-batch", new("Betaalbestand gemaakt", "Payment file prepared"))
        {
            IsInternal = true,
            By = ActBy.Finance,
            HoldsMeasure = true,
            Touches = ActTouches.None,
            Tells = [BatchTellings.ToRelease],
            Words = new(
                "approved payments of a measure with an account, in no other file",
                "a file with an order for each, that a second person releases",
                "nothing"
            ),
        };

    /// <param name="on">Day in Brussels on which the bank has to pay.</param>
    public Task<Outcome<PaymentBatch>> Do(Actor actor, string measure, DateOnly on, CancellationToken stop = default) =>
        acts.Run<MeasureToPay, PaymentBatch>(Kind, actor, new MeasureToPayTarget(measure), null, act => Prepare(act, on, stop), stop);

    /// <summary>Approved payments of a measure that are to go to the bank and are in no file.</summary>
    public static IQueryable<Payment> Waiting(Db db, string measure) =>
        from payment in db.Set<Payment>()
        join dossier in db.Set<Dossier>() on payment.DossierId equals dossier.Id
        where
            dossier.Measure == measure
            && payment.State == PaymentState.Approved
            && payment.AmountCents > 0
            && payment.Iban != null
            && !db.Set<BatchOrder>().Any(o => o.PaymentId == payment.Id && (o.State == OrderState.Ordered || o.State == OrderState.Paid))
        orderby payment.DecidedAt, payment.Id
        select payment;

    private async Task<Outcome<PaymentBatch>> Prepare(ActScope<MeasureToPay> act, DateOnly on, CancellationToken stop)
    {
        if (payer.Account is not { } account)
            return BatchRefusals.PayerUnknown;
        var day = LocalDate.FromDateOnly(on);
        if (day < clock.Today || day > clock.Today.PlusDays(DaysAhead))
            return BatchRefusals.DayPast;
        var measure = act.Subject.Slug;
        var payments = await Waiting(db, measure).AsNoTracking().ToListAsync(stop);
        var ids = payments.Select(p => p.DossierId).ToList();
        var dossiers = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
        var orders = new List<BatchOrder>();
        var id = Guid.CreateVersion7(act.At);
        foreach (var payment in payments)
        {
            if (!Iban.TryParse(payment.Iban, out var iban, out _))
                continue;
            var dossier = dossiers[payment.DossierId];
            orders.Add(
                new()
                {
                    Id = Guid.CreateVersion7(act.At),
                    BatchId = id,
                    PaymentId = payment.Id,
                    DossierId = dossier.Id,
                    Position = orders.Count + 1,
                    AmountCents = payment.AmountCents,
                    Name = dossier.OrganisationName,
                    Iban = iban.Value,
                    For = $"{dossier.Number} {dossier.ProjectName}",
                }
            );
        }
        if (orders.Count == 0)
            return BatchRefusals.NothingToOrder;
        var batch = new PaymentBatch
        {
            Id = id,
            Measure = measure,
            Number = 1 + (await db.PaymentBatches.Where(b => b.Measure == measure).MaxAsync(b => (int?)b.Number, stop) ?? 0),
            On = on,
            AmountCents = orders.Sum(o => o.AmountCents),
            Orders = orders.Count,
            PayerName = account.Name,
            PayerIban = account.Iban,
            PayerBic = account.Bic,
            Reason = "",
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.PaymentBatches.Add(batch);
        db.BatchOrders.AddRange(orders);
        act.Amount = batch.Amount;
        act.Say("batch", new($"{batch.Id}"));
        act.Say("orders", new($"{orders.Count}"));
        act.Evidence = new { batch = batch.Id, message = batch.MessageId };
        act.After = new
        {
            batch.Number,
            orders = orders.Count,
            amount = batch.Amount.ToString(),
            on,
        };
        return batch;
    }
}

/// <summary>What acts on batches tell.</summary>
internal static class BatchTellings
{
    private const string Lands = "/betaalopdrachten/{batch}";

    public static Telling ToRelease { get; } =
        Tellings.ToDecide("{orders} betalingen, samen {amount}", "{orders} payments, together {amount}") with
        {
            Body = new(
                "Een collega maakte een bestand voor de bank. Kijk de betalingen na en geef het vrij.",
                "A colleague prepared a file for the bank. Check the payments and release it."
            ),
            Lands = Lands,
        };

    public static Telling ToHandOver { get; } =
        Tellings.ToFinance(
            "Vrijgegeven: {orders} betalingen, samen {amount}",
            "Released: {orders} payments, together {amount}",
            "Een tweede persoon gaf het betaalbestand vrij. Bezorg het aan de bank.",
            "A second person released the payment file. Hand it over to the bank."
        ) with
        {
            Lands = Lands,
        };

    public static Telling Withdrawn { get; } =
        Tellings.ToFinance(
            "Ingetrokken: {orders} betalingen, samen {amount}",
            "Withdrawn: {orders} payments, together {amount}",
            "Het betaalbestand is ingetrokken. De betalingen kunnen in een nieuw bestand. Reden: {reason}",
            "The payment file was withdrawn. The payments can go into a new one. Reason: {reason}"
        ) with
        {
            Lands = Lands,
        };
}
