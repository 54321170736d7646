using System.Text.RegularExpressions;
using Veerkracht.Hosting;

namespace Veerkracht.Tests.House;

/// <summary>The order of the house: a room looks upstream and at Core, never downstream. There is no list of exceptions.</summary>
public sealed partial class RoomsTests
{
    private static readonly string[] Order =
    [
        "Data",
        "Acts",
        "Site",
        "Organisations",
        "Accounts",
        "Notifications",
        "Citizens",
        "Journal",
        "Documents",
        "Programmes",
        "Themes",
        "People",
        "Calls",
        "Applications",
        "Steering",
        "Editing",
        "Conversation",
        "Assessment",
        "Awards",
        "Payments",
        "Results",
        "News",
        "Feeds",
        "Corrections",
        "Casework",
        "Following",
        "Home",
        "Privacy",
        "Operations",
        "Api",
        "Hosting",
        "Cli",
    ];

    private static readonly string Source = Path.Combine(Repository.Root, "src", "Veerkracht");
    private static readonly string Rooms = Path.Combine(Source, "Features");

    [Fact]
    public void Every_folder_has_its_place_in_the_order()
    {
        var folders = Directory.EnumerateDirectories(Source).Where(HasCode).Select(Path.GetFileName).Where(f => f != "Features");
        Assert.Empty(folders.Concat(Directory.EnumerateDirectories(Rooms).Where(HasCode).Select(Path.GetFileName)).Except(Order));
    }

    [Fact]
    public void Nothing_looks_downstream()
    {
        var downstream =
            from look in Looks.In(typeof(SiteHost).Assembly)
            // Migrations are generated from the maps of the rooms, and name them.
            where look.From.Namespace?.StartsWith("Veerkracht.Data.Migrations", StringComparison.Ordinal) != true
            let here = Looks.PlaceOf(look.From)
            let there = Looks.PlaceOf(look.To)
            where Array.IndexOf(Order, there) > Array.IndexOf(Order, here)
            select $"{here} looks at {there}: {Plain(look.From)} → {Plain(look.To)}";
        var all = downstream.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    [Fact]
    public void Nothing_names_what_lies_downstream()
    {
        var naming =
            from file in Sources(Source)
            let path = Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar)
            let place = path[0] == "Features" ? path[1] : path[0]
            where path.Length > 1 && !path.Contains("Migrations")
            from Match match in Named().Matches(File.ReadAllText(file))
            let seen = match.Groups["place"].Value
            where Array.IndexOf(Order, seen) > Array.IndexOf(Order, place)
            select $"{Path.GetRelativePath(Repository.Root, file)} names {seen}";
        Assert.Empty(naming.Distinct());
    }

    [Fact]
    public void The_reader_of_compiled_code_sees_tables_pages_and_lists()
    {
        var looks = Looks.In(typeof(SiteHost).Assembly);
        Assert.Contains(looks, l =>
            l is { From.Name: nameof(Veerkracht.Features.Awards.ProposeAward), To.Name: nameof(Veerkracht.Features.Awards.Award) }
        );
        Assert.Contains(looks, l =>
            l.From.Namespace == "AspNetCoreGeneratedDocument" && Looks.PlaceOf(l.From) == "Casework" && Looks.PlaceOf(l.To) == "Awards"
        );
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

    private static string Plain(Type type) => (type.DeclaringType ?? type).Name;

    [GeneratedRegex(@"\b(?:Veerkracht\.)?Features\.(?<place>\w+)|\bVeerkracht\.(?<place>\w+)")]
    private static partial Regex Named();

    [GeneratedRegex(@"Microsoft\.(AspNetCore|EntityFrameworkCore)|System\.Net\.Http|Npgsql")]
    private static partial Regex Outside();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();
}
