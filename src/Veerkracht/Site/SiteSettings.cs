using System.Net;
using Veerkracht.Site.Limits;

namespace Veerkracht.Site;

/// <summary>How the site stands in the world, from its configuration. Whatever is wrong is told at the start, all of it at once.</summary>
/// <param name="Address">
/// Site:Address, as people type it: "https://veerkracht.example", without a slash at its end. Links that leave this site, and the addresses
/// to which a provider sends people back, are made of it and never of what a request says. Null: only on this machine.
/// </param>
/// <param name="Hosts">AllowedHosts: names by which the site may be asked; others get 400.</param>
/// <param name="Proxies">
/// Proxy:Known, addresses and networks whose X-Forwarded-For and -Proto are believed; of nobody else they are.
/// </param>
/// <param name="Hops">Proxy:Hops, how many of them stand one behind the other.</param>
public sealed record SiteSettings(
    string? Address,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<IPNetwork> Proxies,
    int Hops,
    RateSettings Rates
)
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>People come by https: cookies are for it alone.</summary>
    public bool IsHttps => Address?.StartsWith("https:", StringComparison.Ordinal) == true;

    /// <exception cref="InvalidDataException">A setting cannot be used; the message names each with what it must be.</exception>
    public static SiteSettings Read(IConfiguration configuration, SiteOptions options)
    {
        var faults = new List<string>();
        var address = ReadAddress(configuration["Site:Address"], faults);
        var proxies = ReadProxies(configuration.GetSection("Proxy:Known").Get<string[]>() ?? [], faults);
        if (!int.TryParse(configuration["Proxy:Hops"] ?? "1", out var hops) || hops is < 1 or > 10)
            faults.Add($"Proxy:Hops is '{configuration["Proxy:Hops"]}': write how many proxies stand one behind the other, 1 to 10.");
        // The framework would believe every sender.
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
            faults.Add("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes every sender: leave it out, and name the proxies in Proxy:Known.");
        var rates = RateSettings.Read(configuration.GetSection("RateLimits"), faults);
        var settings = new SiteSettings(address, ReadHosts(configuration["AllowedHosts"], address, options), proxies, hops, rates);
        if (!options.Demonstration)
            settings.FitForProduction(options, faults);
        return faults.Count == 0 ? settings : throw new InvalidDataException(string.Join(Environment.NewLine, faults));
    }

    private void FitForProduction(SiteOptions options, List<string> faults)
    {
        var listening = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var far = Array.Find(listening, url => !IsNear(url));
        if (Address is null && far is not null)
            faults.Add(
                $"Site:Address is missing: {far} is reached from elsewhere, so write the address that people type, for example "
                    + "Site__Address=https://veerkracht.example."
            );
        else if (far is not null && !IsHttps)
            faults.Add($"Site:Address is {Address}: from elsewhere people come by https only.");
        if (IsHttps && Proxies.Count == 0 && !Array.Exists(listening, url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            faults.Add(
                "Site:Address is https, and nothing here speaks it: name the proxy that does in Proxy:Known, for example "
                    + "Proxy__Known__0=127.0.0.1, or listen on https with --urls."
            );
    }

    private static bool IsNear(string url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var uri) ? url.StartsWith("http://unix:", StringComparison.Ordinal) : uri.IsLoopback;

    private static string? ReadAddress(string? said, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(said))
            return null;
        if (
            Uri.TryCreate(said.Trim(), UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
        )
            return uri.GetLeftPart(UriPartial.Authority);
        faults.Add($"Site:Address is '{said}': write it as https://veerkracht.example, without a path.");
        return null;
    }

    private static IReadOnlyList<string> ReadHosts(string? said, string? address, SiteOptions options) =>
        said?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } named ? named
        : address is not null ? [new Uri(address).Host]
        : options.Demonstration ? ["*"]
        : ThisMachine;

    private static List<IPNetwork> ReadProxies(string[] said, List<string> faults)
    {
        var proxies = new List<IPNetwork>();
        foreach (var one in said)
            if (IPAddress.TryParse(one, out var address))
                proxies.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(one, out var network) && network.PrefixLength > 0)
                proxies.Add(network);
            else
                faults.Add($"Proxy:Known holds '{one}': write an address or a network, as 10.0.0.4 or 10.0.0.0/24.");
        return proxies;
    }
}
