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

    /// <summary>The text of a declaration, with its places shown as blanks that say what will stand there.</summary>
    public string Words(LocalText text) => MessagePlaces.Fill(L[text], PlaceWords.All, L.Language);
}
