using Veerkracht.Core.Calendar;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Payments;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications.Together;

/// <summary>A draft as a PDF: the same answers as its check page, and the mark of a draft above and below every page.</summary>
public static class DraftPdf
{
    public static readonly Core.Texts.LocalText Mark = new("CONCEPT – niet ingediend", "DRAFT – not sent");

    /// <param name="at">UTC: the answers as they were then.</param>
    /// <param name="names">The name of an organisation by its key.</param>
    public static byte[] Make(Draft draft, Evaluation evaluation, PaymentDue? asked, DateTime at, Func<string, string> names, Texts L)
    {
        var (dossier, step) = (draft.Dossier, draft.Call.Step(draft.Step.StepId));
        var letter = new PdfLetter($"{L[Mark]} {dossier.Number}", L.Tag, $"{L[Mark]} · {dossier.Number}", at, (page, pages) =>
            L[$"pagina {page} van {pages}", $"page {page} of {pages}"]
        )
            .Sender("Veerkracht")
            .Heading(L[Mark])
            .Paragraph(
                L[
                    "Dit is geen ontvangstbewijs: deze antwoorden zijn niet ingediend en kunnen nog veranderen.",
                    "This is no receipt: these answers were not sent and can still change."
                ]
            )
            .Facts([
                (L["Dossiernummer", "Dossier number"], dossier.Number),
                (L["Oproep", "Call"], $"{L[draft.Call.Title]} – {L[step.Title]}"),
                (L["Bestuur", "Organisation"], dossier.OrganisationName),
                (
                    L["Zoals bewaard op", "As saved on"],
                    $"{DateText.Long(BrusselsTime.At(NodaTime.Instant.FromDateTimeUtc(draft.Step.SavedAt)), L.Language)} "
                        + $"{L["(tijd in Brussel)", "(time in Brussels)"]}"
                ),
            ]);
        return AnswersPdf
            .Add(
                letter,
                step,
                draft.Answers,
                evaluation,
                AmountTable.Of(step, AmountLine.Of(draft.Call, evaluation.Amounts, L, evaluation.Unknown), asked),
                names,
                L
            )
            .ToBytes();
    }
}
