using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;
using Veerkracht.Core.Calls.Reading;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>The call files of the platform.</summary>
internal static class ShippedCalls
{
    public static readonly DataFolder Data = DataFolder.Find(AppContext.BaseDirectory)!;

    public static string Path(string slug) => Data.CallFile(slug)!;

    public static string Text(string slug) => File.ReadAllText(Path(slug));

    public static CallDefinition Read(string slug)
    {
        var read = Try(slug);
        Assert.Empty(read.Faults);
        return read.Definition!;
    }

    /// <summary>The call with its tables, or its faults.</summary>
    public static ReadCall Try(string slug) => CallReader.Read(Text(slug), slug + ".yaml", TableFiles.Beside(Path(slug), Data.Reference));
}
