using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Veerkracht.Tests;

namespace Veerkracht.BrowserTests.Provider;

/// <summary>
/// The npm package oidc-provider as a process of its own, pinned in Provider/package-lock.json. No package runs a script while it is
/// installed.
/// </summary>
internal sealed class IdentityProvider : IDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Veerkracht.BrowserTests", "Provider");
    private static readonly Lazy<Task> Installed = new(Install);
    private readonly Process _process;

    private IdentityProvider(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <param name="address">Where it stands; see <see cref="FreeAddress"/>.</param>
    /// <param name="site">Address of the site that leads people here.</param>
    /// <param name="plain">What is asked stands in the address, for a test that answers in its place; else it is sent ahead.</param>
    public static async Task<IdentityProvider> Start(string address, string site, bool plain)
    {
        await Installed.Value;
        var process = Run("node", ["provider.mjs", $"{new Uri(address).Port}", site, .. plain ? ["plain"] : Array.Empty<string>()]);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line != "ready")
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, address);
        }
        throw new InvalidOperationException("The provider ended before it was ready.");
    }

    /// <summary>An address of this machine on which nobody listens.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    public void Stop()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        _process.Dispose();
    }

    private static async Task Install()
    {
        var done = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (File.Exists(done) && File.GetLastWriteTimeUtc(done) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            return;
        using var npm = Run("npm", ["ci", "--ignore-scripts", "--loglevel=error"]);
        await npm.WaitForExitAsync();
        Assert.Equal(0, npm.ExitCode);
    }

    private static Process Run(string program, string[] arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
