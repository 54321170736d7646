using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Rounds;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>Decisions over many dossiers: begun, drawn, proposed, confirmed, refused, and the reserve list lifted.</summary>
internal sealed partial class RandomLife
{
    private async Task<string> Round()
    {
        // The other decides on each dossier by itself.
        const string call = RandomCalls.WithJury;
        var last = await site.Query(db =>
            db.AwardRounds.AsNoTracking().Where(r => r.Call == call).OrderBy(r => r.Number).LastOrDefaultAsync()
        );
        return last switch
        {
            null => await Say<StartRound, AwardRound>(a => a.Do(As(Manager), call)),
            { State: RoundState.Decided, Id: var id } => _random.Next(2) == 0
                ? await Say<LiftReserve, AwardRound>(a => a.Do(As(Manager), id))
                : await Say<StartRound, AwardRound>(a => a.Do(As(Manager), call)),
            { State: RoundState.Proposed, Id: var id } => await Decide(id),
            var draft => await InDraft(draft),
        };
    }

    private async Task<string> Decide(Guid round)
    {
        var id = await site.Query(db =>
            db.RoundProposals.Where(p => p.RoundId == round && p.State == RoundProposalState.Proposed).Select(p => p.Id).SingleAsync()
        );
        return _random.Next(3) == 0
            ? $"refuse: {await Say<RefuseRound, RoundProposal>(a => a.Do(As(Approver), id, "Nee"))}"
            : $"confirm: {await Say<ConfirmRound, RoundProposal>(a => a.Do(As(Approver), id))}";
    }

    private async Task<string> InDraft(AwardRound round)
    {
        var (id, manager) = (round.Id, As(Manager));
        var dossiers = await site.Query(db => db.Dossiers.Where(d => d.Call == round.Call).Select(d => d.Id).Order().ToListAsync());
        var dossier = dossiers.Count == 0 ? Guid.Empty : Pick(dossiers);
        return _random.Next(10) switch
        {
            0 => $"exclude: {await Say<ExcludeFromRound, AwardRound>(a => a.Do(manager, id, dossier, "Nog niet"))}",
            1 => $"include: {await Say<IncludeInRound, AwardRound>(a => a.Do(manager, id, dossier, "Toch wel"))}",
            2 => $"commit: {await Say<CommitDraw, RoundDraw>(a => a.Do(manager, id))}",
            3 => $"close: {await Say<CloseList, RoundDraw>(a => a.Do(manager, id))}",
            4 => $"type: {await Say<TypeOutsideValue, RoundDraw>(a => a.Do(manager, id, "7 12", "Lotto", "zaterdag"))}",
            5 => $"confirm value: {await Say<ConfirmOutsideValue, RoundDraw>(a => a.Do(As(Approver), id, "12 7"))}",
            _ => $"propose: {await Say<ProposeRound, RoundProposal>(a => a.Do(manager, id, "Volgens de oproep"))}",
        };
    }
}
