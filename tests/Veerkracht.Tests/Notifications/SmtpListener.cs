using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Veerkracht.Tests.Notifications;

/// <summary>A mail server of the test: takes messages on a port of its own, or answers as it is told.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public SmtpListener()
    {
        _listener.Start();
        _loop = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every message that was taken, whole.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>The answer to a recipient by its address; null takes it.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>Whether the connection breaks off where this message was taken, before its sender is told so.</summary>
    public Func<int, bool> LosesAnswer { get; set; } = _ => false;

    private readonly List<Task> _served = [];

    private async Task Accept()
    {
        try
        {
            while (true)
                _served.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var message = new StringBuilder();
                while (await reader.ReadLineAsync(_stop.Token) is { } text && text != ".")
                    message.AppendLine(text);
                int many;
                lock (Messages)
                {
                    Messages.Add(message.ToString());
                    many = Messages.Count;
                }
                if (LosesAnswer(many))
                    return;
            }
            await writer.WriteLineAsync(
                verb == "RCPT" ? Answer(line) ?? "250 ok"
                : verb == "QUIT" ? "221 bye"
                : "250 ok"
            );
            if (verb == "QUIT")
                return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await Task.WhenAll(_served).ContinueWith(_ => { }, TaskScheduler.Default);
        _listener.Stop();
        _stop.Dispose();
    }
}
