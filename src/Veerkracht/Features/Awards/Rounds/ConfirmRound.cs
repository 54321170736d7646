using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// The second approver, another person than who proposed it and within the limit of the mandate over all of it together, confirms a round:
/// all awards are committed, who the round refuses is rejected with the why, and the reserve list stays open. Every applicant is told now.
/// </summary>
public sealed class ConfirmRound(
    ActFrame acts,
    Db db,
    Ledger ledger,
    RejectApplication rejection,
    ConditionsOfAward conditions,
    AskAcceptance acceptance
) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("confirm-round", new("Ronde bevestigd", "Round confirmed"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            IsLimited = true,
            HoldsMeasure = true,
            From = RoundState.Proposed,
            Tells = [RoundTellings.OnReserve],
            Words = new(
                "a proposed round",
                "decided; each that is awarded: `confirm-award`; each that it refuses: `reject-application`; "
                    + "the reserve list stays complete",
                "reserved → committed of all together"
            ),
        };

    public Task<Outcome<RoundProposal>> Do(Actor actor, Guid proposalId, string? remark = null, CancellationToken stop = default) =>
        acts.Run<RoundDecision, RoundProposal>(Kind, actor, new RoundDecisionTarget(proposalId), remark, act => Confirm(act, stop), stop);

    private async Task<Outcome<RoundProposal>> Confirm(ActScope<RoundDecision> act, CancellationToken stop)
    {
        var (round, proposal) = act.Subject;
        act.Say(round);
        proposal.Decide(RoundProposalState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        round.Go(RoundState.Decided);
        var lines = await db.RoundLines.Where(l => l.ProposalId == proposal.Id).OrderBy(l => l.Id).ToListAsync(stop);
        var ids = lines.Select(l => l.DossierId).ToList();
        foreach (var id in ids.Order())
            await db.HoldRow("Dossiers", id, stop);
        var dossiers = await db.Dossiers.Include(d => d.Steps).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
        var awards = await db
            .Awards.Where(a => a.RoundId == round.Id && a.State == AwardState.Proposed)
            .ToDictionaryAsync(a => a.DossierId, stop);
        var gone = new List<string>();
        foreach (var line in lines)
        {
            var dossier = dossiers[line.DossierId];
            if (awards.GetValueOrDefault(dossier.Id) is { } award)
            {
                if (await conditions.Open(award, dossier, act.At, stop) is { } passed)
                    return passed;
                await Award(act, dossier, award, stop);
            }
            else if (line.Outcome is LineOutcome.Refused or LineOutcome.Reserve && dossier.State != DossierState.Complete)
                // Withdrawn, or decided on by itself, since it was proposed: the round has nothing to say of it any more.
                gone.Add(dossier.Number);
            else if (line.Outcome == LineOutcome.Refused && dossier.Awaits != Desk.SecondApprover)
                await Reject(act, dossier, line, stop);
            else if (line.Outcome == LineOutcome.Reserve)
                TellReserve(act, dossier, line);
        }
        act.Evidence = new
        {
            round = round.Id,
            proposal = proposal.Id,
            sha256 = proposal.Digest,
        };
        act.Because = proposal.Reason;
        act.After = new
        {
            round.State,
            amount = proposal.Amount.ToString(),
            awarded = awards.Count,
            gone,
        };
        return proposal;
    }

    private async Task Award(ActScope<RoundDecision> act, Dossier dossier, Award award, CancellationToken stop)
    {
        var stand = await ledger.Stand(dossier.Id, stop);
        var postings = AwardPostings.Of(award, dossier.Measure, stand, b => b.Reserved(dossier.Id), b => b.Committed(dossier.Id));
        var before = new { dossier.State, awarded = dossier.Awarded?.ToString() };
        award.Decide(AwardState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        dossier.GoAwarded(act.At);
        dossier.Acted(act.At);
        var told = dossier.Told with { Amount = award.Amount };
        if (acceptance.Ask(dossier, award, act.At) is { } asked)
            act.Tell(AskAcceptance.ToSign, dossier.Organisation, values: asked, dossier: dossier.Id, of: told);
        act.Follow(
            ConfirmAward.Kind,
            act.Reason,
            new { award = award.Id, round = award.RoundId },
            before,
            new { dossier.State, awarded = stand.After(postings).Amounts.Awarded.ToString() },
            dossier.Subject,
            postings,
            told
        );
    }

    private async Task Reject(ActScope<RoundDecision> act, Dossier dossier, RoundLine line, CancellationToken stop)
    {
        var proposal = act.Subject.RoundProposal;
        var why = string.Join(" ", DecisionJson.Read<LocalText>(line.Why).Select(w => w.Nl));
        await rejection.Follow(
            act,
            dossier,
            new Rejection
            {
                Id = Guid.CreateVersion7(act.At),
                DossierId = dossier.Id,
                Reason = why.Length > 0 ? why : proposal.Reason,
                ProposedBy = proposal.ProposedBy,
                ProposedAt = proposal.ProposedAt,
            },
            act.Reason,
            stop
        );
        dossier.Acted(act.At);
    }

    private static void TellReserve(ActScope<RoundDecision> act, Dossier dossier, RoundLine line)
    {
        var why = DecisionJson.Read<LocalText>(line.Why);
        act.Tell(
            RoundTellings.OnReserve,
            dossier.Organisation,
            values: new Dictionary<string, LocalText>
            {
                ["place"] = new($"{line.ReservePlace}", $"{line.ReservePlace}"),
                ["why"] = why.Count > 0 ? why[^1] : new(""),
            },
            dossier: dossier.Id,
            of: dossier.Told
        );
    }
}
