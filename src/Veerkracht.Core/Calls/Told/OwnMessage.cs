using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Told;

/// <summary>A message in the words of a call, with places ({amount}).</summary>
/// <param name="Code">That of a <see cref="MessageKind"/>.</param>
/// <param name="Title">One line, above the text; the subject of a mail where it is about no dossier.</param>
public sealed record OwnMessage(string Code, LocalText Title, LocalText Text)
{
    /// <summary>The title on one line, however it is written.</summary>
    public LocalText Heading =>
        Title.Map((title, _) => string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>
    /// The text as it is sent: where a language does not say which dossier it is about, that stands behind it.
    /// </summary>
    public LocalText Whole =>
        Text.Map(
            (text, _) =>
                MessagePlaces.In(text).Any(p => p.Name == MessageKind.Dossier) ? text : $"{text.TrimEnd()}\n\n{{{MessageKind.Dossier}}}"
        );
}
