using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

public sealed partial class ActsDocumentTests
{
    [Fact]
    public void The_document_tells_of_every_kind_of_act_in_the_words_of_the_history()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "acts.md"));
        var told = Row().Matches(text).Select(m => (Kind: m.Groups[1].Value, Title: m.Groups[2].Value.Trim())).ToList();
        Assert.Equal(ActKinds.Titles.Select(t => (t.Key, t.Value.En!)), told);
    }

    [Fact]
    public void Every_row_says_who_from_where_what_and_which_money()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "acts.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Trim('|').Split('|'));
        Assert.All(rows, r =>
        {
            Assert.Equal(6, r.Length);
            Assert.DoesNotContain(r, c => c.Trim().Length == 0);
        });
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \|([^|]+)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
