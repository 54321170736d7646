using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Payments.Batches.Pages;

/// <summary>A measure with payments that wait for a file.</summary>
public sealed record MeasureWaiting(string Measure, LocalText Title, int Count, Money Sum);

/// <summary>What goes to the bank and what it answered: what waits, the files, and the lines into which a person has to look.</summary>
[For(Audience.Paying)]
public sealed class BatchesPageModel(Db db, ProgrammeCatalogue programmes, PrepareBatch prepare, ReadBankFile read, Clock clock, Texts L)
    : DossierPage
{
    private const int Shown = 50;

    [BindProperty(Name = "maatregel")]
    public string? Measure { get; set; }

    [BindProperty(Name = "op")]
    public string? On { get; set; }

    public IReadOnlyList<MeasureWaiting> Waiting { get; private set; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<(PaymentBatch Batch, LocalText Measure)> Batches { get; private set; } = [];
    public IReadOnlyList<(ReadFile File, int Open)> Files { get; private set; } = [];
    public LocalDate NextDay => Holidays.WorkingDayFrom(clock.Today.PlusDays(1));
    public bool MayPrepare => Waiting.Any(w => ActFrame.Refuses(PrepareBatch.Kind, Actor, new MeasureToPay(w.Measure)) is null);
    public bool MayRead => ActFrame.Refuses(ReadBankFile.Kind, Actor, AtBank.For(Actor)) is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.MaySeePayments())
            return NotFound();
        var own = Actor.MeasuresAs(RolesTogether.OverPayments).Order(StringComparer.Ordinal).ToList();
        LocalText Title(string measure) => programmes.FindMeasure(measure)?.Measure.Title ?? new(measure, measure);
        var sums = await db
            .Payments.Where(p => p.State == PaymentState.Approved && p.AmountCents > 0 && p.Iban != null)
            .Where(p =>
                !db.Set<BatchOrder>().Any(o => o.PaymentId == p.Id && (o.State == OrderState.Ordered || o.State == OrderState.Paid))
            )
            .Join(db.Dossiers, p => p.DossierId, d => d.Id, (p, d) => new { d.Measure, p.AmountCents })
            .GroupBy(p => p.Measure)
            .Select(g => new
            {
                Measure = g.Key,
                Count = g.Count(),
                Cents = g.Sum(p => p.AmountCents),
            })
            .ToListAsync(stop);
        Waiting =
        [
            .. sums.Where(s => own.Contains(s.Measure))
                .OrderBy(s => s.Measure, StringComparer.Ordinal)
                .Select(s => new MeasureWaiting(s.Measure, Title(s.Measure), s.Count, new Money(s.Cents))),
        ];
        var batches = await db
            .PaymentBatches.AsNoTracking()
            .Where(b => own.Contains(b.Measure))
            .OrderByDescending(b => b.ProposedAt)
            .Take(Shown)
            .ToListAsync(stop);
        Batches = [.. batches.Select(b => (b, Title(b.Measure)))];
        var files = await db
            .BankFiles.AsNoTracking()
            .OrderByDescending(f => f.ReadAt)
            .Take(Shown)
            .Select(f => new { File = f, Open = db.Set<ReadLine>().Count(l => l.FileId == f.Id && l.State == LineState.Open) })
            .ToListAsync(stop);
        Files = [.. files.Select(f => (f.File, f.Open))];
        return Page();
    }

    [Does(typeof(PrepareBatch), NamesSubject = true)]
    public async Task<IActionResult> OnPostPrepareAsync(CancellationToken stop)
    {
        if (!DateReader.TryRead(On, out var on, out var why))
            return await Answer([new Refusal("date-unreadable", why, RefusalKind.Invalid, "op")], stop);
        var outcome = await prepare.Do(Actor, Measure ?? "", on.ToDateOnly(), stop);
        return outcome.Done ? Redirect($"{PaymentAccess.Href}/{outcome.Value.Id}") : await Answer(outcome.Refusals, stop);
    }

    [Does(typeof(ReadBankFile))]
    public async Task<IActionResult> OnPostReadAsync(CancellationToken stop)
    {
        if (ActFrame.Refuses(ReadBankFile.Kind, Actor, AtBank.For(Actor)) is { } refusal)
            return await Answer([refusal], stop);
        if (Request.Form.Files["bestand"] is not { Length: > 0 } file)
            return await Answer([BatchRefusals.NoFile], stop);
        await using var stream = file.OpenReadStream();
        var outcome = await read.Do(Actor, stream, file.FileName, stop);
        return outcome.Done ? Redirect($"/bankbestanden/{outcome.Value.Id}") : await Answer(outcome.Refusals, stop);
    }

    public IReadOnlyList<string> Errors(string box) => [.. Refusals.Where(r => r.Field == box).Select(r => L[r.Message])];

    private async Task<IActionResult> Answer(IReadOnlyList<Refusal> refusals, CancellationToken stop) =>
        await OnGetAsync(stop) is NotFoundResult none
            ? none
            : Refused([.. refusals.Select(r => r with { Field = r.Field is null ? null : BoxOf(r.Field) })]);

    private static string BoxOf(string field) =>
        field switch
        {
            "on" => "op",
            "file" => "bestand",
            _ => field,
        };

    public static (Tone Tone, LocalText Word) StateOf(BatchState state) =>
        state switch
        {
            BatchState.Prepared => (Tone.Busy, new("Wacht op vrijgave", "Waits for release")),
            BatchState.Released => (Tone.Busy, new("Vrijgegeven, naar de bank te brengen", "Released, to be handed over")),
            BatchState.HandedOver => (Tone.Success, new("Bij de bank", "At the bank")),
            _ => (Tone.Neutral, new("Ingetrokken", "Withdrawn")),
        };
}
