using System.Buffers;
using System.IO.Pipelines;

namespace Veerkracht.Api;

/// <summary>What leaves a connection. It passes everything on, until it is given the last answer of the connection: what the server writes after that is dropped.</summary>
internal sealed class LastAnswer(PipeWriter inner) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _dropped = new();
    private bool _answered;

    public void Answer(ReadOnlySpan<byte> bytes)
    {
        if (_answered)
            return;
        inner.Write(bytes);
        _answered = true;
    }

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;
    public override long UnflushedBytes => inner.UnflushedBytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => _answered ? _dropped.GetMemory(sizeHint) : inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _answered ? _dropped.GetSpan(sizeHint) : inner.GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (!_answered)
            inner.Advance(bytes);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
}

/// <summary>The two directions of a connection, of which one has a gate.</summary>
internal sealed record GatedTransport(PipeReader Input, PipeWriter Output) : IDuplexPipe;
