using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Notifications;

/// <summary>
/// The diagram of all messages: what happens on the left, who is told on the right, a line for each message; a thick line cannot be
/// refused, a dot says that a call may say it in its own words. The table beside it says the same.
/// </summary>
internal static class MessagesDrawing
{
    private const int Row = 30,
        Width = 980,
        LeftEdge = 400,
        RightEdge = 600;

    private static readonly string[] Colours = ["#0055cc", "#b4540a", "#0f766e", "#7c3aed", "#be185d", "#4d7c0f"];

    public static IHtmlContent Of(IReadOnlyList<TellingOf> all, Texts L)
    {
        var readers = all.SelectMany(of => of.Tells).Select(t => t.To).Distinct().Order().ToList();
        var height = Row * (all.Count + 1);
        var apart = (double)(height - Row) / readers.Count;
        var svg = new StringBuilder();
        for (var i = 0; i < all.Count; i++)
        {
            var y = Row * (i + 1);
            svg.Append(Text(LeftEdge - 10, y + 5, "end", L[all[i].Title]));
            foreach (var to in all[i].Tells.GroupBy(t => t.To))
            {
                var end = Middle(readers.IndexOf(to.Key));
                var stroke = to.Any(t => t.MayNotBeRefused) ? 3 : 1;
                var curve = $"M{LeftEdge} {y} C{LeftEdge + 90} {y} {RightEdge - 90} {end} {RightEdge} {end}";
                // Each reader has a colour, so that an eye can follow a line; what it means stands in words.
                var colour = Colours[readers.IndexOf(to.Key) % Colours.Length];
                svg.Append($"""<path fill="none" stroke="{colour}" stroke-width="{stroke}" d="{curve}"/>""");
                if (to.Any(t => t.MayBeOwn))
                    svg.Append($"""<circle cx="{LeftEdge}" cy="{y}" r="5" fill="{colour}"/>""");
            }
        }
        for (var i = 0; i < readers.Count; i++)
        {
            var lines = Lines(L[ReaderWords.Of(readers[i])]);
            for (var line = 0; line < lines.Count; line++)
                svg.Append(Text(RightEdge + 10, Middle(i) + 5 + (line - (lines.Count - 1) / 2.0) * 18, "start", lines[line]));
        }
        var label = L[
            "Links wat er gebeurt, rechts wie het weet. Een dikke lijn kan niemand weigeren; een lijn met een bolletje kan een oproep in "
                + "eigen woorden zeggen. De tabel hieronder zegt hetzelfde.",
            "Left what happens, right who is told. A thick line nobody can refuse; a line with a dot a call may say in its own words. The "
                + "table below says the same."
        ];
        var drawn = new HtmlString(svg.ToString());
        var box = $"0 0 {Width} {height}";
        return Html.Of(
            $"""<svg viewBox="{box}" width="{Width}" height="{height}" font-size="14" role="img" aria-label="{label}">{drawn}</svg>"""
        );

        int Middle(int reader) => (int)(Row / 2.0 + apart * (reader + 0.5));
    }

    private static string Text(double x, double y, string anchor, string text) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""<text x="{x:0}" y="{y:0}" text-anchor="{anchor}">{System.Net.WebUtility.HtmlEncode(text)}</text>"""
        );

    /// <summary>At most about 44 characters each.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length > 44)
                lines.Add("");
            lines[^1] = $"{lines[^1]} {word}".Trim();
        }
        return lines;
    }
}
