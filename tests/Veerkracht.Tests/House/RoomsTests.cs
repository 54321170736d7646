using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

/// <summary>The order of the house: a room looks upstream and at Core, never downstream. There is no list of exceptions.</summary>
public sealed partial class RoomsTests
{
    private static readonly string[] Order =
    [
        "Organisations",
        "Accounts",
        "History",
        "Notifications",
        "Journal",
        "Themes",
        "Documents",
        "Programmes",
        "Calls",
        "Applications",
        "Steering",
        "Editing",
        "Assessment",
        "Awards",
        "Payments",
        "Results",
        "Corrections",
        "Casework",
    ];

    private static readonly string Features = Path.Combine(Repository.Root, "src", "Veerkracht", "Features");

    [Fact]
    public void Every_room_has_its_place_in_the_order()
    {
        var rooms = Directory.EnumerateDirectories(Features).Where(HasCode).Select(Path.GetFileName);
        Assert.Empty(rooms.Except(Order));
    }

    [Fact]
    public void No_room_looks_downstream()
    {
        var downstream =
            from file in Sources(Features)
            let room = Path.GetRelativePath(Features, file).Split(Path.DirectorySeparatorChar)[0]
            from Match match in FeatureName().Matches(File.ReadAllText(file))
            let seen = match.Groups[1].Value
            where Array.IndexOf(Order, seen) > Array.IndexOf(Order, room)
            select $"{Path.GetRelativePath(Repository.Root, file)} looks at {seen}";
        Assert.Empty(downstream.Distinct());
    }

    [Fact]
    public void The_database_knows_no_room()
    {
        var data = Path.Combine(Repository.Root, "src", "Veerkracht", "Data");
        // Migrations are generated from the maps of the rooms, and name them.
        var generated = Path.Combine(data, "Migrations");
        var knowing =
            from file in Sources(data)
            where !file.StartsWith(generated, StringComparison.Ordinal)
            from Match match in FeatureName().Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)} looks at {match.Groups[1].Value}";
        Assert.Empty(knowing.Distinct());
    }

    [Fact]
    public void The_core_knows_no_web_and_no_database()
    {
        var core = Path.Combine(Repository.Root, "src", "Veerkracht.Core");
        var outside = Sources(core).Where(f => Outside().IsMatch(File.ReadAllText(f)));
        Assert.Empty(outside.Select(Path.GetFileName));
    }

    [Fact]
    public void No_code_knows_a_particular_call()
    {
        var slugs = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "programmes"), "*.yaml", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "calls")
            .Select(Path.GetFileNameWithoutExtension)
            .ToList();
        Assert.NotEmpty(slugs);
        var knowing =
            from file in Sources(Path.Combine(Repository.Root, "src"))
            let code = Comment().Replace(File.ReadAllText(file), "")
            from slug in slugs
            where code.Contains($"\"{slug}\"", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Root, file)} names {slug}";
        Assert.Empty(knowing);
    }

    private static bool HasCode(string directory) => Sources(directory).Any();

    private static IEnumerable<string> Sources(string directory) =>
        Directory
            .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(f =>
                !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            );

    [GeneratedRegex(@"\bFeatures\.(\w+)")]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"Microsoft\.(AspNetCore|EntityFrameworkCore)|System\.Net\.Http|Npgsql")]
    private static partial Regex Outside();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();
}
