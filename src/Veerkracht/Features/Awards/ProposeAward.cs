using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>
/// The programme manager proposes to award what the rules of the call compute from the answers that were sent. Nobody types the amount. The
/// money is reserved at once; who registered earlier goes first, also where a later dossier is proposed before it.
/// </summary>
public sealed class ProposeAward(
    Db db,
    CallCatalogue calls,
    AwardComputation computation,
    Chronicle chronicle,
    Ledger ledger,
    PlacesInOrder places,
    Clock clock
)
{
    public Task<Outcome<Award>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        db.Transact<Award>(
            async () =>
            {
                await ledger.Queue(db.Dossiers.Where(d => d.Id == dossierId).Select(d => d.Measure), stop);
                var dossier = await db.FindDossier(actor, dossierId, stop);
                if (dossier is null)
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (CaseRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (dossier.Awaits == Desk.SecondApprover)
                    return CaseRefusals.DecisionPending;
                if (dossier.State != DossierState.Complete)
                    return CaseRefusals.WrongState(dossier);
                if (await db.Questions.AnyAsync(q => q.DossierId == dossierId && q.Answer == null, stop))
                    return CaseRefusals.QuestionsOpen;

                var call = calls.Get(dossier.Call, dossier.CallVersion);
                if (call.Decided.Withdrawn is { } withdrawn)
                    return new Refusal(
                        "call-withdrawn",
                        new LocalText(
                            $"{withdrawn.Nl}: er wordt niets meer toegekend.",
                            $"{withdrawn.In(Language.En)}: nothing is awarded any more."
                        )
                    );
                if (Phases.Next(call, dossier) is { } next)
                    return Phases.ForJury(call, dossier) is null ? NextPhase(next) : JuryFirst;
                var (evaluation, left) = await computation.Of(call, dossier, stop);
                var grant = evaluation.Amounts[call.Funding.Grant].Amount;
                if (!grant.IsPositive)
                    return await NothingToGrant(call, dossier, left, stop);
                var lines = AwardLine.Of(call, dossier.Holder, evaluation, grant);
                var books = SourceMoney.Books(call, dossier.Holder).Values.ToDictionary(b => b.Name);
                var postings = AwardPostings.Of(dossier.Measure, grant, lines, books, b => b.Available, b => b.Reserved(dossier.Id));
                if (await ledger.Cannot(postings, stop) is { } tooLittle)
                    return tooLittle;

                var now = clock.UtcNow;
                var award = new Award
                {
                    Id = Guid.CreateVersion7(now),
                    DossierId = dossier.Id,
                    AmountCents = grant.Cents,
                    Lines = DecisionJson.Write(lines),
                    Amounts = DecisionJson.Write(DecidedAmount.Of(call, evaluation)),
                    Reason = reason.Trim(),
                    ProposedBy = actor.PersonId,
                    ProposedAt = now,
                };
                db.Awards.Add(award);
                var before = new { dossier.State };
                dossier.Go(DossierState.Proposed);
                dossier.ChangedAt = now;
                await places.Leave(dossier.Id, stop);
                var act = chronicle.Record(
                    actor,
                    ActKinds.ProposeAward,
                    dossier.Subject(),
                    reason,
                    new
                    {
                        award = award.Id,
                        call = call.Version,
                        lines,
                    },
                    before,
                    new { dossier.State, amount = grant.ToString() }
                );
                await ledger.Book(act, postings, stop);
                return award;
            },
            stop
        );

    private static readonly Refusal JuryFirst = new(
        "jury-first",
        new("De jury moet eerst kiezen. Noteer wat ze besliste.", "The jury must choose first. Record what it decided.")
    );

    private static Refusal NextPhase(Step next) =>
        new(
            "next-phase-first",
            new(
                $"Eerst moet de aanvrager nog indienen: {next.Title.Nl}.",
                $"First the applicant must still send: {next.Title.In(Language.En)}."
            )
        );

    /// <summary>
    /// Why the rules give nothing: a pot that is empty for who comes now, or an application that asks for nothing that is granted.
    /// </summary>
    private async Task<Refusal> NothingToGrant(
        CallDefinition call,
        Dossier dossier,
        IReadOnlyDictionary<string, Money> left,
        CancellationToken stop
    )
    {
        var wanted = await places.WantedBy(dossier.Id, stop);
        var books = SourceMoney.Books(call, dossier.Holder);
        var empty = call.Funding.Pots.FirstOrDefault(p => wanted.GetValueOrDefault(books[p.Id].Name).IsPositive && !left[p.Id].IsPositive);
        if (empty is null)
        {
            return new(
                "nothing-to-grant",
                new(
                    "De regels van de oproep geven voor dit dossier 0,00 euro. Bekijk de berekening, of stel een afwijzing voor.",
                    "The rules of the call give 0.00 euro for this dossier. Look at the computation, or propose a rejection."
                )
            );
        }
        var title = empty.Title;
        return new(
            "pot-exhausted",
            new(
                $"De pot '{title.Nl}' heeft niets meer voor dit dossier: alles gaat naar dossiers die eerder geregistreerd zijn.",
                $"The pot '{title.In(Language.En)}' has nothing left for this dossier: all of it goes to dossiers that registered earlier."
            )
        );
    }
}
