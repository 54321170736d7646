using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Conversation;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>Why an assessor does not read a dossier.</summary>
public enum InterestKind
{
    /// <summary>The assessor said so.</summary>
    Declared,

    /// <summary>It has or had a role at the organisation that applies, or works or lives there, as declared.</summary>
    Applicant,

    /// <summary>The same of a partner.</summary>
    Partner,

    /// <summary>It handled the dossier, or advised on it.</summary>
    Handled,
}

/// <param name="Reason">What the assessor wrote; null for what follows from the records.</param>
public sealed record Interest(Guid PersonId, Guid DossierId, InterestKind Kind, string? Reason = null)
{
    public LocalText What =>
        Kind switch
        {
            InterestKind.Declared => new("belangenconflict gemeld", "conflict of interest declared"),
            InterestKind.Applicant => new("eigen organisatie of gemeente vraagt aan", "own organisation or municipality applies"),
            InterestKind.Partner => new("eigen organisatie of gemeente is partner", "own organisation or municipality is a partner"),
            _ => new("behandelde dit dossier eerder", "handled this dossier before"),
        };
}

/// <summary>
/// The interests that assessors have in dossiers: what they declared, and what the records say: their organisations by role, employer and
/// municipality; the partners of the dossier; and who handled it.
/// </summary>
public sealed class Interests(Db db)
{
    /// <summary>What somebody does who handles a dossier or advises on it.</summary>
    private static readonly string[] Handling =
    [
        CheckCompleteness.Kind.Code,
        AskQuestion.Kind.Code,
        ProposeRejection.Kind.Code,
        ProposeSelection.Kind.Code,
        Opening.OpenAgain.Kind.Code,
    ];

    /// <summary>The organisations in whose dossiers somebody has an interest: of any role there is or was, and as declared.</summary>
    public async Task<IReadOnlyList<(Guid Person, OrganisationId Organisation)>> Organisations(
        IReadOnlyCollection<Guid> people,
        CancellationToken stop
    )
    {
        var roles = await db
            .Mandates.AsNoTracking()
            .Where(m => people.Contains(m.PersonId))
            .Select(m => new { m.PersonId, m.Organisation })
            .Distinct()
            .ToListAsync(stop);
        var declared = await db.PanelMembers.AsNoTracking().Where(m => people.Contains(m.PersonId)).ToListAsync(stop);
        return
        [
            .. roles
                .Select(r => (r.PersonId, r.Organisation))
                .Concat(
                    declared.SelectMany(m => new[] { m.Employer, m.Municipality }.OfType<OrganisationId>().Select(o => (m.PersonId, o)))
                )
                .Where(o => !o.Item2.IsNone)
                .Distinct(),
        ];
    }

    /// <summary>All interests of these people in these dossiers.</summary>
    public async Task<IReadOnlyList<Interest>> Of(
        IReadOnlyCollection<Guid> people,
        IReadOnlyCollection<Guid> dossiers,
        CancellationToken stop = default
    )
    {
        if (people.Count == 0 || dossiers.Count == 0)
            return [];
        var found = await db
            .ConflictsOfInterest.AsNoTracking()
            .Where(c => c.LiftedAt == null && people.Contains(c.PersonId) && dossiers.Contains(c.DossierId))
            .Select(c => new Interest(c.PersonId, c.DossierId, InterestKind.Declared, c.Reason))
            .ToListAsync(stop);
        var own = (await Organisations(people, stop)).ToLookup(o => o.Organisation, o => o.Person);
        var organisations = own.Select(o => o.Key).ToList();
        var applying = await db
            .Dossiers.AsNoTracking()
            .Where(d => dossiers.Contains(d.Id) && organisations.Contains(d.Organisation))
            .Select(d => new { d.Id, d.Organisation })
            .ToListAsync(stop);
        found.AddRange(applying.SelectMany(d => own[d.Organisation].Select(p => new Interest(p, d.Id, InterestKind.Applicant))));
        var partners = await db
            .PartnerParts.AsNoTracking()
            .Where(p => dossiers.Contains(p.DossierId) && organisations.Contains(p.Organisation))
            .Select(p => new { p.DossierId, p.Organisation })
            .ToListAsync(stop);
        found.AddRange(partners.SelectMany(d => own[d.Organisation].Select(p => new Interest(p, d.DossierId, InterestKind.Partner))));
        found.AddRange((await Handled(people, dossiers, stop)).Select(h => new Interest(h.Person, h.Dossier, InterestKind.Handled)));
        return [.. found.DistinctBy(i => (i.PersonId, i.DossierId))];
    }

    /// <summary>The first interest of one person in one dossier; null where there is none.</summary>
    public async Task<Interest?> Of(Guid person, Guid dossier, CancellationToken stop = default) =>
        (await Of([person], [dossier], stop)).FirstOrDefault();

    private async Task<IReadOnlyList<(Guid Person, Guid Dossier)>> Handled(
        IReadOnlyCollection<Guid> people,
        IReadOnlyCollection<Guid> dossiers,
        CancellationToken stop
    )
    {
        var assigned = await db
            .CaseAssignments.AsNoTracking()
            .Where(a => dossiers.Contains(a.DossierId) && people.Contains(a.PersonId))
            .Select(a => new { a.PersonId, a.DossierId })
            .ToListAsync(stop);
        var acted = await db
            .Acts.AsNoTracking()
            .Where(a =>
                a.DossierId != null && dossiers.Contains(a.DossierId.Value) && people.Contains(a.PersonId) && Handling.Contains(a.Kind)
            )
            .Select(a => new { a.PersonId, DossierId = a.DossierId!.Value })
            .Distinct()
            .ToListAsync(stop);
        return [.. assigned.Concat(acted).Select(a => (a.PersonId, a.DossierId)).Distinct()];
    }
}
