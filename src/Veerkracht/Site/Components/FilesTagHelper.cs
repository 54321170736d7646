using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Veerkracht.Site.Components;

/// <summary>A file that was attached. Size in bytes.</summary>
/// <param name="View">Address at which it can be looked at in a page; null where it can only be downloaded.</param>
public sealed record AttachedFile(string Id, string Name, long Size, string Href, string? View = null)
{
    public FileNote? Note { get; init; }

    /// <summary>It is shown as a picture; else as a page in a frame.</summary>
    public bool IsPicture { get; init; }
}

/// <summary>What is to be told beside a file.</summary>
/// <param name="TellsPlace">It is a photograph that says where it was taken.</param>
/// <param name="Warning">Null where there is nothing to say.</param>
public sealed record FileNote(bool TellsPlace, string? Warning);

/// <summary>
/// Files that were attached, each with a button to remove it, and a box to add more. Buttons post <c>remove = NAME:ID</c> and
/// <c>upload = NAME</c> with the form they stand in (enctype multipart/form-data), and <c>place = NAME:ID</c> takes the place out of a
/// photograph; the box posts NAME. With script what is chosen goes at once to <see cref="SendTo"/>.
/// </summary>
[HtmlTargetElement("files", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FilesTagHelper(Texts L) : TagHelper
{
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public IReadOnlyList<AttachedFile> Attached { get; set; } = [];
    public IReadOnlyList<string> Errors { get; set; } = [];
    public IReadOnlyList<string> Warnings { get; set; } = [];
    public bool Required { get; set; } = true;

    /// <summary>Kinds of file as people name them: "pdf, jpg, png".</summary>
    public string Types { get; set; } = "";

    /// <summary>For the accept attribute: ".pdf,.jpg".</summary>
    public string? Accept { get; set; }

    /// <summary>Largest file in bytes.</summary>
    public long MaxBytes { get; set; }
    public bool ReadOnly { get; set; }

    /// <summary>Address to which the script sends what is chosen; null where there is none.</summary>
    public string? SendTo { get; set; }

    /// <summary>The files go with the form, by its own button; there is none to add them before.</summary>
    public bool WithForm { get; set; }

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
                Warnings.Count > 0 ? FieldIds.Warning(Name) : null,
            }.OfType<string>()
        );
        var upload = Html.When(
            !ReadOnly,
            $"""
            {UploadLimits.Html($"{id}-limits", Types, MaxBytes, L)}
            <div class="v-upload"{Html.Attribute("data-send-to", SendTo)}{Html.When(WithForm, $" data-with-form")}>
            <label class="au-c-button au-c-button--secondary v-upload__choose" for="{id}" aria-hidden="true">{L[
                "Kies bestanden",
                "Choose files"
            ]}</label>
            <input type="file" multiple id="{id}" name="{Name}"{Html.Attribute(
                "accept",
                Accept
            )} aria-labelledby="{id}-label" aria-describedby="{described}">
            <span class="v-upload__words" aria-hidden="true"><b>{L["Kies bestanden", "Choose files"]}</b>
            {L["of sleep ze hierheen", "or drop them here"]}</span>
            {Html.When(!WithForm, $"""<button class="au-c-button au-c-button--secondary" name="upload" value="{Name}">{L[
                "Voeg toe",
                "Add"
            ]}</button>""")}</div>
            {Html.When(WithForm, $"<ul class=\"v-files v-files--chosen\" id=\"{id}-chosen\" data-own></ul>")}
            {Html.When(SendTo is not null, $"<ul class=\"v-files v-files--sending\" id=\"{id}-sending\" data-own></ul>")}
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
                {FieldHtml.Hint(Name, Hint)}{FieldHtml.Messages(Name, Errors, Warnings, L)}{List()}{upload}</fieldset>
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
            )}</span>{FileViewHtml.Of(file, L)}</span>{Html.When(
                !ReadOnly,
                $"""
                <button class="au-c-button au-c-button--link" name="remove"
                value="{Name}:{file.Id}">{L["Verwijder", "Remove"]}<span class="au-u-hidden-visually"> {file.Name}</span></button>
                """
            )}{Note(file)}</li>
            """
        );

    private IHtmlContent Note(AttachedFile file) =>
        Html.Of(
            $"""
            {Html.WhenText(file.Note?.Warning, "<p class=\"v-file-note\">{0}</p>")}{Html.When(
                file.Note is { TellsPlace: true } && !ReadOnly,
                $"""
                <p class="v-file-note">{L[
                    "Deze foto zegt waar ze genomen is. Wie de foto krijgt, kan dat lezen.",
                    "This photograph says where it was taken. Whoever gets it can read that."
                ]} <button class="au-c-button au-c-button--link" name="place"
                value="{Name}:{file.Id}">{L["Haal de plaats weg", "Take the place out"]}<span
                class="au-u-hidden-visually"> {file.Name}</span></button></p>
                """
            )}
            """
        );
}
