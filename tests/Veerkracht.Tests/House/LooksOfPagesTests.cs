using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

/// <summary>
/// A name that pages give to what looks alike means one thing: two sheets that both say how it looks change the pages of each other, and
/// only for who gets both.
/// </summary>
public sealed partial class LooksOfPagesTests
{
    [Fact]
    public void No_two_sheets_say_how_the_same_name_looks()
    {
        var sheets = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Veerkracht", "Assets", "styles"), "*.scss");
        var said =
            from sheet in sheets
            from Match rule in Own().Matches(File.ReadAllText(sheet))
            group Path.GetFileName(sheet) by rule.Groups[1].Value into name
            select (Name: name.Key, Sheets: name.Distinct().Order(StringComparer.Ordinal).ToList());
        var all = said.ToList();
        Assert.Contains(all, s => s.Name == "v-banner");
        Assert.Empty(all.Where(s => s.Sheets.Count > 1).Select(s => $".{s.Name} in {string.Join(" and ", s.Sheets)}"));
    }

    /// <summary>A rule about one name alone, wherever it stands on a page.</summary>
    [GeneratedRegex(@"^\.(v-[\w-]+) \{", RegexOptions.Multiline)]
    private static partial Regex Own();
}
