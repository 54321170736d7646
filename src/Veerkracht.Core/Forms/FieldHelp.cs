using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>What helps to answer a question, shown to who asks for it.</summary>
/// <param name="Picture">A drawing in SVG, checked when the call was read; null where there is none.</param>
/// <param name="PictureText">What the drawing shows, in words.</param>
public sealed record FieldHelp(LocalText Text, LocalText Example, string? Picture, LocalText PictureText)
{
    public static readonly FieldHelp None = new(LocalText.Empty, LocalText.Empty, null, LocalText.Empty);

    public bool IsEmpty => Text.IsEmpty && Example.IsEmpty && Picture is null;
}
