using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Veerkracht.Features.Documents.Kinds;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Documents.Viewing;

/// <summary>Pages about one file, to be shown in a frame: its text, a list of what is inside, or why it is not shown.</summary>
public sealed class FilePages(Texts L)
{
    public async Task<string> Of(FileKind kind, Document document, Stream content, CancellationToken stop)
    {
        // Kinds look here and there in a file, which may lie elsewhere in pieces.
        await using var copy = new FileStream(
            Path.GetTempFileName(),
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        await content.CopyToAsync(copy, stop);
        return kind.ContentsOf(new SentFile(copy, document.Name)) is { } contents
            ? Page(document.Name, Told(contents))
            : Message(
                document.Name,
                L["Dit bestand kan hier niet getoond worden. Download het.", "This file cannot be shown here. Download it."]
            );
    }

    private IHtmlContent Told(FileContents contents) =>
        Html.Of(
            $"""
            {Html.When(
                contents.Facts.Count > 0,
                $"<dl class=\"v-shown-facts\">{Html.Each(contents.Facts, f => Html.Of($"<dt>{L[f.Label]}</dt><dd>{L[f.Value]}</dd>"))}</dl>"
            )}{Html.When(
                contents.Parts.Count > 0,
                $"<h2>{L["Inhoud", "Content"]}</h2><ul>{Html.Each(contents.Parts, p => Html.Of($"<li>{p}</li>"))}</ul>"
            )}{Html.When(contents.Text is not null, $"<pre class=\"v-shown-text\">{contents.Text}</pre>")}
            """
        );

    public string Message(string title, string why) => Page(title, Html.Of($"<p>{why}</p>"));

    /// <param name="body">Encoded.</param>
    private string Page(string title, IHtmlContent body)
    {
        using var writer = new StringWriter();
        Html.Of(
                $"""
                <!doctype html><html lang="{L.Tag}"><head><meta charset="utf-8"><title>{title}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="/built/site.css"></head><body class="v-shown">{body}</body></html>
                """
            )
            .WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
