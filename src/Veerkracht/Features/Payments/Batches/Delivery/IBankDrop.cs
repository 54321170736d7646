namespace Veerkracht.Features.Payments.Batches.Delivery;

/// <summary>
/// The place from which the bank takes files. It takes what has its final name only, so a file is written under another name, and gets its
/// own in one step.
/// </summary>
/// <exception cref="IOException">From all its methods: the place cannot be reached, or did not do it; why is its message.</exception>
public interface IBankDrop : IDisposable
{
    /// <summary>SHA-256 of what stands under this name, lower case; null where nothing does.</summary>
    Task<string?> HashOf(string name, CancellationToken stop);

    /// <summary>Writes a file to its end, in the place of what stood under this name.</summary>
    Task Write(string name, ReadOnlyMemory<byte> bytes, CancellationToken stop);

    /// <summary>In one step: at no moment both names are there, or neither. Takes the place of what stands under the new name.</summary>
    Task Rename(string from, string to, CancellationToken stop);
}

/// <summary>Where files of the bank are brought to, as the configuration says.</summary>
public interface IBankDrops
{
    /// <summary>The place in words, the same as long as the configuration is; null where files are brought to the bank by hand.</summary>
    string? Place { get; }

    /// <exception cref="IOException">The place cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    Task<IBankDrop> Open(CancellationToken stop);
}

public sealed class BankDrops(DropSettings settings) : IBankDrops
{
    public string? Place => settings.Place;

    public async Task<IBankDrop> Open(CancellationToken stop) =>
        settings switch
        {
            { Folder: { } folder } => new FolderDrop(folder),
            { Sftp: { } server } => await SftpDrop.Open(server, stop),
            _ => throw new InvalidOperationException("No place is set to which files of the bank are brought."),
        };
}
