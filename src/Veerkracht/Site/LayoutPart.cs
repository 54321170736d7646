using Microsoft.AspNetCore.Html;

namespace Veerkracht.Site;

/// <summary>Where the layout has a place for what rooms show on every page.</summary>
public enum LayoutPlace
{
    /// <summary>In the header of who is signed in, before the name of who is signed in.</summary>
    BeforeName,

    /// <summary>In the header, after that name.</summary>
    AfterName,

    /// <summary>
    /// Above the content, for who brings a choice of their own (<see cref="Visitor.ChoiceCookie"/>) or is signed in: nothing for all
    /// others, for pages are kept with it.
    /// </summary>
    AboveContent,

    /// <summary>On the page for signing in: other ways than that of people who work for an organisation.</summary>
    SignIn,

    /// <summary>In the foot, for everybody: the same for each reader of a language, for pages are kept with it.</summary>
    Foot,
}

/// <summary>
/// What a room shows in a place of the layout. The door of the room registers it: so every page bears it, and the layout knows no room.
/// </summary>
public interface ILayoutPart
{
    LayoutPlace Place { get; }

    /// <summary>HTML for who reads this page; <see cref="Components.Html.None"/> where there is nothing for this reader.</summary>
    Task<IHtmlContent> Show(HttpContext context);
}
