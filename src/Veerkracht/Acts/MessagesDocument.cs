using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Acts;

/// <summary>
/// The tables of docs/messages.md, from the declarations: every message, and every act of which nobody is told, with why.
/// </summary>
public static class MessagesDocument
{
    public static string Tables()
    {
        var text = new StringBuilder();
        text.Append(
            "| Event | What happened | Who is told | What it says | When | May be refused | In words of the call |\n"
                + "|---|---|---|---|---|---|---|\n"
        );
        foreach (var of in ToldMessages.All)
        {
            foreach (var telling in of.Tells)
                Row(text, Cells(of, telling));
        }
        text.Append("\n| Act of which nobody is told | Why |\n|---|---|\n");
        foreach (var kind in ActCatalogue.All.Where(k => k.TellsNobody is not null))
            Row(text, [$"`{kind.Code}`", kind.TellsNobody!]);
        return text.ToString();
    }

    private static IEnumerable<string> Cells(TellingOf of, Telling telling) =>
        [
            $"`{of.Event}`",
            of.Title.In(Language.En),
            ReaderWords.Of(telling.To).In(Language.En),
            telling.Title.In(Language.En),
            telling.When?.In(Language.En) ?? "always",
            telling.MayNotBeRefused ? "no" : "yes",
            ToldMessages.CodeOf(telling) is { } code ? $"`{code}`" : "no",
        ];

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append('|').AppendJoin("|", cells.Select(c => $" {c} ")).Append("|\n");
}
