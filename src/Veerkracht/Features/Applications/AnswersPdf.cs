using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Documents.Pdf;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications;

/// <summary>The amounts and answers of a step in a PDF, the same in a receipt and in a draft.</summary>
public static class AnswersPdf
{
    /// <param name="names">The name of an organisation by its key.</param>
    public static PdfLetter Add(
        PdfLetter letter,
        Step step,
        JsonObject answers,
        Evaluation evaluation,
        AmountTable table,
        Func<string, string> names,
        Texts L
    )
    {
        var amounts = table.Lines;
        if (table.Now is { } now)
        {
            letter
                .Subheading($"{L[AmountTable.NowTitle]}: {Numerals.WriteEuro(now.Amount, L.Language)}")
                .Paragraph(string.Join("\n", now.Explained.Why.Select(w => L[w])));
            if (table.PayBack is { } back)
                letter.Paragraph(L[back]);
        }
        if (amounts.Count > 0)
        {
            letter
                .Subheading(L[table.Title])
                .Table(
                    [L["Wat", "What"], L["Waarom", "Why"], L["Bedrag", "Amount"]],
                    amounts.Select(a =>
                        (string[])
                            [
                                a.Title,
                                string.Join("\n", a.Why.Select(w => L[w])),
                                a.Amount is { } amount ? Numerals.WriteEuro(amount, L.Language) : L["nog niet bekend", "not known yet"],
                            ]
                    ),
                    [210, 90],
                    [false, true],
                    amounts.Select((a, i) => (a, i)).Where(a => a.a.IsGrant).Select(a => a.i).ToHashSet()
                );
        }
        foreach (var section in step.Form.Sections.Where(s => evaluation.Visible.Contains(s.Id)))
        {
            letter.Subheading(L[section.Title]);
            var told = ToldAnswers.Of(section, answers, evaluation, L, names: names);
            letter.Facts(
                told.Where(t => t.Table is null or { Count: < 2 })
                    .Select(t =>
                        (
                            t.Label,
                            t.Table is not null ? ToldAnswers.Nothing(L)
                            : t.Files.Count > 0 ? string.Join("\n", t.Files.Select(f => f.Name))
                            : t.Text
                        )
                    )
            );
            foreach (var answer in told.Where(t => t.Table is { Count: > 1 }))
                Table(letter, answer);
        }
        return letter;
    }

    private static void Table(PdfLetter letter, ToldAnswer told)
    {
        var columns = told.Table![0].Count - 1;
        // Whatever the columns, a fifth of the width is left for the first.
        var width = Math.Min(100f, PdfLetter.Room * 0.8f / Math.Max(1, columns) - PdfLetter.Gap);
        letter.Table(
            [told.Label, .. told.Table[0].Skip(1)],
            told.Table.Skip(1),
            [.. Enumerable.Repeat(width, columns)],
            [.. Enumerable.Repeat(true, columns)]
        );
    }
}
