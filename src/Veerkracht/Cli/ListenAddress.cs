using System.Net;
using System.Net.Sockets;

namespace Veerkracht.Cli;

/// <summary>Whether the site can listen where it is told: asked before it makes or changes any data.</summary>
internal static class ListenAddress
{
    /// <param name="urls">"http://127.0.0.1:5080"; several with a semicolon between.</param>
    /// <exception cref="FormatException">It is no such address.</exception>
    /// <exception cref="SocketException">It is not of this machine, not allowed, or in use.</exception>
    public static void Check(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (all.Length == 0)
            throw new FormatException("No address was given.");
        foreach (var address in all.Select(BindingAddress.Parse).Where(a => !a.IsUnixPipe && !a.IsNamedPipe))
        {
            if (address is not { Scheme: "http" or "https", PathBase: "" })
                throw new FormatException($"{address} is no address to listen on.");
            var host = HostOf(address.Host);
            using var socket = new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(host, address.Port));
        }
    }

    /// <exception cref="InvalidDataException">Nothing can listen there beside the site.</exception>
    public static void CheckMetrics(Uri metrics, string urls)
    {
        var text = metrics.GetLeftPart(UriPartial.Authority);
        if (urls.Split(';').Any(u => BindingAddress.Parse(u.Trim()).Port == metrics.Port))
            throw new InvalidDataException($"Telemetry:Metrics is '{text}': the site listens on that port itself, so choose another.");
        try
        {
            Check(text);
        }
        catch (Exception e) when (e is SocketException or FormatException)
        {
            throw new InvalidDataException($"Telemetry:Metrics is '{text}', where nothing can listen ({e.Message}): choose another.", e);
        }
    }

    /// <summary>As the server reads it: a name that is no number stands for all addresses of the machine.</summary>
    private static IPAddress HostOf(string host) =>
        host == "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(host, out var address) ? address
        : IPAddress.Any;
}
