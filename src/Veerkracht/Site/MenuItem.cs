using System.Security.Claims;

namespace Veerkracht.Site;

/// <summary>An entry of the main menu, in the order of <paramref name="Order"/>; it shows to whom <paramref name="Shows"/> says.</summary>
public sealed record MenuItem(string Href, string Nl, string En, int Order, Func<ClaimsPrincipal, bool> Shows)
{
    public bool IsCurrent(PathString path) => path.StartsWithSegments(Href);
}
