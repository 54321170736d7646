using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Commands;

/// <summary>Opens call files for the commands.</summary>
public static class CallFile
{
    /// <summary>Exit codes: all well, faults in a definition, a command that cannot be done.</summary>
    public const int Ok = 0,
        Faults = 1,
        Misused = 2;

    /// <summary>Most bytes of the file of a call.</summary>
    public const int MostBytes = 4 * Yaml.YamlFile.MaxLength;

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
        if (TextFile.Read(path, MostBytes, out var why) is not { } yaml)
        {
            error.WriteLine(why!.En);
            return null;
        }
        var read = CallReader.Read(yaml, path, TableFiles.Beside(path, data?.Reference));
        foreach (var fault in read.Faults)
            error.WriteLine(fault);
        if (read.Definition is null)
            exit = Faults;
        return read.Definition;
    }
}
