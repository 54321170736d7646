using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Awards;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Payments.Batches.Pages;

/// <summary>A file of the bank that was read: what each line meant, and what a person still has to look into.</summary>
[For(Audience.Paying)]
public sealed class BankFilePageModel(Db db, CloseBankLine close, Texts L) : DossierPage
{
    /// <summary>Lines on a page: the open ones first.</summary>
    private const int Shown = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(Name = "regel")]
    public Guid Line { get; set; }

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    public ReadFile Of { get; private set; } = null!;
    public IReadOnlyList<ReadLine> Lines { get; private set; } = [];

    /// <summary>Of which dossier the order is that a line names, by the order; only those that this person handles.</summary>
    public IReadOnlyDictionary<Guid, (Guid Id, string Number)> Dossiers { get; private set; } = new Dictionary<Guid, (Guid, string)>();
    public int Open { get; private set; }
    public int Settled { get; private set; }
    public bool MayClose => ActFrame.Refuses(CloseBankLine.Kind, Actor, AtBank.For(Actor)) is null;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await Load(stop) ? Page() : NotFound();

    [Does(typeof(CloseBankLine), NamesSubject = true)]
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken stop)
    {
        var outcome = await close.Do(Actor, Line, Reason ?? "", stop);
        if (outcome.Done)
            return Redirect($"/bankbestanden/{Id}");
        if (!await Load(stop))
            return NotFound();
        return Refused([.. outcome.Refusals.Select(r => r with { Field = r.Field == "reason" ? $"reden-{Line:n}" : r.Field })]);
    }

    public IReadOnlyList<string> Errors(Guid line) => [.. Refusals.Where(r => r.Field == $"reden-{line:n}").Select(r => L[r.Message])];

    public static IReadOnlyList<LocalText> WhyOf(ReadLine line) => line.Why is { } why ? DecisionJson.Read<LocalText>(why) : [];

    private async Task<bool> Load(CancellationToken stop)
    {
        if (!Actor.MaySeePayments() || await db.BankFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == Id, stop) is not { } file)
            return false;
        Of = file;
        var lines = db.BankLines.AsNoTracking().Where(l => l.FileId == Id);
        Open = await lines.CountAsync(l => l.State == LineState.Open, stop);
        Settled = await lines.CountAsync(l => l.State == LineState.Done, stop);
        Lines = await lines.OrderBy(l => l.State == LineState.Open ? 0 : 1).ThenBy(l => l.Position).Take(Shown).ToListAsync(stop);
        var orders = Lines.Select(l => l.OrderId).OfType<Guid>().ToList();
        var named = await db
            .BatchOrders.Where(o => orders.Contains(o.Id))
            .Join(
                db.Dossiers,
                o => o.DossierId,
                d => d.Id,
                (o, d) =>
                    new
                    {
                        Order = o.Id,
                        d.Id,
                        d.Number,
                        d.Measure,
                    }
            )
            .ToListAsync(stop);
        Dossiers = named.Where(n => Actor.HasAuthorityOver(n.Measure)).ToDictionary(n => n.Order, n => (n.Id, n.Number));
        return true;
    }

    public static LocalText Said(BankFact fact) =>
        fact switch
        {
            BankFact.Taken => new("Aangenomen", "Taken"),
            BankFact.Rejected => new("Geweigerd", "Rejected"),
            BankFact.Paid => new("Betaald", "Paid"),
            BankFact.Returned => new("Teruggekomen", "Came back"),
            _ => new("Iets anders", "Something else"),
        };

    public static (Tone Tone, LocalText Word) StateOf(ReadLine line) =>
        line.State switch
        {
            LineState.Open => (Tone.Warning, new("Na te kijken", "To look into")),
            LineState.Closed => (Tone.Neutral, new("Nagekeken", "Looked into")),
            LineState.Waiting => (Tone.Busy, new("Wacht", "Waits")),
            _ => (Tone.Success, new("Verwerkt", "Settled")),
        };
}
