using System.Security.Cryptography;

namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>A folder of this machine, or one that is mounted.</summary>
internal sealed class FolderDrop(string folder) : IBankDrop
{
    private string At(string name) => Path.Combine(folder, name);

    public async Task<string?> HashOf(string name, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(At(name));
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public async Task Write(string name, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        try
        {
            await using var file = new FileStream(At(name), FileMode.Create, FileAccess.Write, FileShare.None);
            await file.WriteAsync(bytes, stop);
            // On the disk before it counts: a machine that loses its power must not leave an empty file under the name of a full one.
            file.Flush(flushToDisk: true);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public Task Rename(string from, string to, CancellationToken stop)
    {
        try
        {
            // With overwriting it is one step of the system; without it, it would be a second name and then the end of the first.
            File.Move(At(from), At(to), overwrite: true);
            return Task.CompletedTask;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public void Dispose() { }
}
