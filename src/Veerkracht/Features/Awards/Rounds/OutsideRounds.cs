using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Objections;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// Where a call decides by rounds, no dossier is awarded beside them, so that nobody goes before the others. Who comes back after a
/// round, by an objection or because the decision was reopened, may be awarded by itself.
/// </summary>
public static class OutsideRounds
{
    public static bool May(CallDefinition call, bool cameBack) => call.Allocation is null || cameBack;

    internal static bool May(IDossierFacts facts) => May(facts.Call, facts.Parts<Reconsideration>().Any(CameBackBy));

    public static async Task<bool> CameBack(this Db db, Guid dossier, CancellationToken stop) =>
        (
            await db
                .Reconsiderations.AsNoTracking()
                .Where(r => r.DossierId == dossier && r.State == ReconsiderationState.Confirmed)
                .ToListAsync(stop)
        ).Any(CameBackBy);

    private static bool CameBackBy(Reconsideration again) =>
        again is { State: ReconsiderationState.Confirmed, Changes: true, Against: not DecisionKind.Award };
}
