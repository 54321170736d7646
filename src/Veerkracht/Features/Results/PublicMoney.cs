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

/// <summary>Where a page of awards begins: at a page by its number, or beside a dossier that the reader saw.</summary>
/// <param name="Page">From 1.</param>
/// <param name="After">Number of a dossier, or null; so is <paramref name="Before"/>.</param>
public sealed record AwardsFrom(int Page = 1, string? After = null, string? Before = null);

/// <param name="Total">How many there are, up to <see cref="PublicMoney.MostCounted"/>.</param>
/// <param name="More">There are more than that.</param>
/// <param name="Before">Number of the dossier before which the page before ends; null on the first page.</param>
/// <param name="After">Number of the dossier after which the next page begins; null on the last page.</param>
public sealed record AwardsPage(IReadOnlyList<PublicAward> Rows, int Page, int Total, bool More, string? Before, string? After);

/// <summary>Awarded and paid of one organisation in one measure.</summary>
public sealed record MeasureOfOrganisation(string Measure, int Dossiers, Money Awarded, Money Paid);

/// <summary>What of the dossiers is public: awards and payments. Drafts, applications and refusals are not.</summary>
public sealed class PublicMoney(Db db)
{
    /// <summary>How many are counted, and reached by the number of a page; further on one goes from a page to the next.</summary>
    public const int MostCounted = 1000;

    public async Task<AwardsPage> Awards(string measure, AwardsFrom from, int size, CancellationToken stop = default)
    {
        var awarded = Awarded().Where(d => d.Measure == measure);
        var counted = await awarded.Select(d => d.Number).Take(MostCounted + 1).CountAsync(stop);
        var page = Math.Clamp(from.Page, 1, Math.Max(1, (Math.Min(counted, MostCounted) + size - 1) / size));
        var ordered = awarded.OrderBy(d => d.OrganisationName).ThenBy(d => d.Number);
        var wanted = ordered.Skip((page - 1) * size);
        var back = false;
        if ((from.After ?? from.Before) is { } number && await NameOf(awarded, number, stop) is { } name)
        {
            back = from.After is null;
            // The first part is the range of the index, the second leaves out what stands before within one organisation.
            wanted = back
                ? awarded
                    .Where(d => string.Compare(d.OrganisationName, name) <= 0)
                    .Where(d => string.Compare(d.OrganisationName, name) < 0 || string.Compare(d.Number, number) < 0)
                    .OrderByDescending(d => d.OrganisationName)
                    .ThenByDescending(d => d.Number)
                : ordered
                    .Where(d => string.Compare(d.OrganisationName, name) >= 0)
                    .Where(d => string.Compare(d.OrganisationName, name) > 0 || string.Compare(d.Number, number) > 0);
        }
        var rows = await wanted
            .Take(size + 1)
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
        var further = rows.Count > size;
        var shown = rows.Take(size)
            .Select(d => new PublicAward(
                d.Organisation,
                d.OrganisationName,
                d.ProjectName,
                d.Number,
                new Money(d.AwardedCents ?? 0),
                new Money(d.PaidCents)
            ))
            .ToList();
        if (back)
            shown.Reverse();
        var hasBefore = back ? further : page > 1 || from.After is not null;
        return new(
            shown,
            page,
            Math.Min(counted, MostCounted),
            counted > MostCounted,
            hasBefore ? shown.FirstOrDefault()?.Number : null,
            further || back ? shown.LastOrDefault()?.Number : null
        );
    }

    /// <summary>The first of some measures by the name of their government, each measure in its turn.</summary>
    /// <param name="measures">Slugs.</param>
    public async Task<IReadOnlyList<PublicAward>> Some(IReadOnlyList<string> measures, int count, CancellationToken stop = default)
    {
        var found = new List<List<PublicAward>>();
        foreach (var measure in measures)
        {
            var rows = await Awarded()
                .Where(d => d.Measure == measure)
                .OrderBy(d => d.OrganisationName)
                .ThenBy(d => d.Number)
                .Take(count)
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
            found.Add(
                rows.ConvertAll(d => new PublicAward(
                    d.Organisation,
                    d.OrganisationName,
                    d.ProjectName,
                    d.Number,
                    new Money(d.AwardedCents ?? 0),
                    new Money(d.PaidCents)
                ))
            );
        }
        return [.. Enumerable.Range(0, count).SelectMany(i => found.Where(rows => rows.Count > i).Select(rows => rows[i])).Take(count)];
    }

    private static Task<string?> NameOf(IQueryable<Dossier> awarded, string number, CancellationToken stop) =>
        awarded.Where(d => d.Number == number).Select(d => d.OrganisationName).FirstOrDefaultAsync(stop);

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
