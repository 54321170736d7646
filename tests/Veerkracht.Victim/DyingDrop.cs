using System.Diagnostics;
using Veerkracht.Features.Payments.Batches.Delivery;

namespace Veerkracht.Victim;

/// <summary>The real place, and a machine that loses its power at a moment of the first file.</summary>
internal sealed class DyingDrops(IBankDrops real, Moment moment) : IBankDrops
{
    public string? Place => real.Place;

    public async Task<IBankDrop> Open(CancellationToken stop) => new DyingDrop(await real.Open(stop), moment);
}

internal sealed class DyingDrop(IBankDrop real, Moment moment) : IBankDrop
{
    public Task<string?> HashOf(string name, CancellationToken stop) => real.HashOf(name, stop);

    public async Task Write(string name, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await real.Write(name, moment == Moment.Writing ? bytes[..(bytes.Length / 2)] : bytes, stop);
        if (moment is Moment.Writing or Moment.Written)
            Die();
    }

    public async Task Rename(string from, string to, CancellationToken stop)
    {
        if (moment == Moment.Placed)
            Die();
        await real.Rename(from, to, stop);
        Die();
    }

    public void Dispose() => real.Dispose();

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
