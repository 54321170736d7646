using Microsoft.AspNetCore.Razor.TagHelpers;
using Veerkracht.Core.Forms;

namespace Veerkracht.Site.Components;

/// <summary>
/// A field of a form: <c>&lt;field kind="Amount" name="cost" label="…" value="…" error="…" /&gt;</c>, or
/// <c>&lt;field model="…" /&gt;</c> where the form engine made the model.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Texts L) : TagHelper
{
    public FieldModel? Model { get; set; }
    public BoxKind Kind { get; set; }
    public string Name { get; set; } = "";
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public string? Unit { get; set; }
    public string? Value { get; set; }
    public IReadOnlyCollection<string> Values { get; set; } = [];
    public IReadOnlyList<Choice> Options { get; set; } = [];
    public string? EmptyOption { get; set; }
    public string? Error { get; set; }
    public IReadOnlyList<string> Errors { get; set; } = [];
    public string? Warning { get; set; }
    public bool Required { get; set; } = true;
    public int? MaxLength { get; set; }
    public int Decimals { get; set; }
    public string? Autocomplete { get; set; }
    public bool ReadOnly { get; set; }
    public bool Bare { get; set; }

    /// <summary>See <see cref="FieldModel.IsSecret"/>.</summary>
    public bool Secret { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(
            FieldHtml.Render(
                Model
                    ?? new FieldModel
                    {
                        Kind = Kind,
                        Name = Name,
                        Label = Label,
                        Hint = Hint,
                        Unit = Unit,
                        Value = Value,
                        Values = Values,
                        Options = Options,
                        EmptyOption = EmptyOption,
                        Errors = string.IsNullOrEmpty(Error) ? Errors : [Error],
                        Warnings = string.IsNullOrEmpty(Warning) ? [] : [Warning],
                        Required = Required,
                        MaxLength = MaxLength,
                        Decimals = Decimals,
                        Autocomplete = Autocomplete,
                        ReadOnly = ReadOnly,
                        Bare = Bare,
                        IsSecret = Secret,
                    },
                L
            )
        );
    }
}
