using System.Text.RegularExpressions;
using Veerkracht.Core.Forms;

namespace Veerkracht.Tests.House;

/// <summary>Whatever the platform can refuse, a test provokes and names by its code. There is no list of exceptions.</summary>
public sealed partial class EveryRefusalIsMetTests
{
    [Fact]
    public void Every_code_of_a_refusal_is_named_by_an_assertion()
    {
        var codes = RefusalCodes.In(typeof(Refusal).Assembly, typeof(Finding).Assembly);
        // Given outright, by a helper, by a form, through a property and by a finding of Core: each way is followed.
        string[] ways = ["already-proposed", "role-needed", "date-missing", "required", "wrong-type", "right-exhausted", "busy"];
        Assert.Empty(ways.Except(codes));
        // And no further than codes: what looks like one is an act, a class of organisation or a key of the format.
        Assert.DoesNotContain("confirm-award", codes);
        var named = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != $"{nameof(EveryRefusalIsMetTests)}.cs")
            .SelectMany(f => Asserted().Matches(File.ReadAllText(f)))
            .SelectMany(m => Literal().Matches(m.Value))
            .SelectMany(m => m.Groups[1].Value.Split(' ', ':'))
            .ToHashSet();
        Assert.Equal("", string.Join(", ", codes.Where(c => Written().IsMatch(c)).Except(named)));
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Written();

    /// <summary>A statement that asserts, or what one is given.</summary>
    [GeneratedRegex(@"\b(?:Assert\.|Refuse\w*\(|Told\.|Tells\()[^;]*;|\[InlineData\(.*\)\]")]
    private static partial Regex Asserted();

    [GeneratedRegex("\"([^\"\n]*)\"")]
    private static partial Regex Literal();
}
