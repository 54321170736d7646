using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>The table of docs/acts.md, from the declarations: a Markdown row for every act, in the order of their codes.</summary>
public static class ActsDocument
{
    public static string Table()
    {
        var text = new StringBuilder();
        text.Append("| Act | In the history | Who | From | What changes | What it books |\n|---|---|---|---|---|---|\n");
        foreach (var kind in ActCatalogue.All)
            text.Append('|').AppendJoin("|", Cells(kind).Select(c => $" {c} ")).Append("|\n");
        return text.ToString();
    }

    private static IEnumerable<string> Cells(ActKind kind) =>
        [
            $"`{kind.Code}`",
            kind.Title.In(Language.En),
            kind.By.Words
                + (kind.SecondPerson ? ", another person than who proposed it" : "")
                + (kind.IsLimited ? ", up to the limit of the mandate" : ""),
            kind.Words.From,
            kind.Words.Changes,
            kind.Words.Books,
        ];
}
