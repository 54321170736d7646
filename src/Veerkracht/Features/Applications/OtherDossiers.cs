using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// What the other dossiers of an applicant have, for calls with a maximum per applicant. An act that decides by it holds the measure, so
/// that of two dossiers that are sent at once the second sees the first.
/// </summary>
public sealed class OtherDossiers(Db db)
{
    private static readonly IReadOnlyDictionary<string, Money> None = new Dictionary<string, Money>();

    /// <summary>
    /// By slug of each call that counts: what was awarded with what is reserved beside it, before the award what is asked or reserved,
    /// whichever is more. Withdrawn, rejected and unsent dossiers have nothing; nor has a call of another measure.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, Money>> Of(CallDefinition call, Dossier dossier, CancellationToken stop = default)
    {
        var slugs = call.Funding.CallsOfApplicant(call.Slug);
        if (slugs.Count == 0)
            return None;
        var reserved = db.Set<Account>().Where(a => a.Kind == AccountKind.Reserved && a.BookKind == BookKind.Envelope);
        var others = await db
            .Dossiers.AsNoTracking()
            .Where(d => d.Organisation == dossier.Organisation && d.Measure == call.Measure && slugs.Contains(d.Call))
            .Where(d =>
                d.Id != dossier.Id && d.RegisteredAt != null && d.State != DossierState.Withdrawn && d.State != DossierState.Rejected
            )
            .Select(d => new
            {
                d.Call,
                d.AskedCents,
                d.AwardedCents,
                Reserved = reserved.Where(a => a.DossierId == d.Id).Sum(a => (long?)a.BalanceCents) ?? 0,
            })
            .ToListAsync(stop);
        return slugs.ToDictionary(
            slug => slug,
            slug => new Money(
                others
                    .Where(o => o.Call == slug)
                    .Sum(o => o.AwardedCents is { } awarded ? awarded + o.Reserved : Math.Max(o.AskedCents ?? 0, o.Reserved))
            )
        );
    }
}
