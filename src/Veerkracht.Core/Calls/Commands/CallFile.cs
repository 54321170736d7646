using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Calls.Commands;

/// <summary>Opens call files for the commands.</summary>
internal static class CallFile
{
    /// <summary>Exit codes: all well, faults in a definition, a command that cannot be done.</summary>
    public const int Ok = 0,
        Faults = 1,
        Misused = 2;

    /// <summary>Reads a file; null with one plain line where it cannot be opened.</summary>
    public static string? Text(string path, int most, out string? why)
    {
        why = null;
        try
        {
            if (new FileInfo(path) is { Exists: true } file && file.Length > most)
                why = $"{path} is too large: at most {most} bytes";
            else
                return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            why = $"cannot read {path}: {e.Message}";
        }
        return null;
    }

    /// <summary>The definition of a call by slug or path; an exit code with its lines where there is none.</summary>
    public static CallDefinition? Load(string slugOrPath, DataFolder? data, TextWriter error, out int exit)
    {
        exit = Misused;
        var path = File.Exists(slugOrPath) ? slugOrPath : data?.CallFile(slugOrPath);
        if (path is null)
        {
            var known = data?.CallFiles().Select(f => Path.GetFileNameWithoutExtension(f)) ?? [];
            error.WriteLine($"there is no call '{slugOrPath}'; known are {string.Join(", ", known)}, or give the path of a file");
            return null;
        }
        if (Text(path, 4 * Yaml.YamlFile.MaxLength, out var why) is not { } yaml)
        {
            error.WriteLine(why);
            return null;
        }
        var read = CallReader.Read(yaml, path, TableFiles.Beside(path, data?.Reference));
        foreach (var fault in read.Faults)
            error.WriteLine(fault);
        return read.Definition;
    }
}
