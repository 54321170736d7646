using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Tests.Reference;

/// <summary>The reference files of the repository, read once.</summary>
internal static class Shipped
{
    public static readonly string Directory = Path.Combine(Root(), "reference");

    public static readonly ReferenceData Data = ReferenceData.Load(Directory);

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Veerkracht.slnx")))
            directory = directory.Parent!;
        return directory.FullName;
    }
}
