using System.Reflection;

namespace Veerkracht.Site.Watching;

/// <summary>Which build runs.</summary>
public static class ProductVersion
{
    /// <summary>"1.0.0 (d82cd66)" where the build knew the commit.</summary>
    public static readonly string Text = typeof(ProductVersion)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+') switch
    {
        [var version, { Length: > 7 } commit] => $"{version} ({commit[..7]})",
        [var version, ..] => version,
        _ => "",
    };
}
