using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

public sealed partial class ActsDocumentTests
{
    [Fact]
    public void The_document_tells_of_every_kind_of_act_in_the_words_of_the_history()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "acts.md"));
        var told = Row().Matches(text).Select(m => (Kind: m.Groups[1].Value, Title: m.Groups[2].Value.Trim()));
        var codes = ActCatalogue.All.Select(k => k.Code).Union(ActKinds.Titles.Keys);
        Assert.Equal(
            codes.Order(StringComparer.Ordinal).Select(c => (c, ActCatalogue.TitleOf(c).En!)),
            told.OrderBy(t => t.Kind, StringComparer.Ordinal)
        );
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
