using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Objections;

namespace Veerkracht.Features.Results;

/// <summary>An award with when it was decided, and when it was corrected last; both in UTC.</summary>
/// <param name="Call">Slug.</param>
public sealed record AwardOn(PublicAward Award, string Call, DateTime At, DateTime Changed);

/// <summary>What an organisation was awarded last.</summary>
public sealed class RecentAwards(Db db)
{
    private static readonly IReadOnlyList<string> Kinds = [ConfirmAward.Kind.Code, CorrectAward.Kind.Code];

    public async Task<IReadOnlyList<AwardOn>> Of(OrganisationId organisation, int count, CancellationToken stop = default)
    {
        var kinds = Kinds.ToList();
        var rows = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.Organisation == organisation && (d.State == DossierState.Awarded || d.State == DossierState.Closed))
            .Select(d => new
            {
                d.Organisation,
                d.OrganisationName,
                d.ProjectName,
                d.Number,
                d.AwardedCents,
                d.PaidCents,
                d.Call,
                First = db.Set<Act>().Where(a => a.DossierId == d.Id && kinds.Contains(a.Kind)).Min(a => (DateTime?)a.At),
                Last = db.Set<Act>().Where(a => a.DossierId == d.Id && kinds.Contains(a.Kind)).Max(a => (DateTime?)a.At),
            })
            .Where(d => d.First != null)
            .OrderByDescending(d => d.First)
            .ThenBy(d => d.Number)
            .Take(count)
            .ToListAsync(stop);
        return
        [
            .. rows.Select(d => new AwardOn(
                new(d.Organisation, d.OrganisationName, d.ProjectName, d.Number, new Money(d.AwardedCents ?? 0), new Money(d.PaidCents)),
                d.Call,
                d.First!.Value,
                d.Last!.Value
            )),
        ];
    }
}
