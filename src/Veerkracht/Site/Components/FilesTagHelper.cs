using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>A file that was attached. Size in bytes.</summary>
public sealed record AttachedFile(string Id, string Name, long Size, string Href);

/// <summary>
/// Files that were attached, each with a button to remove it, and a box to add more. Buttons post <c>remove = NAME:ID</c> and
/// <c>upload = NAME</c> with the form they stand in (enctype multipart/form-data); the box posts NAME.
/// </summary>
[HtmlTargetElement("files", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FilesTagHelper(Texts L) : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public IReadOnlyList<AttachedFile> Attached { get; set; } = [];
    public IReadOnlyList<string> Errors { get; set; } = [];
    public bool Required { get; set; } = true;

    /// <summary>Kinds of file as people name them: "pdf, jpg, png".</summary>
    public string Types { get; set; } = "";

    /// <summary>For the accept attribute: ".pdf,.jpg".</summary>
    public string? Accept { get; set; }

    /// <summary>Largest file in bytes.</summary>
    public long MaxBytes { get; set; }
    public bool ReadOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldIds.Of(Name);
        var described = string.Join(
            ' ',
            new[]
            {
                string.IsNullOrEmpty(Hint) ? null : FieldIds.Hint(Name),
                $"{id}-limits",
                Errors.Count > 0 ? FieldIds.Error(Name) : null,
            }.OfType<string>()
        );
        var upload = Html.When(
            !ReadOnly,
            $"""
            <p class="au-c-help-text au-c-help-text--secondary" id="{id}-limits">{UploadLimits.Text(Types, MaxBytes, L)}</p>
            <div class="v-upload"><input type="file" multiple id="{id}" name="{Name}"{Html.Attribute(
                "accept",
                Accept
            )} aria-labelledby="{id}-label" aria-describedby="{described}">
            <button class="au-c-button au-c-button--secondary" name="upload" value="{Name}">{L["Voeg toe", "Add"]}</button></div>
            """
        );
        output.TagName = null;
        output.Content.SetHtmlContent(
            Html.Of(
                $"""
                <fieldset class="v-field{(
                    Errors.Count > 0 ? " v-field--error" : ""
                )}" id="{id}-field"><legend class="au-c-fieldset-legend" id="{id}-label">{FieldHtml.Label(
                    Label,
                    Required || ReadOnly,
                    L
                )}</legend>
                {FieldHtml.Hint(Name, Hint)}{FieldHtml.Messages(Name, Errors, [], L)}{List()}{upload}</fieldset>
                """
            )
        );
    }

    private IHtmlContent List() =>
        Attached.Count == 0
            ? Html.When(ReadOnly, $"""<p class="v-quiet">{L["Geen bestanden", "No files"]}</p>""")
            : Html.Of($"""<ul class="v-files">{Html.Each(Attached, Line)}</ul>""");

    private IHtmlContent Line(AttachedFile file) =>
        Html.Of(
            $"""
            <li><span><a href="{file.Href}">{file.Name}</a> <span class="v-quiet v-small">{UploadLimits.Size(
                file.Size,
                L
            )}</span></span>{Html.When(
                !ReadOnly,
                $"""
                <button class="au-c-button au-c-button--link" name="remove"
                value="{Name}:{file.Id}">{L["Verwijder", "Remove"]}<span class="au-u-hidden-visually"> {file.Name}</span></button>
                """
            )}</li>
            """
        );
}
