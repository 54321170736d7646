using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Withdraws an application before it is decided: a draft by anybody who works on it, what was sent by who may sign. It no longer asks for money and
/// gives up its place in the order of registration.
/// </summary>
public sealed class WithdrawApplication(Db db, Chronicle chronicle, Ledger ledger, Clock clock)
{
    public Task<Outcome<Dossier>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        db.Transact<Dossier>(
            async () =>
            {
                if (await db.FindDossier(actor, dossierId, stop) is not { } dossier || !actor.MayWrite(dossier))
                    return Refusal.NotFound();
                if (!actor.IsLocal)
                    return Refusal.Forbidden();
                if (dossier.State == DossierState.Withdrawn)
                    return dossier;
                if (!DossierStates.Allows(dossier.State, DossierState.Withdrawn))
                    return TooLate;
                if (dossier.State != DossierState.Draft && !actor.MaySign)
                    return StepRefusals.SignerNeeded;
                if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReason)
                    return ReasonNeeded;

                var before = new { dossier.State };
                dossier.Go(DossierState.Withdrawn);
                dossier.ChangedAt = clock.UtcNow;
                var act = chronicle.Record(
                    actor,
                    ActKinds.WithdrawApplication,
                    new(dossier.Measure, dossier.Call, dossier.Id),
                    reason,
                    before: before,
                    after: new { dossier.State }
                );
                var envelope = Book.Envelope(dossier.Measure);
                await ledger.Book(
                    act,
                    [new(envelope.Asked(dossier.Id), envelope.Demand(dossier.Id), await ledger.Balance(envelope.Asked(dossier.Id), stop))],
                    stop
                );
                foreach (var claim in await db.SourceClaims.Where(c => c.DossierId == dossier.Id).ToListAsync(stop))
                    claim.Open = false;
                return dossier;
            },
            stop
        );

    public const int MaxReason = 2000;

    private static readonly Refusal TooLate = new(
        "too-late-to-withdraw",
        new LocalText(
            "Over deze aanvraag is al beslist, of er ligt een voorstel klaar. Neem contact op met de dienst.",
            "This application was decided on already, or a proposal is ready. Contact the agency."
        )
    );

    private static readonly Refusal ReasonNeeded = new(
        "reason-needed",
        new LocalText(
            "Zeg waarom u de aanvraag intrekt, in hoogstens 2000 tekens.",
            "Say why you withdraw the application, in at most 2000 characters."
        ),
        RefusalKind.Invalid,
        "reason"
    );
}
