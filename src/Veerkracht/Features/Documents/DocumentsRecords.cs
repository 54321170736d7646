using Veerkracht.Core.Texts;
using Veerkracht.Features.Documents.Uploads;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Documents;

/// <summary>What this room keeps of people.</summary>
internal static class DocumentsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "documents",
                new("bestanden bij een dossier, hun naam en wie ze toevoegde", "files of a dossier, their name and who added them"),
                KeptTable.Of<Document>(),
                KeptTable.Of<FileChunk>(),
                KeptTable.Of<FileUpload>(),
                KeptTable.Of<FileUploadPart>()
            )
            {
                Whom = new("wie iets toevoegt, en wie in een bestand genoemd wordt", "who adds something, and who is named in a file"),
                Why = new("om de aanvraag te beoordelen en de uitgave te bewijzen", "to judge the application and prove the expense"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur van het dossier en de dienst van het programma",
                    "the organisation of the dossier and the agency of the programme"
                ),
                Until = new(
                    "even lang als het dossier. In bestanden wordt geen naam gezocht",
                    "as long as the dossier. No name is looked for inside files"
                ),
            },
        ];
}
