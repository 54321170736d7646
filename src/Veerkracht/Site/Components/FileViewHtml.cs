using Microsoft.AspNetCore.Html;

namespace Veerkracht.Site.Components;

/// <summary>A file to look at in the page: it is only asked for when somebody opens it.</summary>
public static class FileViewHtml
{
    public static IHtmlContent Of(AttachedFile file, Texts L) =>
        Html.When(
            file.View is not null,
            $"""
            <details class="v-look"><summary>{L["Bekijk", "View"]}<span class="au-u-hidden-visually"> {file.Name}</span></summary>
            {Shown(file)}</details>
            """
        );

    private static IHtmlContent Shown(AttachedFile file) =>
        file.IsPicture
            ? Html.Of($"""<img src="{file.View}" alt="{file.Name}" loading="lazy">""")
            : Html.Of($"""<iframe src="{file.View}" title="{file.Name}" loading="lazy"></iframe>""");
}
