using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Veerkracht.Features.Documents.Scanning;

/// <param name="Threat">What was found, as the scanner names it; null where nothing was.</param>
public sealed record Looked(Verdict Verdict, string? Threat);

/// <summary>Asks clamd, by its command INSTREAM: it sees the bytes, and neither a name nor a place.</summary>
public sealed class Scanner(FileSettings settings)
{
    private const int Part = 64 * 1024,
        MostAnswer = 4096;

    public bool IsThere => settings.Scanner is not null;

    /// <summary>Clean or infected; still waiting where it does not answer in this time, or does not want to say.</summary>
    public async Task<Looked> Look(Stream content, TimeSpan within, CancellationToken stop)
    {
        if (settings.Scanner is not { } place)
            return new(Verdict.NotAsked, null);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ends.CancelAfter(within);
        try
        {
            await using var line = await Open(place, ends.Token);
            await line.WriteAsync("zINSTREAM\0"u8.ToArray(), ends.Token);
            var buffer = new byte[Part + 4];
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(4), ends.Token)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await line.WriteAsync(buffer.AsMemory(0, read + 4), ends.Token);
            }
            await line.WriteAsync(new byte[4], ends.Token);
            return Said(await Answer(line, ends.Token));
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new(Verdict.Waiting, null);
        }
    }

    /// <summary>That it answers.</summary>
    public async Task<bool> Answers(CancellationToken stop)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ends.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            await using var line = await Open(settings.Scanner!, ends.Token);
            await line.WriteAsync("zPING\0"u8.ToArray(), ends.Token);
            return (await Answer(line, ends.Token)).StartsWith("PONG", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<NetworkStream> Open(Uri place, CancellationToken stop)
    {
        var unix = place.Scheme == "unix";
        var socket = unix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (unix)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(place.LocalPath), stop);
            else
                await socket.ConnectAsync(place.Host, place.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> Answer(NetworkStream line, CancellationToken stop)
    {
        var buffer = new byte[MostAnswer];
        var length = 0;
        int read;
        while (length < MostAnswer && (read = await line.ReadAsync(buffer.AsMemory(length), stop)) > 0)
        {
            length += read;
            if (buffer.AsSpan(0, length).Contains((byte)0))
                break;
        }
        return Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0', '\n', ' ');
    }

    /// <summary>"stream: OK", "stream: Eicar-Signature FOUND", "INSTREAM size limit exceeded. ERROR".</summary>
    private static Looked Said(string answer)
    {
        const string found = " FOUND";
        if (answer.EndsWith(": OK", StringComparison.Ordinal))
            return new(Verdict.Clean, null);
        if (!answer.EndsWith(found, StringComparison.Ordinal))
            return new(Verdict.Waiting, null);
        var threat = answer[(answer.IndexOf(": ", StringComparison.Ordinal) + 2)..^found.Length];
        return new(Verdict.Infected, threat[..Math.Min(threat.Length, 200)]);
    }
}
