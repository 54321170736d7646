using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Results;

/// <summary>An award as everybody may see it.</summary>
public sealed record PublicAward(
    OrganisationId Organisation,
    string OrganisationName,
    string? Project,
    string Number,
    Money Awarded,
    Money Paid
);

/// <summary>Awarded and paid of one organisation in one measure.</summary>
public sealed record MeasureOfOrganisation(string Measure, int Dossiers, Money Awarded, Money Paid);

/// <summary>What of the dossiers is public: awards and payments. Drafts, applications and refusals are not.</summary>
public sealed class PublicMoney(Db db)
{
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<PublicAward> Rows, long Total)> Awards(
        string measure,
        int page,
        int size,
        CancellationToken stop = default
    )
    {
        var awarded = Awarded().Where(d => d.Measure == measure);
        var total = await awarded.LongCountAsync(stop);
        var rows = await awarded
            .OrderBy(d => d.OrganisationName)
            .ThenBy(d => d.Number)
            .Skip((page - 1) * size)
            .Take(size)
            .Select(d => new
            {
                d.Organisation,
                d.OrganisationName,
                d.ProjectName,
                d.Number,
                d.AwardedCents,
                d.PaidCents,
            })
            .ToListAsync(stop);
        return (
            [
                .. rows.Select(d => new PublicAward(
                    d.Organisation,
                    d.OrganisationName,
                    d.ProjectName,
                    d.Number,
                    new Money(d.AwardedCents ?? 0),
                    new Money(d.PaidCents)
                )),
            ],
            total
        );
    }

    public async Task<IReadOnlyList<MeasureOfOrganisation>> Of(OrganisationId organisation, CancellationToken stop = default) =>
        [
            .. (
                await Awarded()
                    .Where(d => d.Organisation == organisation)
                    .GroupBy(d => d.Measure)
                    .Select(g => new
                    {
                        Measure = g.Key,
                        Count = g.Count(),
                        Awarded = g.Sum(d => d.AwardedCents ?? 0),
                        Paid = g.Sum(d => d.PaidCents),
                    })
                    .ToListAsync(stop)
            ).Select(g => new MeasureOfOrganisation(g.Measure, g.Count, new Money(g.Awarded), new Money(g.Paid))),
        ];

    private IQueryable<Dossier> Awarded() =>
        db.Dossiers.AsNoTracking().Where(d => d.State == DossierState.Awarded || d.State == DossierState.Closed);
}
