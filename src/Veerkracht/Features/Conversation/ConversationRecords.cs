using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Conversation;

/// <summary>What this room keeps of people.</summary>
internal static class ConversationRecords
{
    private static readonly LocalText OfAgency = new(
        "wie voor de dienst van het programma werkt",
        "who works for the agency of the programme"
    );

    private static readonly LocalText SeenByAgency = new("alleen de dienst van het programma", "only the agency of the programme");

    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "notes",
                new("interne nota's bij een dossier, en wie het behandelt", "internal notes on a dossier, and who handles it"),
                KeptTable.Of<InternalNote>(),
                KeptTable.GoesWith<CaseAssignment>(a => a.PersonId)
            )
            {
                Whom = OfAgency,
                Why = new("om samen dossiers te behandelen", "to handle dossiers together"),
                Ground = Grounds.PublicTask,
                SeenBy = SeenByAgency,
                Term = ApplicationsRecords.Term,
                Past = Past.Of((db, limit) => db.InternalNotes.Where(n => Ended(db, limit).Contains(n.DossierId))),
            },
            new(
                "absences",
                new("wanneer iemand afwezig is en wie vervangt", "when somebody is away and who stands in"),
                KeptTable.GoesWith<Absence>(a => a.PersonId)
            )
            {
                Whom = OfAgency,
                Why = new("om niets te laten liggen", "so that nothing is left lying"),
                Ground = Grounds.PublicTask,
                SeenBy = SeenByAgency,
                Term = new("Absences", 3, new("na de laatste dag", "after the last day")),
                Past = Past.Of((db, limit) => db.Absences.Where(a => a.Until < DateOnly.FromDateTime(limit))),
            },
        ];

    private static IQueryable<Guid> Ended(Db db, DateTime limit) => ApplicationsRecords.Ended(db, limit).Select(d => d.Id);
}
