using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Places;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Assessment;

/// <summary>What this room keeps of people.</summary>
internal static class AssessmentRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "questions",
                new("vragen bij een dossier, en de antwoorden", "questions on a dossier, and the answers"),
                KeptTable.Of<Question>()
            )
            {
                Whom = new("wie vraagt en antwoordt", "who asks and answers"),
                Why = new("om de aanvraag te beoordelen", "to judge the application"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur van het dossier en de dienst van het programma",
                    "the organisation of the dossier and the agency of the programme"
                ),
                Term = ApplicationsRecords.Term,
                Past = new PastQuestions(),
            },
            new("places", new("plaatsen op de kaart uit wat is ingediend", "places on the map of what was sent"), KeptTable.Of<SentPlace>())
            {
                Why = new("om te zien of op een plaats al iets anders loopt", "to see whether something else happens on a place"),
                Ground = Grounds.LegalDuty,
                SeenBy = new("de dienst van het programma", "the agency of the programme"),
                Term = ApplicationsRecords.Term,
                Past = new PastPlaces(),
            },
            new(
                "assessments",
                new(
                    "voorstellen en beslissingen om te weigeren of te kiezen, met hun reden",
                    "proposals and decisions to reject or choose, with their reason"
                ),
                KeptTable.Of<Rejection>(),
                KeptTable.Of<Selection>()
            )
            {
                Whom = new("wie voorstelt en beslist", "who proposes and decides"),
                Why = new("om te tonen dat twee mensen beslisten", "to show that two people decided"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur de beslissing, de dienst ook het voorstel",
                    "the organisation the decision, the agency the proposal too"
                ),
                Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
            },
        ];

    private sealed class PastPlaces : IPastTerm
    {
        public Task<int> Count(Db db, DateTime limit, CancellationToken stop) => Left(db, limit).CountAsync(stop);

        public Task Remove(Db db, DateTime limit, CancellationToken stop) => Left(db, limit).ExecuteDeleteAsync(stop);

        private static IQueryable<SentPlace> Left(Db db, DateTime limit)
        {
            var ended = ApplicationsRecords.Ended(db, limit).Select(d => d.Id);
            return db.SentPlaces.Where(p => ended.Contains(p.DossierId));
        }
    }

    private sealed class PastQuestions : IPastTerm
    {
        public Task<int> Count(Db db, DateTime limit, CancellationToken stop) => Left(db, limit).CountAsync(stop);

        public async Task Remove(Db db, DateTime limit, CancellationToken stop)
        {
            await Left(db, limit)
                .Where(q => q.Answer != null)
                .ExecuteUpdateAsync(set => set.SetProperty(q => q.Answer, ApplicationsRecords.Removed), stop);
            await Left(db, limit).ExecuteUpdateAsync(set => set.SetProperty(q => q.Text, ApplicationsRecords.Removed), stop);
        }

        private static IQueryable<Question> Left(Db db, DateTime limit)
        {
            var ended = ApplicationsRecords.Ended(db, limit).Select(d => d.Id);
            return db.Questions.Where(q => q.Text != ApplicationsRecords.Removed && ended.Contains(q.DossierId));
        }
    }
}
