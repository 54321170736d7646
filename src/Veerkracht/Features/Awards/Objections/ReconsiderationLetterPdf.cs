using Veerkracht.Core.Calendar;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>The letter on an objection or on a reopened decision as a PDF.</summary>
public static class ReconsiderationLetterPdf
{
    public static byte[] Make(ReconsiderationLetter letter, Texts L)
    {
        var (dossier, call, again) = (letter.Dossier, letter.Call, letter.Again);
        var title = $"{L[letter.Title]} {letter.Objection?.Number ?? dossier.Number}";
        var pdf = new PdfLetter(title, L.Tag, dossier.Number, again.DecidedAt!.Value, (page, pages) =>
            L[$"pagina {page} van {pages}", $"page {page} of {pages}"]
        )
            .Sender(L[letter.Sender])
            .Facts([
                (L["Aan", "To"], dossier.OrganisationName),
                (L["Datum", "Date"], DateText.Long(letter.Date, L.Language)),
                (L["Dossiernummer", "Dossier number"], dossier.Number),
                .. letter.Objection is { } objection
                    ? [(L["Nummer van het bezwaar", "Number of the objection"], objection.Number)]
                    : Array.Empty<(string, string)>(),
                (L["Oproep", "Call"], L[call.Title]),
            ])
            .Heading(L[letter.Title])
            .Paragraphs(letter.Lodged is { } lodged ? [L[lodged], L[letter.Change]] : [L[letter.Change]])
            .Subheading(L["Waarom", "Why"])
            .Paragraph(again.Reason);
        if (again.Ground is { } ground)
            pdf = pdf.Subheading(L["Waarop deze beslissing steunt", "On what this decision rests"]).Paragraph(ground);
        if (call.Letter is { Appeal.IsEmpty: false })
            pdf = pdf.Subheading(L[AwardLetter.AppealTitle]).Paragraph(AwardLetter.Appeal(call, L));
        return pdf.Paragraph(
                L[
                    $"Voorgesteld door {letter.ProposedBy}, bevestigd door {letter.DecidedBy}.",
                    $"Proposed by {letter.ProposedBy}, confirmed by {letter.DecidedBy}."
                ]
            )
            .Paragraphs(call.Letter is { SignedBy.IsEmpty: false } signed ? [L[signed.SignedBy]] : [])
            .Paragraph(
                L[
                    $"Vragen? Mail {call.Contact.Email} en vermeld {dossier.Number}.",
                    $"Questions? Mail {call.Contact.Email} and mention {dossier.Number}."
                ]
            )
            .ToBytes();
    }
}
