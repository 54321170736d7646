using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Veerkracht.Features.Payments.Batches.Delivery;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Payments;

/// <summary>OpenSSH's server on a port of its own, with keys of its own. Skips the test by name where it is not installed.</summary>
internal sealed class SshServer : IDisposable
{
    private const string Program = "/usr/sbin/sshd";

    private readonly Process _process;

    private SshServer(Process process, SftpServer settings) => (_process, Settings) = (process, settings);

    public SftpServer Settings { get; }
    public string Folder => Settings.Folder;

    public static SshServer Start()
    {
        Assert.SkipWhen(!File.Exists(Program), "openssh-server is not installed");
        var place = Scratch.New("veerkracht-sshd-");
        var (hostKey, key, port) = (Path.Combine(place, "host"), Path.Combine(place, "key"), FreePort());
        foreach (var file in new[] { hostKey, key })
            Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file);
        var folder = Directory.CreateDirectory(Path.Combine(place, "in")).FullName;
        var config = Path.Combine(place, "config");
        File.WriteAllText(
            config,
            $"""
            ListenAddress 127.0.0.1:{port}
            HostKey {hostKey}
            AuthorizedKeysFile {key}.pub
            PidFile none
            StrictModes no
            UsePAM no
            PermitRootLogin prohibit-password
            PasswordAuthentication no
            Subsystem sftp internal-sftp
            """
        );
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory("/run/sshd");
        var process = Process.Start(new ProcessStartInfo(Program, ["-D", "-e", "-f", config]) { RedirectStandardError = true })!;
        // It says once that it listens.
        var said = process.StandardError.ReadLine();
        Assert.Contains("listening", said, StringComparison.Ordinal);
        _ = process.StandardError.ReadToEndAsync();
        var fingerprint = Run("ssh-keygen", "-l", "-f", $"{hostKey}.pub").Split(' ')[1];
        return new(process, new("127.0.0.1", port, Environment.UserName, key, fingerprint, folder));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }
}
