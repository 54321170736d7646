using Veerkracht.Site;

namespace Veerkracht.Tests;

/// <summary>The checkout that is tested.</summary>
public static class Repository
{
    public static readonly string Root = new SiteOptions().Root;
}
