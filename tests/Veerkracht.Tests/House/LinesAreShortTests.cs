using System.Text;

namespace Veerkracht.Tests.House;

/// <summary>
/// A line fits beside another on a screen: 140 bytes, which is what most tools count. There is no list of exceptions.
/// </summary>
public sealed class LinesAreShortTests
{
    private const int Most = 140;

    private static readonly HashSet<string> Written =
    [
        ".cs",
        ".cshtml",
        ".scss",
        ".ts",
        ".mjs",
        ".js",
        ".json",
        ".yaml",
        ".sh",
        ".props",
        ".csproj",
    ];

    /// <summary>What tools write: builds, packages, and what the migrations carry of the model.</summary>
    private static readonly HashSet<string> MadeByTools =
    [
        "bin",
        "obj",
        "node_modules",
        "built",
        "package-lock.json",
        "packages.lock.json",
        "SqliteDbModelSnapshot.cs",
        "PostgresDbModelSnapshot.cs",
    ];

    [Fact]
    public void No_line_is_longer_than_140_bytes()
    {
        var files = new[] { "src", "tests", "bench" }.SelectMany(f => Files(Path.Combine(Repository.Root, f))).ToList();
        Assert.All([".cs", ".cshtml", ".scss", ".ts"], kind => Assert.Contains(files, f => Path.GetExtension(f) == kind));
        var longer =
            from file in files
            from line in File.ReadLines(file).Index()
            let length = Encoding.UTF8.GetByteCount(line.Item)
            where length > Most
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1} has {length} bytes";
        Assert.Empty(longer);
    }

    private static IEnumerable<string> Files(string directory) =>
        Directory
            .EnumerateFiles(directory)
            .Where(f => Written.Contains(Path.GetExtension(f)) && !f.EndsWith(".Designer.cs", StringComparison.Ordinal))
            .Concat(Directory.EnumerateDirectories(directory).Where(IsOurs).SelectMany(Files))
            .Where(IsOurs);

    private static bool IsOurs(string path) => !MadeByTools.Contains(Path.GetFileName(path));
}
