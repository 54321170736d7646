using Veerkracht.Core.Texts;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Awards;

/// <summary>What this room keeps of people.</summary>
internal static class AwardsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new("awards", new("voorgestelde en besliste subsidies", "proposed and decided grants"), KeptTable.Of<Award>())
            {
                Whom = new("wie voorstelt en beslist", "who proposes and decides"),
                Why = new("om rekenschap te geven van publiek geld", "to account for public money"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur de beslissing, de dienst ook het voorstel",
                    "the organisation the decision, the agency the proposal too"
                ),
                Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
            },
            new(
                "conditions",
                new(
                    "voorwaarden bij een subsidie, het bewijs ervan, en wie een subsidie aanvaardt of weigert",
                    "conditions of a grant, their evidence, and who accepts or declines a grant"
                ),
                KeptTable.Of<AwardCondition>(),
                KeptTable.Of<ConditionEvidence>(),
                KeptTable.Of<ConditionLift>(),
                KeptTable.Of<AwardAcceptance>()
            )
            {
                Whom = new(
                    "wie oplegt, bewijs brengt, oordeelt, aanvaardt en beslist",
                    "who lays down, brings evidence, judges, accepts and decides"
                ),
                Why = new("om rekenschap te geven van publiek geld", "to account for public money"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur van het dossier en de dienst van het programma",
                    "the organisation of the dossier and the agency of the programme"
                ),
                Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
            },
            new(
                "objections",
                new("bezwaren, en beslissingen die herzien zijn", "objections, and decisions that were reopened"),
                KeptTable.Of<Objection>(),
                KeptTable.Of<Reconsideration>()
            )
            {
                Whom = new("wie bezwaar indient, het behandelt en beslist", "who objects, handles it and decides"),
                Why = new("om te tonen hoe een beslissing opnieuw bekeken is", "to show how a decision was looked at again"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur zijn bezwaar en de uitspraak, de dienst ook het voorstel",
                    "the organisation its objection and the outcome, the agency the proposal too"
                ),
                Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
            },
            new(
                "rounds",
                new("rondes: wie meedeed, wat ze gaven en waarom", "rounds: who took part, what they gave and why"),
                KeptTable.Of<AwardRound>(),
                KeptTable.Of<RoundProposal>(),
                KeptTable.Of<RoundLine>(),
                KeptTable.Of<RoundExclusion>(),
                KeptTable.Of<RoundScenario>(),
                KeptTable.Of<RoundDraw>()
            )
            {
                Whom = new("wie een ronde maakt, voorstelt, loot en beslist", "who makes, proposes, draws and decides a round"),
                Why = new("om te tonen hoe over veel dossiers samen beslist is", "to show how many dossiers were decided on together"),
                Ground = Grounds.LegalDuty,
                SeenBy = new("de dienst van het programma", "the agency of the programme"),
                Until = new("zolang de geschiedenis van de oproep", "as long as the history of the call"),
            },
        ];
}
