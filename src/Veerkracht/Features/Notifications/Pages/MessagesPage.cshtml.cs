using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Texts;
using Veerkracht.Site;

namespace Veerkracht.Features.Notifications.Pages;

/// <summary>Every message that there is, drawn and listed from the declarations: what is not here is told to nobody.</summary>
[For(Audience.Everybody)]
public sealed class MessagesModel(Texts L) : PageModel
{
    public IEnumerable<(TellingOf Of, Telling Telling)> Rows => ToldMessages.All.SelectMany(of => of.Tells.Select(t => (of, t)));

    public IHtmlContent Drawing => MessagesDrawing.Of(ToldMessages.All, L);

    /// <summary>The drawing in words, for a screen that is too small for it: who is told what, and what cannot be refused.</summary>
    public IEnumerable<(Reader Reader, IReadOnlyList<(LocalText Title, bool Always)> Told)> ByReader =>
        Rows.GroupBy(r => r.Telling.To)
            .OrderBy(to => to.Key)
            .Select(to =>
                (
                    to.Key,
                    (IReadOnlyList<(LocalText, bool)>)
                        [
                            .. to.GroupBy(r => r.Of.Event)
                                .Select(of => (of.First().Of.Title, of.Any(r => r.Telling.MayNotBeRefused)))
                                .DistinctBy(of => of.Title),
                        ]
                )
            );

    /// <summary>With a capital, as it stands by itself.</summary>
    public string Name(Reader reader) =>
        L[ReaderWords.Of(reader)] is [var first, .. var rest] ? $"{char.ToUpperInvariant(first)}{rest}" : "";

    /// <summary>The text of a declaration, with its places shown as blanks that say what will stand there.</summary>
    public string Words(LocalText text) => MessagePlaces.Fill(L[text], PlaceWords.All, L.Language);
}
