using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Panels;
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
            Panels,
            Unfinished,
        ];

    private static readonly RecordKind Panels = new(
        "panels",
        new(
            "juryleden, wat ze lezen, hun punten en uitleg, en hun belangen",
            "members of panels, what they read, their points and comments, and their interests"
        ),
        KeptTable.Of<Panel>(),
        KeptTable.Of<PanelMember>(),
        KeptTable.Of<PanelReading>(),
        KeptTable.Of<ConflictOfInterest>(),
        KeptTable.Of<GivenScores>()
    )
    {
        Whom = new("wie aanvragen beoordeelt", "who assesses applications"),
        Why = new("om te tonen hoe een aanvraag is beoordeeld, en door wie niet", "to show how an application was judged, and by whom not"),
        Ground = Grounds.LegalDuty,
        SeenBy = new(
            "de programmabeheerder; een beoordelaar de punten van anderen na de eigen; nooit wie aanvraagt",
            "the programme manager; an assessor the points of others after its own; never who applies"
        ),
        Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
    };

    private static readonly RecordKind Unfinished = new(
        "score-drafts",
        new("punten die nog niet gegeven zijn", "points that were not given yet"),
        KeptTable.GoesWith<ScoreDraft>(d => d.PersonId)
    )
    {
        Whom = new("wie aanvragen beoordeelt", "who assesses applications"),
        Why = new("om later verder te gaan", "to go on later"),
        Ground = Grounds.PublicTask,
        SeenBy = new("alleen wie ze bewaarde", "only who kept them"),
        Until = new("tot ze gegeven zijn", "until they are given"),
    };

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
