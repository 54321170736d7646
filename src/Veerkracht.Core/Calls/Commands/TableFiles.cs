using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Commands;

/// <summary>
/// Finds the tables that a call file names: beside the file, else in the folder of the measures, else in reference/. Never outside these
/// folders.
/// </summary>
public static class TableFiles
{
    /// <param name="callFile">The path of the call.</param>
    /// <param name="reference">The folder with the reference data; null where there is none.</param>
    /// <returns>A reader by name for <see cref="Reading.CallReader.Read"/>; null for what is not there, cannot be read or is too
    /// large.</returns>
    public static Func<string, string?> Beside(string callFile, string? reference)
    {
        var calls = Path.GetDirectoryName(Path.GetFullPath(callFile));
        var measures = Path.GetDirectoryName(calls) is { } programme ? Path.Combine(programme, "measures") : null;
        var folders = new[] { calls, measures, reference }.OfType<string>().ToList();
        return name =>
            TableTexts.IsName(name) ? folders.Select(folder => Text(folder, name)).FirstOrDefault(text => text is not null) : null;
    }

    private static string? Text(string folder, string name)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root, StringComparison.Ordinal) || new FileInfo(path) is not { Exists: true, LinkTarget: null })
            return null;
        return TextFile.ReadLoosely(path, 4 * TableTexts.MaxLength);
    }
}
