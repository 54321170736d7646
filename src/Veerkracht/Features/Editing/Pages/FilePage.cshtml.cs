using System.Text;
using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>
/// The text of a draft, to be written in and to be carried away. A save on an older version shows both texts; nothing typed is lost.
/// </summary>
[For(Audience.Steering, Posts = Audience.Managing)]
public sealed class FilePageModel(DraftServices services, SaveDraft save) : DraftPage(services)
{
    public string Text { get; private set; } = "";

    /// <summary>What somebody else saved meanwhile; null where nobody did.</summary>
    public string? Theirs { get; private set; }
    public string SavedBy { get; private set; } = "";
    public bool Saved { get; private set; }
    public int Version { get; private set; }
    public DraftCheck Check { get; private set; } = null!;

    /// <param name="form">"yaml" behind the address: the file itself.</param>
    public async Task<IActionResult> OnGetAsync(string? form, string? bewaard, CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (form == "yaml")
            return File(Encoding.UTF8.GetBytes(Draft.Source), "application/yaml; charset=utf-8", $"{Draft.Slug}.yaml");
        if (form is not null)
            return NotFound();
        Saved = bewaard is not null;
        Show(Draft.Source);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? tekst, int versie, string? doe, CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        var text = (tekst ?? "").ReplaceLineEndings("\n");
        if (doe == "laad" && await Uploaded(stop) is var (read, refusal))
        {
            Show(text);
            if (refusal is not null)
                return Refused([refusal]);
            text = read!;
        }
        var saved = await save.Do(Actor, DraftId, text, versie, stop);
        if (saved.Done)
            return Redirect($"{Address}/bestand?bewaard=ja");
        // A refused act leaves what is stored; read it again.
        if (!await Load(stop))
            return NotFound();
        Show(text);
        if (saved.Refusals[0].Kind == RefusalKind.Changed)
            (Theirs, SavedBy) = (Draft.Source, await NameOf(Draft.SavedBy, stop));
        return Refused(saved.Refusals);
    }

    private void Show(string text) => (Text, Version, Check) = (text, Draft.Version, Services.Checks.Of(Draft, text));

    private async Task<(string? Text, Refusal? Refusal)> Uploaded(CancellationToken stop)
    {
        if (Request.Form.Files["opgeladen"] is not { Length: > 0 } file)
            return (null, new("file-needed", new LocalText("Kies eerst een bestand.", "Choose a file first."), RefusalKind.Invalid));
        if (file.Length > SaveDraft.MostCharacters * 4L)
            return (
                null,
                new(
                    "too-large",
                    new LocalText("Dit bestand is te groot voor een oproep.", "This file is too large for a call."),
                    RefusalKind.Invalid
                )
            );
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return ((await reader.ReadToEndAsync(stop)).ReplaceLineEndings("\n"), null);
        }
        catch (DecoderFallbackException)
        {
            return (
                null,
                new("not-text", new LocalText("Dit bestand is geen tekst (UTF-8).", "This file is no text (UTF-8)."), RefusalKind.Invalid)
            );
        }
    }
}
