using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications;

/// <summary>The receipt as a PDF: the same facts, amounts and answers as its page.</summary>
public static class ReceiptPdf
{
    public static byte[] Make(Receipt receipt, CallDefinition call, Step step, Evaluation evaluation, string sentBy, Texts L)
    {
        var title = $"{L["Ontvangstbewijs", "Receipt"]} {receipt.Number}";
        var letter = new PdfLetter(title, $"{receipt.Number} · SHA-256 {receipt.Sha256}", receipt.SentAt, (page, pages) => L[$"pagina {page} van {pages}", $"page {page} of {pages}"])
            .Sender("Veerkracht")
            .Heading(title)
            .Facts(
            [
                (L["Oproep", "Call"], $"{L[call.Title]} – {L[step.Title]}"),
                (L["Bestuur", "Organisation"], receipt.OrganisationName),
                .. receipt.ProjectName is { } project ? [(L["Project", "Project"], project)] : Array.Empty<(string, string)>(),
                (L["Ontvangen op", "Received on"], $"{DateText.Long(receipt.SentInBrussels, L.Language)} {L["(tijd in Brussel)", "(time in Brussels)"]}"),
                (L["Ingediend door", "Sent by"], sentBy),
                (L["Controlegetal (SHA-256) van wat is ingediend", "Check sum (SHA-256) of what was sent"], receipt.Sha256),
            ]);
        var amounts = AmountLine.Of(call, receipt.Amounts, L);
        if (amounts.Count > 0)
        {
            letter.Subheading(L[AmountTable.Of(step, amounts).Title]).Table([L["Wat", "What"], L["Waarom", "Why"], L["Bedrag", "Amount"]],
                receipt.Amounts.Select((a, i) => (string[])[amounts[i].Title, string.Join("\n", a.Value.Why.Select(w => L[w])), Numerals.WriteEuro(a.Value.Amount, L.Language)]), [210, 90], [false, true],
                amounts.Select((a, i) => (a, i)).Where(a => a.a.IsGrant).Select(a => a.i).ToHashSet());
        }
        var answers = AnswersJson.Read(receipt.Answers);
        foreach (var section in step.Form.Sections.Where(s => evaluation.Visible.Contains(s.Id)))
        {
            letter.Subheading(L[section.Title]);
            var told = ToldAnswers.Of(section, answers, evaluation, L);
            letter.Facts(told.Where(t => t.Table is null).Select(t => (t.Label, t.Files.Count > 0 ? string.Join("\n", t.Files.Select(f => f.Name)) : t.Text)));
            foreach (var table in told.Where(t => t.Table is { Count: > 1 })) Table(letter, table);
        }
        return letter.ToBytes();
    }

    private static void Table(PdfLetter letter, ToldAnswer told)
    {
        var columns = told.Table![0].Count - 1;
        var width = Math.Min(100f, 300f / Math.Max(1, columns));
        letter.Table([told.Label, .. told.Table[0].Skip(1)], told.Table.Skip(1), [.. Enumerable.Repeat(width, columns)], [.. Enumerable.Repeat(true, columns)]);
    }
}
