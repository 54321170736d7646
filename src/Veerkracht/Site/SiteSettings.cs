using System.Net;
using Veerkracht.Site.Limits;

namespace Veerkracht.Site;

/// <summary>How the site stands in the world, from its configuration.</summary>
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
    /// <summary>Site:FormAction, other sites to which a form may lead on, as "https://elsewhere.example".</summary>
    public IReadOnlyList<string> FormAction { get; init; } = [];

    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Site:Security, where weaknesses are told: "mailto:security@veerkracht.example" or an address of https; null where nobody set it.
    /// </summary>
    public string? Security { get; init; }

    /// <summary>The whole address of a path, for who reads it elsewhere.</summary>
    public string At(HttpRequest request, string path) => (Address ?? $"{request.Scheme}://{request.Host}") + path;

    /// <summary>People come by https: cookies are for it alone.</summary>
    public bool IsHttps => Address?.StartsWith("https:", StringComparison.Ordinal) == true;

    public static SiteSettings Read(SettingsReader settings, SiteOptions options)
    {
        var site = new SiteSettings(
            settings.Origin("Site:Address"),
            [],
            ReadProxies(settings),
            settings.Number("Proxy:Hops", 1, 1, 10, "how many proxies stand one behind the other"),
            RateSettings.Read(settings)
        )
        {
            FormAction = ReadOrigins(settings),
            Security = ReadSecurity(settings),
        };
        // The framework would believe every sender.
        if (settings.Text("ForwardedHeaders_Enabled") is { } believes && believes.Equals("true", StringComparison.OrdinalIgnoreCase))
            settings.Fault("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes every sender: leave it out, and name the proxies in Proxy:Known.");
        settings.Refuse("Kestrel:Endpoints", "say with --urls where the site listens, as LISTEN in veerkracht.env does.");
        if (!options.Demonstration)
            site.FitForProduction(options, settings);
        return site with { Hosts = ReadHosts(settings, site.Address, options) };
    }

    private static string? ReadSecurity(SettingsReader settings)
    {
        const string name = "Site:Security";
        if (settings.Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "mailto" or "https" } && !text.Any(char.IsWhiteSpace))
            return text;
        settings.Wrong(name, "write it as mailto:security@veerkracht.example or https://veerkracht.example/security");
        return null;
    }

    private void FitForProduction(SiteOptions options, SettingsReader settings)
    {
        var listening = options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var far = Array.Find(listening, url => !IsNear(url));
        if (Address is null && far is not null)
            settings.Fault(
                $"Site:Address is missing: {far} is reached from elsewhere, so write the address that people type, for example "
                    + "Site__Address=https://veerkracht.example."
            );
        else if (far is not null && !IsHttps)
            settings.Fault($"Site:Address is {Address}: from elsewhere people come by https only.");
        if (IsHttps && Proxies.Count == 0 && !Array.Exists(listening, url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            settings.Fault(
                "Site:Address is https, and nothing here speaks it: name the proxy that does in Proxy:Known, for example "
                    + "Proxy__Known__0=127.0.0.1, or listen on https with --urls."
            );
    }

    private static bool IsNear(string url) =>
        !Uri.TryCreate(url, UriKind.Absolute, out var uri) ? url.StartsWith("http://unix:", StringComparison.Ordinal) : uri.IsLoopback;

    private static IReadOnlyList<string> ReadHosts(SettingsReader settings, string? address, SiteOptions options)
    {
        var named = settings.Text("AllowedHosts")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        foreach (var host in named.Where(h => !IsHost(h, options)))
            settings.Fault(
                $"AllowedHosts holds '{host}': write names, with ; between them, as veerkracht.example;*.veerkracht.example, without "
                    + "https, port or path."
            );
        return named.Length > 0 ? named
            : address is not null ? [new Uri(address).Host]
            : options.Demonstration ? ["*"]
            : ThisMachine;
    }

    /// <summary>Every name is for a demonstration: else whoever asks chooses what the site is called.</summary>
    private static bool IsHost(string said, SiteOptions options) =>
        said == "*"
            ? options.Demonstration
            : Uri.CheckHostName(said.StartsWith("*.", StringComparison.Ordinal) ? said[2..] : said.Trim('[', ']'))
                != UriHostNameType.Unknown;

    private static List<IPNetwork> ReadProxies(SettingsReader settings)
    {
        var proxies = new List<IPNetwork>();
        foreach (var one in settings.List("Proxy:Known"))
            if (IPAddress.TryParse(one, out var address))
                proxies.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else if (IPNetwork.TryParse(one, out var network) && network.PrefixLength > 0)
                proxies.Add(network);
            else
                settings.Fault($"Proxy:Known holds '{one}': write an address or a network, as 10.0.0.4 or 10.0.0.0/24.");
        return proxies;
    }

    private static List<string> ReadOrigins(SettingsReader settings)
    {
        var origins = new List<string>();
        foreach (var one in settings.List("Site:FormAction"))
            if (SettingsReader.OriginOf(one) is { } origin)
                origins.Add(origin);
            else
                settings.Fault(
                    $"Site:FormAction holds '{one}': write the address of a site, as https://elsewhere.example, without a path."
                );
        return origins;
    }
}
