using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Payments;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications;

/// <summary>The receipt as a PDF: the same facts, amounts and answers as its page.</summary>
public static class ReceiptPdf
{
    /// <param name="names">The name of an organisation by its key, on the day of sending.</param>
    public static byte[] Make(
        Receipt receipt,
        CallDefinition call,
        Step step,
        Evaluation evaluation,
        PaymentDue? asked,
        string sentBy,
        Func<string, string> names,
        Texts L
    )
    {
        var title = $"{L["Ontvangstbewijs", "Receipt"]} {receipt.Number}";
        var letter = new PdfLetter(title, L.Tag, $"{receipt.Number} · SHA-256 {receipt.Sha256}", receipt.SentAt, (page, pages) =>
            L[$"pagina {page} van {pages}", $"page {page} of {pages}"]
        )
            .Sender("Veerkracht")
            .Heading(title)
            .Facts([
                (L["Oproep", "Call"], $"{L[call.Title]} – {L[step.Title]}"),
                (L["Bestuur", "Organisation"], receipt.OrganisationName),
                .. receipt.ProjectName is { } project ? [(L["Project", "Project"], project)] : Array.Empty<(string, string)>(),
                (
                    L["Ontvangen op", "Received on"],
                    $"{DateText.Long(receipt.SentInBrussels, L.Language)} {L["(tijd in Brussel)", "(time in Brussels)"]}"
                ),
                (L["Ingediend door", "Sent by"], sentBy),
                .. receipt.Version > 1 || receipt.ReplacedAt is not null
                    ? [(L["Versie", "Version"], Told(receipt, L))]
                    : Array.Empty<(string, string)>(),
                (L["Controlegetal (SHA-256) van wat is ingediend", "Check sum (SHA-256) of what was sent"], receipt.Sha256),
            ]);
        return AnswersPdf
            .Add(
                letter,
                step,
                AnswersJson.Read(receipt.Answers),
                evaluation,
                AmountTable.Of(step, AmountLine.Of(call, receipt.Amounts, L), asked),
                names,
                L
            )
            .ToBytes();
    }

    /// <summary>Which version it is, and whether it counts by what is known now.</summary>
    private static string Told(Receipt receipt, Texts L) =>
        receipt.ReplacedAt is null
            ? L[$"{receipt.Version}, die telt", $"{receipt.Version}, which counts"]
            : L[$"{receipt.Version}, vervangen door een latere", $"{receipt.Version}, replaced by a later one"];
}
