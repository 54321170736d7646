using System.Security.Claims;

namespace Veerkracht.Site;

/// <summary>An entry of the main menu, in the order of <paramref name="Order"/>; it shows to whom <paramref name="Shows"/> says.</summary>
public sealed record MenuItem(string Href, string Nl, string En, int Order, Func<ClaimsPrincipal, bool> Shows)
{
    public bool IsCurrent(PathString path) => path.StartsWithSegments(Href);
}

/// <summary>A number beside an entry of the menu: how much waits behind it.</summary>
public interface IMenuCount
{
    /// <summary>Of the entry.</summary>
    string Href { get; }

    /// <summary>Counted up to a bound, so that every page costs the same; 0 shows nothing.</summary>
    Task<string?> Count(HttpContext context);

    /// <summary>What is counted, for who hears the page.</summary>
    Veerkracht.Core.Texts.LocalText What { get; }
}
