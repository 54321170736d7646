namespace Veerkracht.Site;

/// <summary>The data directory: for the account of the site alone, whoever made it.</summary>
internal static class DataPlace
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not of this account.</exception>
    public static void Make(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }
        Directory.CreateDirectory(directory, Owner);
        if (File.GetUnixFileMode(directory) != Owner)
            File.SetUnixFileMode(directory, Owner);
    }
}
