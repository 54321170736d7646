namespace Veerkracht.Tests.Support;

/// <summary>
/// Directories for sites that no test cuts off: in memory where there is plenty of it, since a commit there waits for no disk. What must
/// survive a kill is tried on the disk, by the tests of durability.
/// </summary>
internal static class Scratch
{
    private const string Memory = "/dev/shm";
    private const long EnoughBytes = 2L * 1024 * 1024 * 1024;

    private static readonly bool InMemory = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > EnoughBytes;

    public static string New(string prefix) =>
        InMemory
            ? Directory.CreateDirectory(Path.Combine(Memory, $"{prefix}{Guid.CreateVersion7():n}")).FullName
            : Directory.CreateTempSubdirectory(prefix).FullName;
}
