namespace Veerkracht.Core.Calls.Commands;

/// <summary>The folder that holds programmes/ and reference/.</summary>
public sealed record DataFolder(string Root)
{
    public string Programmes => Path.Combine(Root, "programmes");
    public string Reference => Path.Combine(Root, "reference");

    /// <summary>Looks upwards from each start for a folder that has both; null where there is none.</summary>
    public static DataFolder? Find(params IEnumerable<string> starts)
    {
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(Path.GetFullPath(start)); folder is not null; folder = folder.Parent)
            {
                var found = new DataFolder(folder.FullName);
                if (Directory.Exists(found.Programmes) && File.Exists(Path.Combine(found.Reference, "municipalities.csv")))
                    return found;
            }
        }
        return null;
    }

    /// <summary>All call files, in order.</summary>
    public IEnumerable<string> CallFiles() => CallFilesIn(Programmes);

    /// <summary>The file of a call by its slug or by its path; null where there is none.</summary>
    public string? CallFile(string slugOrPath)
    {
        if (File.Exists(slugOrPath))
            return slugOrPath;
        return CallFiles().FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == slugOrPath);
    }

    /// <summary>The call files below a folder: those in folders named "calls"; where there are none, all YAML files.</summary>
    public static IReadOnlyList<string> CallFilesIn(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var files = Directory
            .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true })
            .Where(f => Path.GetExtension(f) is ".yaml" or ".yml" && !IsOfProgramme(f))
            .Order(StringComparer.Ordinal)
            .ToList();
        var calls = files.Where(f => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(f))) == "calls").ToList();
        return calls.Count > 0 ? calls : files;
    }

    /// <summary>Whether a file is the programme itself or one of its measures.</summary>
    private static bool IsOfProgramme(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Path.GetFileName(file) == "programme.yaml"
            || (Path.GetFileName(folder) == "measures" && File.Exists(Path.Combine(folder, "..", "programme.yaml")));
    }
}
