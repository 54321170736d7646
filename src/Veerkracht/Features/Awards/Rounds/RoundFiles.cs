using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Calls;
using Outcome = Veerkracht.Core.Allocation.Outcome;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>A line of a round as people read it.</summary>
/// <param name="Outcome">Null while nothing can be decided: then only who takes part is known.</param>
public sealed record ShownLine(
    Guid DossierId,
    string Number,
    string OrganisationName,
    string? ProjectName,
    Candidate Candidate,
    Outcome? Outcome,
    bool IsExcludedByHand
);

/// <summary>A round with all that its page, its file and its decision book show.</summary>
/// <param name="AtHand">As it would be now; null where it was proposed: then the file that was kept counts.</param>
public sealed record RoundFileShown(
    AwardRound Round,
    CallDefinition Call,
    RoundAtHand? AtHand,
    RoundProposal? Proposal,
    IReadOnlyList<RoundProposal> Refused,
    RoundResult? Result,
    string File,
    string Digest,
    IReadOnlyList<ShownLine> Lines,
    RoundDraw? Draw,
    IReadOnlyDictionary<Guid, string> Names
)
{
    public string Title => RoundAtHand.TitleOf(Round, Call);

    /// <summary>What was laid down for each dossier, and goes or went with its award.</summary>
    public ILookup<Guid, AwardCondition> Conditions { get; init; } = Array.Empty<AwardCondition>().ToLookup(c => c.DossierId);

    public string NameOf(Guid? person) => person is { } id ? Names.GetValueOrDefault(id, "") : "";

    /// <summary>Sums by class, province or theme, in the order of their names.</summary>
    public IReadOnlyList<GroupSum> By(Func<Candidate, string?> group) => GroupSum.Of(Result, group);
}

/// <summary>What a group of candidates asked and got.</summary>
public sealed record GroupSum(string Group, int Asking, int Getting, Core.Amounts.Money Asked, Core.Amounts.Money Awarded)
{
    public static IReadOnlyList<GroupSum> Of(RoundResult? result, Func<Candidate, string?> group) =>
        [
            .. (result?.Outcomes ?? [])
                .Where(o => o.Candidate.Excluded is null && group(o.Candidate) is not null)
                .GroupBy(o => group(o.Candidate)!, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new GroupSum(
                    g.Key,
                    g.Count(),
                    g.Count(o => o.Amount.IsPositive),
                    Core.Amounts.Money.Sum(g.Select(o => o.Candidate.Asked)),
                    Core.Amounts.Money.Sum(g.Select(o => o.Amount))
                )),
        ];
}

/// <summary>Reads rounds for people.</summary>
public sealed class RoundFiles(Db db, CallCatalogue calls, RoundComputation computation)
{
    /// <summary>Null where it is not there for this actor.</summary>
    public async Task<RoundFileShown?> Find(Actor actor, Guid id, CancellationToken stop = default)
    {
        if (
            await db.AwardRounds.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } round
            || !actor.HasAuthorityOver(round.Measure)
            || calls.Find(round.Call) is not { } call
        )
            return null;
        var proposals = await db.RoundProposals.AsNoTracking().Where(p => p.RoundId == id).OrderBy(p => p.ProposedAt).ToListAsync(stop);
        var proposal = proposals.LastOrDefault(p => p.State != RoundProposalState.Refused);
        var draw = await db.RoundDraws.AsNoTracking().FirstOrDefaultAsync(d => d.RoundId == id, stop);
        var atHand = proposal is null ? await computation.Of(round, stop: stop) : null;
        var result = proposal is null ? atHand!.Result : RoundAtHand.Decided(proposal.File);
        Guid?[] people =
        [
            round.StartedBy,
            draw?.CommittedBy,
            draw?.ClosedBy,
            draw?.TypedBy,
            draw?.ConfirmedBy,
            .. proposals.SelectMany(p => new Guid?[] { p.ProposedBy, p.DecidedBy }),
        ];
        var ids = people.OfType<Guid>().Distinct().ToList();
        var lines = atHand is not null ? Lines(atHand) : await Lines(round.Call, result!, stop);
        return new(
            round,
            call,
            atHand,
            proposal,
            [.. proposals.Where(p => p.State == RoundProposalState.Refused)],
            result,
            proposal?.File ?? atHand!.File,
            proposal?.Digest ?? atHand!.Digest,
            lines,
            draw,
            await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop)
        )
        {
            Conditions = await Conditions([.. lines.Select(l => l.DossierId)], stop),
        };
    }

    private async Task<ILookup<Guid, AwardCondition>> Conditions(List<Guid> dossiers, CancellationToken stop) =>
        (
            await db
                .AwardConditions.AsNoTracking()
                .Where(c => dossiers.Contains(c.DossierId))
                .OrderBy(c => c.LaidAt)
                .ThenBy(c => c.Id)
                .ToListAsync(stop)
        ).ToLookup(c => c.DossierId);

    /// <summary>In the order of the decision; by number where there is none yet.</summary>
    private static List<ShownLine> Lines(RoundAtHand round)
    {
        ShownLine Of(RoundDossier d, Outcome? outcome) =>
            new(
                d.Dossier.Id,
                d.Dossier.Number,
                d.Dossier.OrganisationName,
                d.Dossier.ProjectName,
                d.Candidate,
                outcome,
                d.IsExcludedByHand
            );
        return round.Result is { } result
            ? [.. result.Outcomes.Select(o => Of(round.Of(o), o))]
            : [.. round.Dossiers.Select(d => Of(d, null))];
    }

    private async Task<List<ShownLine>> Lines(string call, RoundResult result, CancellationToken stop)
    {
        var numbers = result.Outcomes.Select(o => o.Candidate.Id).ToList();
        var dossiers = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.Call == call && numbers.Contains(d.Number))
            .Select(d => new
            {
                d.Id,
                d.Number,
                d.OrganisationName,
                d.ProjectName,
            })
            .ToDictionaryAsync(d => d.Number, stop);
        return
        [
            .. result
                .Outcomes.Where(o => dossiers.ContainsKey(o.Candidate.Id))
                .Select(o =>
                {
                    var d = dossiers[o.Candidate.Id];
                    return new ShownLine(d.Id, d.Number, d.OrganisationName, d.ProjectName, o.Candidate, o, false);
                }),
        ];
    }
}
