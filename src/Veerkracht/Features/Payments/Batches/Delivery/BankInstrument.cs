using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>Whether released files leave for the bank by themselves, and which of them cannot.</summary>
internal sealed class BankInstrument(Db db, IBankDrops drops) : IInstrument
{
    public async Task<IReadOnlyList<Gauge>> Read(CancellationToken stop)
    {
        var released = db.PaymentBatches.Where(b => b.State == BatchState.Released);
        var (waiting, stuck) = (await released.CountAsync(stop), await released.CountAsync(b => b.DeliveryFault != null, stop));
        return
        [
            new(
                Panel.Money,
                "bank.drop",
                new("Betaalbestanden gaan naar de bank", "Payment files go to the bank"),
                drops.Place is null ? new("met de hand", "by hand") : new("vanzelf", "by themselves")
            ),
            new(
                Panel.Money,
                "bank.waiting",
                new("Betaalbestanden die nog naar de bank moeten", "Payment files that still have to go to the bank"),
                stuck == 0
                    ? new($"{waiting}", $"{waiting}")
                    : new($"{waiting}, {stuck} geraken er niet", $"{waiting}, {stuck} cannot get there")
            )
            {
                Value = waiting,
                Unit = "{file}",
                Condition = stuck == 0 ? Condition.Fine : Condition.Attention,
                Advice =
                    stuck == 0
                        ? null
                        : new(
                            "Waarom staat op de pagina van elk bestand. Kijk na of de map of de server bereikbaar is.",
                            "Why stands on the page of each file. Check that the folder or the server can be reached."
                        ),
            },
        ];
    }
}
