using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards;

/// <summary>What a dossier was given, from its confirmed award; claims may never ask more.</summary>
public sealed class ConfirmedAwards(Db db) : IAwardedAmounts
{
    public async Task<AwardedAmounts?> Of(Guid dossierId, CancellationToken stop = default)
    {
        var award = await db
            .Awards.AsNoTracking()
            .Where(a => a.DossierId == dossierId && a.State == AwardState.Confirmed)
            .FirstOrDefaultAsync(stop);
        return award is null
            ? null
            : new AwardedAmounts(
                new Money(award.AmountCents),
                DecisionJson.Read<AwardLine>(award.Lines).ToDictionary(l => l.Source, l => new Money(l.Cents))
            );
    }
}
