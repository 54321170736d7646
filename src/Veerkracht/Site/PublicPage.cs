namespace Veerkracht.Site;

/// <summary>
/// Name of the policy of pages that are the same for every reader who is not signed in; they may be kept until something changes.
/// </summary>
public static class PublicPage
{
    public const string Policy = "public-page";
}
