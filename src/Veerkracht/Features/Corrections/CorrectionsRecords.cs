using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Corrections;

/// <summary>What this room keeps of people.</summary>
internal static class CorrectionsRecords
{
    private const string Empty = "{}";

    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "corrections",
                new("verbeteringen van wat ingediend was: hoe het was en werd", "corrections of what was sent: as it was and became"),
                KeptTable.Of<Correction>()
            )
            {
                Whom = new(
                    "wie voorstelt en beslist, en wie in antwoorden genoemd wordt",
                    "who proposes and decides, and who is named in answers"
                ),
                Why = new("om te tonen wat twee mensen verbeterden", "to show what two people corrected"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur van het dossier en de dienst van het programma",
                    "the organisation of the dossier and the agency of the programme"
                ),
                Term = ApplicationsRecords.Term,
                Past = new PastCorrections(),
            },
        ];

    private sealed class PastCorrections : IPastTerm
    {
        public Task<int> Count(Db db, DateTime limit, CancellationToken stop) => Left(db, limit).CountAsync(stop);

        public Task Remove(Db db, DateTime limit, CancellationToken stop) =>
            Left(db, limit).ExecuteUpdateAsync(set => set.SetProperty(c => c.Was, Empty).SetProperty(c => c.Becomes, Empty), stop);

        private static IQueryable<Correction> Left(Db db, DateTime limit)
        {
            var ended = ApplicationsRecords.Ended(db, limit).Select(d => d.Id);
            return db.Corrections.Where(c => (c.Was != Empty || c.Becomes != Empty) && ended.Contains(c.DossierId));
        }
    }
}
