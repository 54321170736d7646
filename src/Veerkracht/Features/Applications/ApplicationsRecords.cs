using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Documents;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Applications;

/// <summary>What this room keeps of people.</summary>
public static class ApplicationsRecords
{
    /// <summary>States after which nothing comes.</summary>
    public static readonly DossierState[] Over = [DossierState.Closed, DossierState.Rejected, DossierState.Withdrawn];

    /// <summary>What stands where a text was removed after its term.</summary>
    public const string Removed = "(gewist na de bewaartermijn / removed after its term)";

    private const string Empty = "{}";

    private static readonly LocalText Whom = new(
        "contactpersonen, wie invult, indient of antwoordt, en wie in antwoorden genoemd wordt",
        "contacts, who fills in, sends or answers, and who is named in answers"
    );

    private static readonly LocalText SeenBy = new(
        "het bestuur van het dossier en de dienst van het programma",
        "the organisation of the dossier and the agency of the programme"
    );

    /// <summary>How long what belongs to a dossier is kept after its end.</summary>
    public static readonly KeepingTerm Term = new("Dossiers", 120, new("na het einde van het dossier", "after the end of the dossier"));

    public static readonly RecordKind Dossiers = new(
        "dossiers",
        new(
            "aanvragen en betalingsaanvragen, zoals ingevuld, ingediend en verbeterd",
            "applications and claims, as filled in, sent and corrected"
        ),
        KeptTable.Of<Dossier>(),
        KeptTable.Of<DossierStep>(),
        KeptTable.Of<SentVersion>(),
        KeptTable.Of<Revision>(),
        KeptTable.Of<DossierTask>(),
        KeptTable.Of<TaskLook>()
    )
    {
        Whom = Whom,
        Why = new("om subsidies te beoordelen, te betalen en te controleren", "to judge, pay and audit grants"),
        Ground = Grounds.LegalDuty,
        SeenBy = SeenBy,
        Term = Term,
        Until = new(
            "daarna gaan antwoorden, bestanden en vragen weg; nummer, bestuur, bedragen en geschiedenis blijven",
            "after that answers, files and questions go; number, organisation, amounts and history stay"
        ),
        Past = new PastDossiers(),
    };

    private static readonly RecordKind Drafts = new(
        "drafts",
        new(
            "ontwerpen die nooit ingediend zijn, met opmerkingen, akkoorden, taakverdeling en partners",
            "drafts that were never sent, with remarks, agreements, who does what, and partners"
        ),
        KeptTable.GoesWith<DraftPresence>(p => p.PersonId),
        KeptTable.GoesWith<SectionAssignment>(a => a.PersonId),
        KeptTable.Of<DraftRemark>(),
        KeptTable.Of<DraftAgreement>(),
        KeptTable.GoesWith<SignRequest>(r => r.AskedBy),
        KeptTable.Of<PartnerPart>()
    )
    {
        Whom = Whom,
        Why = new("om samen aan een aanvraag te werken", "to work on an application together"),
        Ground = Grounds.PublicTask,
        SeenBy = new("uw bestuur, en partners wat hen betreft", "your organisation, and partners what concerns them"),
        Term = new("Drafts", 36, new("nadat het ontwerp het laatst bewaard is", "after the draft was last saved")),
        Past = new PastDrafts(),
    };

    public static IReadOnlyList<RecordKind> All => [Dossiers, Drafts];

    /// <summary>Dossiers that ended before this moment.</summary>
    public static IQueryable<Dossier> Ended(Db db, DateTime limit) => db.Dossiers.Where(d => Over.Contains(d.State) && d.ChangedAt < limit);

    /// <summary>What people wrote in these dossiers, but for what was sent.</summary>
    private static async Task RemoveDrafts(Db db, IQueryable<Guid> of, CancellationToken stop)
    {
        await db.DraftPresences.Where(p => of.Contains(p.DossierId)).ExecuteDeleteAsync(stop);
        await db.SectionAssignments.Where(a => of.Contains(a.DossierId)).ExecuteDeleteAsync(stop);
        await db.DraftRemarks.Where(r => of.Contains(r.DossierId)).ExecuteDeleteAsync(stop);
        await db.SignRequests.Where(r => of.Contains(r.DossierId)).ExecuteDeleteAsync(stop);
        await db.Documents.Where(d => of.Contains(d.DossierId)).ExecuteDeleteAsync(stop);
        await db
            .DossierSteps.Where(s => of.Contains(s.DossierId))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.Answers, Empty)
                        .SetProperty(s => s.Unkept, (string?)null)
                        .SetProperty(s => s.FieldSaves, (string?)null)
                        .SetProperty(s => s.Version, s => s.Version + 1),
                stop
            );
    }

    private sealed class PastDossiers : IPastTerm
    {
        public Task<int> Count(Db db, DateTime limit, CancellationToken stop) => Full(db, limit).CountAsync(stop);

        public async Task Remove(Db db, DateTime limit, CancellationToken stop)
        {
            var of = Ended(db, limit).Select(d => d.Id);
            await db
                .DossierSteps.Where(s => of.Contains(s.DossierId) && s.Sent != null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Sent, Empty), stop);
            await db
                .DossierSteps.Where(s => of.Contains(s.DossierId) && s.Corrected != null)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Corrected, Empty), stop);
            await db
                .SentVersions.Where(v => of.Contains(v.DossierId) && v.Sent != Empty)
                .ExecuteUpdateAsync(set => set.SetProperty(v => v.Sent, Empty), stop);
            await db
                .Revisions.Where(r => of.Contains(r.DossierId) && r.Comment != null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Comment, Removed), stop);
            await RemoveDrafts(db, of, stop);
        }

        /// <summary>With something left in them.</summary>
        private static IQueryable<Dossier> Full(Db db, DateTime limit) =>
            Ended(db, limit)
                .Where(d =>
                    d.Steps.Any(s => s.Answers != Empty || (s.Sent != null && s.Sent != Empty))
                    || db.Set<Document>().Any(f => f.DossierId == d.Id)
                );
    }

    private sealed class PastDrafts : IPastTerm
    {
        public Task<int> Count(Db db, DateTime limit, CancellationToken stop) => Left(db, limit).CountAsync(stop);

        public Task Remove(Db db, DateTime limit, CancellationToken stop) => RemoveDrafts(db, Left(db, limit).Select(d => d.Id), stop);

        private static IQueryable<Dossier> Left(Db db, DateTime limit) =>
            db.Dossiers.Where(d =>
                d.State == DossierState.Draft
                && d.StartedAt < limit
                && d.Steps.All(s => s.SavedAt < limit)
                && d.Steps.Any(s => s.Answers != Empty)
            );
    }
}
