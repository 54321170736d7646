using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Commands;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>The call files of the platform.</summary>
internal static class ShippedCalls
{
    public static readonly DataFolder Data = DataFolder.Find(AppContext.BaseDirectory)!;

    public static string Path(string slug) => Data.CallFile(slug)!;

    public static string Text(string slug) => File.ReadAllText(Path(slug));

    public static CallDefinition Read(string slug)
    {
        var read = CallEngine.Read(Text(slug), slug + ".yaml");
        Assert.Empty(read.Faults);
        return read.Definition!;
    }
}
