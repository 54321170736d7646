using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Veerkracht.Tests.Documents;

/// <summary>Answers as clamd does on a socket of this machine: PING, and INSTREAM in which the word of the test is a virus.</summary>
internal sealed class FakeClamd : IDisposable
{
    public const string Virus = "DIT-IS-EEN-VIRUS";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ends = new();
    private bool _isEnded;

    public FakeClamd()
    {
        _listener.Start();
        _ = Listen();
    }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>It is busy: it takes what comes and answers that it cannot say.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Bytes that it was given in the last file.</summary>
    public int Seen { get; private set; }

    private async Task Listen()
    {
        while (!_ends.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_ends.Token);
            _ = Answer(client);
        }
    }

    private async Task Answer(TcpClient client)
    {
        using var _ = client;
        await using var line = client.GetStream();
        var command = new List<byte>();
        var one = new byte[1];
        while (await line.ReadAsync(one, _ends.Token) == 1 && one[0] != 0)
            command.Add(one[0]);
        var said = Encoding.ASCII.GetString([.. command]) switch
        {
            "zPING" => "PONG",
            "zINSTREAM" => Look(await File(line)),
            _ => "UNKNOWN COMMAND",
        };
        await line.WriteAsync(Encoding.ASCII.GetBytes(said + '\0'), _ends.Token);
    }

    private async Task<byte[]> File(NetworkStream line)
    {
        using var file = new MemoryStream();
        var size = new byte[4];
        while (true)
        {
            await line.ReadExactlyAsync(size, _ends.Token);
            var length = BinaryPrimitives.ReadInt32BigEndian(size);
            if (length == 0)
                return file.ToArray();
            var part = new byte[length];
            await line.ReadExactlyAsync(part, _ends.Token);
            file.Write(part);
        }
    }

    private string Look(byte[] file)
    {
        Seen = file.Length;
        return IsBusy ? "INSTREAM size limit exceeded. ERROR"
            : file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Virus)) >= 0 ? "stream: Test.Virus FOUND"
            : "stream: OK";
    }

    /// <summary>Ends it; a test may end it before its own end.</summary>
    public void Dispose()
    {
        if (_isEnded)
            return;
        _isEnded = true;
        _ends.Cancel();
        _listener.Dispose();
        _ends.Dispose();
    }
}
