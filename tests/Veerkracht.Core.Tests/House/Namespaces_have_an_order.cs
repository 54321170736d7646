using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Tests.Calls;

namespace Veerkracht.Core.Tests.House;

/// <summary>The order of Core: a namespace looks at those before it, never at one behind it. There is no list of exceptions.</summary>
public sealed partial class Namespaces_have_an_order
{
    private const string Core = "Veerkracht.Core.";

    private static readonly string[] Order =
    [
        "Texts",
        "Amounts",
        "Allocation",
        "Allocation.Portfolios",
        "Calendar",
        "Identifiers",
        "Passwords",
        "Geo",
        "Geo.Files",
        "Books",
        "Expressions",
        "Reference",
        "Forms",
        "Forms.Kinds",
        "Funding.Rules",
        "Funding",
        "Calls.Yaml",
        "Calls.Told",
        "Calls",
        "Calls.Reading",
        "Calls.Adjustments",
        "Calls.Writing",
        "Calls.Writing.Format",
        "Calls.Writing.Conditions",
        "Calls.Writing.Differences",
        "Calls.Trials",
        "Calls.Publication",
        "Calls.Commands",
        "Allocation.Commands",
        "Assessing",
        "Payments",
        "Payments.Bank",
        "Programmes",
        "Programmes.Commands",
        "Following",
    ];

    private static readonly ILookup<string, Type> Types = typeof(Money)
        .Assembly.GetTypes()
        .Where(t => t.Namespace?.StartsWith(Core, StringComparison.Ordinal) == true)
        .ToLookup(t => t.Namespace![Core.Length..]);

    [Fact]
    public void Every_namespace_has_its_place() => Assert.Equal(Order.Order(), Types.Select(t => t.Key).Order());

    [Fact]
    public void No_type_names_one_of_a_namespace_behind_its_own() =>
        None(
            from own in Types
            from type in own
            from other in Code.TypesIn(type)
            where other.Assembly == typeof(Money).Assembly && IsBehind(other.Namespace ?? "", own.Key)
            select $"{type.FullName} looks at {other.FullName}"
        );

    /// <summary>Constants leave no trace in what is compiled, so the sources are looked at too.</summary>
    [Fact]
    public void No_source_names_a_namespace_behind_its_own() =>
        None(
            from file in Sources
            let text = File.ReadAllText(file)
            let own = Declared().Match(text).Groups[1].Value
            from Match match in Seen().Matches(text)
            where IsBehind(match.Groups[1].Value, own[Core.Length..])
            select $"{file} looks at {match.Groups[1].Value}"
        );

    private static void None(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    [Fact]
    public void Every_source_stands_in_the_folder_of_its_namespace() =>
        Assert.All(Sources, file =>
            Assert.Equal(
                Core + Path.GetRelativePath(Root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.'),
                Declared().Match(File.ReadAllText(file)).Groups[1].Value
            )
        );

    private static string Root => Path.Combine(ShippedCalls.Data.Root, "src", "Veerkracht.Core");

    private static IEnumerable<string> Sources =>
        Directory
            .EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"));

    /// <param name="name">A namespace, or a type in one, with its full name.</param>
    private static bool IsBehind(string name, string own)
    {
        var seen = Order.Where(n => $"{name}.".StartsWith($"{Core}{n}.", StringComparison.Ordinal)).MaxBy(n => n.Length);
        return Array.IndexOf(Order, seen) > Array.IndexOf(Order, own);
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\b(Veerkracht\.Core\.[\w.]*\w)")]
    private static partial Regex Seen();
}
