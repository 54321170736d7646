using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Veerkracht.Bench;

/// <summary>A build, this one or an older one, that serves from a process of its own: so both are driven in the same way.</summary>
internal sealed partial class Built : IAsyncDisposable
{
    // The kernel counts CPU in hundredths of a second.
    private const double MsPerTick = 10;

    private readonly Process _process;
    private readonly string[] _place;
    private readonly string _program;

    private Built(string name, string program, string[] place, Process process, Uri address)
    {
        (Name, _program, _place, _process) = (name, program, place, process);
        Client = new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                UseCookies = false,
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = 2000,
            }
        )
        {
            BaseAddress = address,
        };
    }

    public string Name { get; }
    public HttpClient Client { get; }
    public int ProcessId => _process.Id;

    public static string Program(string checkout) => Path.Combine(checkout, "src/Veerkracht/bin/Release/net10.0/Veerkracht.dll");

    /// <param name="checkout">Where the build lies; built for release.</param>
    /// <param name="place">Data directory, and the connection string of PostgreSQL where it is that.</param>
    public static async Task<Built> Start(string name, string checkout, string data, string? postgres = null)
    {
        string[] place = postgres is null ? ["--data", data] : ["--data", data, "--db", postgres];
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        // An older program knows no other way than as a demonstration.
        string[] mode = Help(Program(checkout)).Contains("--demonstration", StringComparison.Ordinal) ? ["--demonstration"] : [];
        string[] serve = ["serve", .. mode, "--urls", address, .. place, "--no-examples", "--today", "2022-09-01T09:00"];
        var built = new Built(name, Program(checkout), place, Run(Program(checkout), serve), new(address));
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await built.Client.GetAsync("/healthz");
                return built;
            }
            catch (HttpRequestException) when (tries < 6000 && !built._process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>User and system, since the process began, in ms.</summary>
    public double CpuMs()
    {
        var stat = File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1].Split(' ');
        return (double.Parse(stat[11], CultureInfo.InvariantCulture) + double.Parse(stat[12], CultureInfo.InvariantCulture)) * MsPerTick;
    }

    /// <summary>
    /// Waits until nothing runs in it: it compiles for some seconds after it was asked much, which is no cost of a request.
    /// </summary>
    public async Task Settle()
    {
        var quiet = TimeSpan.FromMilliseconds(400);
        var before = CpuMs();
        while (true)
        {
            await Task.Delay(quiet);
            var now = CpuMs();
            if (now - before <= MsPerTick)
                return;
            before = now;
        }
    }

    public double ResidentMb()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
        return double.Parse(Digits().Match(line).Value, CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>A token of a persona of the demonstration, as the command line gives it.</summary>
    public async Task<string> Token(string persona)
    {
        using var made = Run(_program, ["token", "--as", persona, .. _place]);
        var told = await made.StandardOutput.ReadToEndAsync();
        await made.WaitForExitAsync();
        return TokenText().Match(told) is { Success: true } token ? token.Value : throw new InvalidOperationException(told);
    }

    private static string Help(string program)
    {
        using var asked = Run(program, ["serve", "--help"]);
        return asked.StandardOutput.ReadToEnd();
    }

    private static Process Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        // One person does here what hundreds would.
        foreach (var kind in (string[])["SignIn", "StartDossier", "Upload"])
            start.Environment[$"RateLimits__{kind}"] = "1000000 in 1";
        var process = Process.Start(start)!;
        // Whoever writes to a pipe that nobody reads stands still.
        if (arguments[0] == "serve" && !arguments.Contains("--help"))
            process.BeginOutputReadLine();
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"vk_\w+")]
    private static partial Regex TokenText();
}
