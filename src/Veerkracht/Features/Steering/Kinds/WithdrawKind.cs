using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering.Kinds;

/// <summary>
/// The call ends before anybody was promised money: nobody starts, sends or is awarded any more. Where money is reserved or committed it is
/// refused: those dossiers have a right to go on; the call can be closed instead.
/// </summary>
public sealed class WithdrawKind(AdjustmentServices services) : AdjustmentKind<WithdrawAdjustment>(services)
{
    public override string Kind => "withdraw";
    public override LocalText Title => new("Trek de oproep in", "Withdraw the call");

    /// <summary>Looked at again when it is confirmed: awards of the measure wait then, and none comes in between.</summary>
    protected override async Task<Outcome<WithdrawAdjustment>> Check(
        CallDefinition call,
        WithdrawAdjustment change,
        CancellationToken stop
    ) => await Promised(call.Slug, stop) is { } promised ? promised : change;

    protected override LocalText What(CallDefinition call, WithdrawAdjustment change) =>
        new(
            "De oproep is ingetrokken: niemand kan nog een aanvraag starten of indienen.",
            "The call was withdrawn: nobody can start or send an application any more."
        );

    protected override async Task<Effect> Effect(
        CallDefinition before,
        CallDefinition after,
        WithdrawAdjustment change,
        CancellationToken stop
    )
    {
        var dossiers = await Services.Concerned.Dossiers(before.Slug, Scope.All, stop);
        var (drafts, sent) = (
            dossiers.Where(d => d.State == DossierState.Draft).ToList(),
            dossiers.Where(d => d.State != DossierState.Draft).ToList()
        );
        if (after.Decided.Withdrawn is null)
            return new Effect(
                [new($"De oproep loopt weer voor {dossiers.Count} dossiers.", $"The call runs again for {dossiers.Count} dossiers.")],
                Concerned.Each(dossiers, new("De oproep loopt weer, binnen haar termijnen.", "The call runs again, within its windows."))
            );
        return new Effect(
            [
                new(
                    $"In opmaak: {drafts.Count}. Verstuurd en nog niet beslist: {sent.Count}.",
                    $"Drafts: {drafts.Count}. Sent and not decided yet: {sent.Count}."
                ),
            ],
            [
                .. Concerned.Each(
                    drafts,
                    new(
                        "U kunt uw aanvraag niet meer indienen. Wat u bewaarde, blijft bewaard.",
                        "You can no longer send your application. What you saved stays saved."
                    )
                ),
                .. Concerned.Each(
                    sent,
                    new(
                        "Uw aanvraag kan niet meer toegekend worden; u krijgt nog een beslissing.",
                        "Your application can no longer be awarded; you will still get a decision."
                    )
                ),
            ]
        )
        {
            Warnings =
                sent.Count == 0
                    ? []
                    :
                    [
                        new(
                            $"Elk van de {sent.Count} verstuurde dossiers moet u daarna nog afwijzen, met de reden.",
                            $"Each of the {sent.Count} dossiers that were sent must still be rejected, with the reason."
                        ),
                    ],
        };
    }

    private async Task<Refusal?> Promised(string call, CancellationToken stop) =>
        await Services.Concerned.Promised(call, stop) is > 0 and var count
            ? new Refusal(
                "money-promised",
                new LocalText(
                    $"Voor {count} dossiers is al subsidie voorgesteld of toegekend. Zij mogen verder. Sluit de oproep in plaats van "
                        + "ze in te trekken.",
                    $"For {count} dossiers a grant was proposed or awarded already. They may go on. Close the call instead of "
                        + "withdrawing it."
                )
            )
            : null;
}
